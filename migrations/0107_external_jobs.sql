-- The jobs for external workers, open and ended. Which worker has an open one is in job_leases.
CREATE TABLE external_jobs (
    -- An activation that is run again gets another job.
    execution_key uuid NOT NULL,
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    instance_id uuid NOT NULL,
    parent_instance_id uuid,
    created_at timestamptz NOT NULL,
    completed_at timestamptz,
    sequence bigint NOT NULL,
    retries bigint NOT NULL,
    status text NOT NULL,
    element text NOT NULL,
    task_type text NOT NULL,
    business_id text COLLATE "C",
    cancel_reason text,
    variables json NOT NULL,
    headers json NOT NULL,
    PRIMARY KEY (execution_key, id)
);

CREATE INDEX external_jobs_project ON external_jobs (project_id, created_at, id);
CREATE INDEX external_jobs_type ON external_jobs (project_id, task_type, created_at, id);
CREATE INDEX external_jobs_instance ON external_jobs (project_id, instance_id, created_at, id);
CREATE INDEX external_jobs_open ON external_jobs (project_id, created_at, id) WHERE status = 'PENDING';
CREATE INDEX external_jobs_stopped ON external_jobs (project_id, created_at, id) WHERE status IN ('CANCELED', 'FAILED');
CREATE INDEX external_jobs_business_id ON external_jobs (project_id, business_id) WHERE business_id IS NOT NULL;
