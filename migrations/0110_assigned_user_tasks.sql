-- A person's open tasks are few among all that the person ever had.
DROP INDEX user_tasks_assignee;
CREATE INDEX user_tasks_assignee ON user_tasks (project_id, assignee, status, created_at, id) WHERE assignee IS NOT NULL;
