-- The projects. The row of a deleted one stays, for it can be restored.
CREATE TABLE projects (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    key text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz,
    deleted_at timestamptz,
    sequence bigint NOT NULL
);
