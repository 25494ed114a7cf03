-- The instances, running and ended.
CREATE TABLE instances (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    process_version_id uuid NOT NULL,
    parent_id uuid,
    created_at timestamptz NOT NULL,
    completed_at timestamptz,
    sequence bigint NOT NULL,
    version integer NOT NULL,
    open_incidents integer NOT NULL,
    test boolean NOT NULL,
    status text NOT NULL,
    process_id text NOT NULL,
    process_name text,
    started_by text NOT NULL,
    business_id text COLLATE "C",
    -- The normal form of the key of the message that started it, if only one may run for a key.
    start_key text,
    failure text
);

-- Lists, newest first: of a project, of a process, of one of its versions.
CREATE INDEX instances_project ON instances (project_id, created_at, id);
CREATE INDEX instances_process ON instances (project_id, process_id, created_at, id);
CREATE INDEX instances_version ON instances (process_version_id, created_at, id);
-- What is rare among the ended instances has indexes that leave those out.
CREATE INDEX instances_running ON instances (project_id, process_id, created_at, id) WHERE status = 'RUNNING';
CREATE INDEX instances_stopped ON instances (project_id, created_at, id) WHERE status IN ('CANCELED', 'FAILED');
CREATE INDEX instances_with_incident ON instances (project_id, created_at, id) WHERE open_incidents > 0;
CREATE INDEX instances_business_id ON instances (project_id, business_id) WHERE business_id IS NOT NULL;
CREATE INDEX instances_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX instances_of_resource ON instances (resource_id) WHERE status = 'RUNNING';
-- One running instance for each key of a message start.
CREATE UNIQUE INDEX instances_start_key ON instances (project_id, process_id, start_key)
    WHERE status = 'RUNNING' AND start_key IS NOT NULL;
