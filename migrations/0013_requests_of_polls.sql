-- A poll changes no stream, so what it was given is known by the leases themselves: a repetition finds the jobs that are
-- still locked for it.
ALTER TABLE job_leases
    -- The Idempotency-Key of the poll and its sender, and a digest of its body.
    ADD COLUMN poll text,
    ADD COLUMN poll_body text;

CREATE INDEX job_leases_poll ON job_leases (project_id, poll) WHERE poll IS NOT NULL;
