-- Whether something suspends a running instance: itself, its process version, or the same of an instance above.
CREATE FUNCTION is_suspended(instance uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above (id, parent_id, process_version_id) AS (
        SELECT id, parent_id, process_version_id FROM instances WHERE id = instance
        UNION ALL
        SELECT caller.id, caller.parent_id, caller.process_version_id
        FROM above JOIN instances AS caller ON caller.id = above.parent_id
    )
    SELECT EXISTS (
        SELECT FROM above
        WHERE EXISTS (SELECT FROM suspended_instances AS own WHERE own.instance_id = above.id)
        OR EXISTS (SELECT FROM suspended_versions AS version WHERE version.process_version_id = above.process_version_id)
    )
$$;
