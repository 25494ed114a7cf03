-- The jobs that are set aside, project by project: whoever lets them wait again goes through some at a time.
CREATE INDEX job_leases_aside ON job_leases (project_id, execution_key) WHERE lease_id = '00000000-0000-0000-0000-000000000000';
