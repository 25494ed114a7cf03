-- Messages that nobody has received yet, and those who wait for one. Neither refers to the other: both are inserted by steps
-- of different streams, and matched afterwards.

-- A key is the tag of its type and its normal form, so that 5 equals 5.0 but not "5". All contexts have the same key,
-- for whether they match is not a question of equality.
CREATE TABLE messages (
    message_id uuid PRIMARY KEY,
    project_id uuid NOT NULL,
    name text NOT NULL,
    key text NOT NULL,
    -- The key as it was published; null if it has none.
    key_json json,
    published_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX messages_match ON messages (project_id, name, key, message_id);
CREATE INDEX messages_expiry ON messages (expires_at);

CREATE TABLE message_subscriptions (
    subscription_id uuid PRIMARY KEY,
    -- The instance that waits, or the resource whose process the message starts.
    stream uuid NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('catch', 'start')),
    -- '*' for a start, which takes any key.
    key text NOT NULL,
    key_json json,
    opened_at timestamptz NOT NULL,
    -- For a start: the process version and its start event.
    process_version_id uuid,
    process_id text,
    element text,
    -- Whether no two running instances of the process may share the key of their message.
    one_per_key boolean NOT NULL,
    CONSTRAINT message_subscriptions_start CHECK (
        (kind = 'start') = (key = '*') AND num_nulls(process_version_id, process_id, element) IN (0, 3)
        AND (kind = 'start') = (process_version_id IS NOT NULL)
    )
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

CREATE INDEX message_subscriptions_match ON message_subscriptions (project_id, name, key, subscription_id);
