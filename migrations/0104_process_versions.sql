-- The processes of deployed resources. The rows of a deleted resource stay, so that its numbers are not given again.
CREATE TABLE process_versions (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    resource_name text NOT NULL,
    process_id text NOT NULL,
    process_name text,
    version bigint NOT NULL,
    deployed_at timestamptz NOT NULL,
    deleted_at timestamptz,
    sequence bigint NOT NULL,
    -- Also the check that no other deployment took the number between a decision and its storing.
    CONSTRAINT process_versions_number UNIQUE (project_id, process_id, version)
);

CREATE INDEX process_versions_resource ON process_versions (resource_id);
