-- The versions of the read tables. A table that changes its shape gets a new version, which is a table of its own; until the
-- release after, steps write both, and lists read the one that is current. docs/adr/0010-rebuild.md.
CREATE TABLE read_tables (
    name text NOT NULL,
    version integer NOT NULL,
    is_current boolean NOT NULL,
    -- When a rebuild was last through with it, and how many rows that one had to write or delete.
    rebuilt_at timestamptz,
    rows_changed bigint,
    PRIMARY KEY (name, version)
);

CREATE UNIQUE INDEX read_tables_current ON read_tables (name) WHERE is_current;

INSERT INTO read_tables (name, version, is_current)
SELECT name, 1, true
FROM unnest(ARRAY[
    'projects', 'memberships', 'organization_members', 'resources', 'process_versions', 'instances', 'external_jobs', 'user_tasks',
    'incidents'
]) AS name;

-- How far the newest rebuild has come. Whether it still runs, its lock tells.
CREATE TABLE rebuild_progress (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    phase text NOT NULL,
    started_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    events bigint NOT NULL,
    -- About as many as there are.
    events_expected bigint NOT NULL,
    rows_changed bigint NOT NULL,
    -- The place among all events up to which a version that is not current yet is known to be complete.
    epoch smallint,
    transaction_id xid8
);
