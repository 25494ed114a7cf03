-- The open jobs, and which worker has each.
CREATE TABLE job_leases (
    execution_key uuid PRIMARY KEY,
    instance_id uuid NOT NULL,
    project_id uuid NOT NULL,
    task_type text NOT NULL,
    created_at timestamptz NOT NULL,
    -- These three are set together while a worker has it. A lease that ran out stays until the instance has dealt with it.
    client_id text,
    lease_id uuid,
    locked_until timestamptz,
    CONSTRAINT job_leases_whole CHECK (num_nulls(client_id, lease_id, locked_until) IN (0, 3))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX job_leases_waiting ON job_leases (project_id, task_type, created_at, execution_key) WHERE lease_id IS NULL;
CREATE INDEX job_leases_until ON job_leases (locked_until) WHERE lease_id IS NOT NULL;
