-- The tasks for people, open and ended.
CREATE TABLE user_tasks (
    -- An activation that is run again gets another task.
    execution_key uuid NOT NULL,
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    instance_id uuid NOT NULL,
    parent_instance_id uuid,
    created_at timestamptz NOT NULL,
    completed_at timestamptz,
    sequence bigint NOT NULL,
    status text NOT NULL,
    element text NOT NULL,
    task_type text NOT NULL,
    assignee text,
    form_key text,
    form_id text,
    business_id text COLLATE "C",
    cancel_reason text,
    error_code text,
    candidate_users jsonb NOT NULL,
    candidate_groups jsonb NOT NULL,
    variables json NOT NULL,
    headers json NOT NULL,
    completion_variables json,
    PRIMARY KEY (execution_key, id)
);

CREATE INDEX user_tasks_project ON user_tasks (project_id, created_at, id);
CREATE INDEX user_tasks_instance ON user_tasks (project_id, instance_id, created_at, id);
CREATE INDEX user_tasks_assignee ON user_tasks (project_id, assignee, created_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX user_tasks_open ON user_tasks (project_id, created_at, id) WHERE status = 'CREATED';
CREATE INDEX user_tasks_stopped ON user_tasks (project_id, created_at, id) WHERE status IN ('CANCELED', 'FAILED');
CREATE INDEX user_tasks_business_id ON user_tasks (project_id, business_id) WHERE business_id IS NOT NULL;
-- Whose open tasks these may be. Most tasks name no candidates of one kind: those are left out. A list of pending entries would
-- make writing a little faster, but every reader would go through it.
CREATE INDEX user_tasks_candidate_users ON user_tasks USING gin (candidate_users) WITH (fastupdate = off)
    WHERE status = 'CREATED' AND candidate_users <> '[]'::jsonb;
CREATE INDEX user_tasks_candidate_groups ON user_tasks USING gin (candidate_groups) WITH (fastupdate = off)
    WHERE status = 'CREATED' AND candidate_groups <> '[]'::jsonb;
