-- What is suspended, and by whom; and the instances in which something waits until they are not suspended any more. An instance is
-- suspended by itself, by its process version, and by any instance above it. docs/adr/0021-suspension.md.

CREATE TABLE suspended_instances (
    instance_id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    suspended_at timestamptz NOT NULL,
    suspended_by text NOT NULL,
    reason text
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX suspended_instances_project ON suspended_instances (project_id);

CREATE TABLE suspended_versions (
    process_version_id uuid PRIMARY KEY,
    resource_id uuid NOT NULL,
    project_id uuid NOT NULL,
    suspended_at timestamptz NOT NULL,
    suspended_by text NOT NULL,
    reason text
);

CREATE INDEX suspended_versions_project ON suspended_versions (project_id);
CREATE INDEX suspended_versions_resource ON suspended_versions (resource_id);

CREATE TABLE parked_instances (
    instance_id uuid PRIMARY KEY,
    project_id uuid NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX parked_instances_project ON parked_instances (project_id, instance_id);

-- Whether anything was ever suspended in this database. Until then steps look no further than into this row, which they read anyway.
ALTER TABLE event_epoch ADD COLUMN suspends boolean NOT NULL DEFAULT false;
