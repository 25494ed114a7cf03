-- How many there are of what is listed, by status. Steps only ever add to count_deltas; a background task adds those up into
-- counts. Neither an update of one row by all, nor a count of everything, is ever needed.
CREATE TABLE count_deltas (
    project_id uuid NOT NULL,
    -- What changed its status: an instance, a job, a user task or an incident; and the event that did it.
    counted_id uuid NOT NULL,
    sequence bigint NOT NULL,
    process_version_id uuid,
    test boolean NOT NULL,
    counted text NOT NULL,
    name text,
    from_status text,
    to_status text NOT NULL,
    PRIMARY KEY (project_id, counted_id, sequence)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE TABLE counts (
    project_id uuid NOT NULL,
    counted text NOT NULL,
    -- The process of an instance, the task type of a job.
    name text,
    process_version_id uuid,
    test boolean NOT NULL,
    status text NOT NULL,
    total bigint NOT NULL,
    CONSTRAINT counts_group UNIQUE NULLS NOT DISTINCT (project_id, counted, name, process_version_id, test, status)
) WITH (fillfactor = 50);

-- What a sum over is a total, at any moment.
CREATE VIEW count_changes AS
SELECT project_id, counted, name, process_version_id, test, status, total AS change FROM counts
UNION ALL
SELECT project_id, counted, name, process_version_id, test, to_status, 1 FROM count_deltas
UNION ALL
SELECT project_id, counted, name, process_version_id, test, from_status, -1 FROM count_deltas
WHERE from_status IS NOT NULL;
