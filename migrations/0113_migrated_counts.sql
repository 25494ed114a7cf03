-- What is counted by process versions may move from one to another: an instance that is migrated. It leaves the one by a status that
-- counts nowhere, and begins in the other.
CREATE OR REPLACE VIEW count_changes AS
SELECT project_id, counted, name, process_version_id, test, status, total AS change FROM counts
WHERE status <> 'MIGRATED'
UNION ALL
SELECT project_id, counted, name, process_version_id, test, to_status, 1 FROM count_deltas
WHERE to_status <> 'MIGRATED'
UNION ALL
SELECT project_id, counted, name, process_version_id, test, from_status, -1 FROM count_deltas
WHERE from_status IS NOT NULL;
