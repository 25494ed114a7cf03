-- The incidents, open and resolved.
CREATE TABLE incidents (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    instance_id uuid NOT NULL,
    process_version_id uuid NOT NULL,
    execution_key uuid NOT NULL,
    scope_id uuid,
    parent_scope_id uuid,
    raised_at timestamptz NOT NULL,
    resolved_at timestamptz,
    sequence bigint NOT NULL,
    version integer NOT NULL,
    -- The place of the multi-instance item it happened in, from 0.
    item_index integer,
    process_id text NOT NULL,
    process_name text,
    -- Null for an incident of the process itself.
    element text,
    error_type text NOT NULL,
    error_code text,
    error_message text NOT NULL,
    resolved_by text,
    variables json NOT NULL
);

-- Open ones first, then the newest.
CREATE INDEX incidents_project ON incidents (project_id, (resolved_at IS NULL), raised_at, id);
CREATE INDEX incidents_version ON incidents (process_version_id, (resolved_at IS NULL), raised_at, id);
CREATE INDEX incidents_instance ON incidents (instance_id);
