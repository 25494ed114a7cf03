-- Signals that are kept for those who come to wait for them, and those who wait for one. Neither refers to the other: both are
-- inserted by steps of different streams, and brought together afterwards.

CREATE TABLE signals (
    signal_id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    name text NOT NULL,
    expires_at timestamptz NOT NULL,
    -- Whether all who waited when it was published have got it.
    is_broadcast boolean NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX signals_match ON signals (project_id, name, signal_id);
CREATE INDEX signals_expiry ON signals (expires_at);

CREATE TABLE signal_subscriptions (
    subscription_id uuid PRIMARY KEY,
    -- The instance that waits, or the resource whose process the signal starts.
    stream uuid NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    -- The signals that it does not get, for its element has had them.
    had jsonb,
    -- For a start: the process version and its start event.
    process_version_id uuid,
    process_id text,
    element text,
    CONSTRAINT signal_subscriptions_start CHECK (num_nulls(process_version_id, process_id, element) IN (0, 3))
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX signal_subscriptions_match ON signal_subscriptions (project_id, name, subscription_id);
