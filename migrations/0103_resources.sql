-- The versions of BPMN files that are there.
CREATE TABLE resources (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    definitions_id text NOT NULL,
    name text NOT NULL,
    xml text NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    deployed_at timestamptz,
    sequence bigint NOT NULL,
    -- The executable processes with their ids: what a test can start before anything is deployed.
    processes json NOT NULL
);

CREATE INDEX resources_project ON resources (project_id, created_at, id);
CREATE INDEX resources_definitions ON resources (project_id, definitions_id, created_at, id);
