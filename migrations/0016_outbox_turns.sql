-- What is due is taken by turns of projects, so that what one has to do, however much it is, holds up no other. What a program
-- of before this change inserts is of no project, and has a turn of its own.
ALTER TABLE outbox ADD COLUMN project_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

-- Which projects have something of a kind, and what of it is due first.
CREATE INDEX outbox_turns ON outbox (kind, project_id, due, id);
