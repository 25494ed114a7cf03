-- Every fact, in streams. The columns stand in the order that needs no padding between them. There are no CHECK constraints:
-- PostgreSQL parses them anew in each statement, and the store alone writes here.

-- Transaction ids order the events of all streams, and a cluster that was restored from a copy may count from a lower one.
-- Then a new epoch begins, so that what was stored before stays before.
CREATE TABLE event_epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch smallint NOT NULL
);
INSERT INTO event_epoch (epoch) VALUES (1);

CREATE SEQUENCE events_position;

CREATE TABLE events (
    position bigint NOT NULL DEFAULT nextval('events_position'),
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at timestamptz NOT NULL,
    sequence bigint NOT NULL,
    stream uuid NOT NULL,
    epoch smallint NOT NULL,
    version smallint NOT NULL,
    kind text NOT NULL,
    element text,
    payload json NOT NULL,
    -- Only the first event of a step has it.
    metadata json,
    -- Also the check that a stream did not change between a decision and its storing.
    CONSTRAINT events_sequence PRIMARY KEY (stream, sequence)
);

-- What a reader of all streams follows.
CREATE INDEX events_cursor ON events (epoch, transaction_id, position);

CREATE FUNCTION refuse_change_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are only ever added: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER events_are_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_events();
-- Also in a session that plays the part of a replica (session_replication_role).
ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_append_only;
