-- The state of a stream after some of its events, so that reading it needs only the later ones. It can be deleted at any time.
CREATE TABLE snapshots (
    stream uuid PRIMARY KEY,
    -- The sequence of the last event it contains.
    sequence bigint NOT NULL,
    -- The form of the state; a snapshot of another form is not read.
    version smallint NOT NULL,
    state json NOT NULL
);
