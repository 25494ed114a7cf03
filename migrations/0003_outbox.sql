-- What is due later, or concerns another stream than the one that decided it. Rows are short-lived, but for timers.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    -- The stream whose step inserted it.
    stream uuid NOT NULL,
    kind text NOT NULL,
    due timestamptz NOT NULL,
    payload json NOT NULL,
    -- Until then somebody is at work on it. Not indexed, so that taking a row rewrites no index.
    held_until timestamptz
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX outbox_due ON outbox (due, id);
