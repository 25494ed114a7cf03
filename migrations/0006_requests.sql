-- The answers to requests that carried an Idempotency-Key, each inserted by the step that the request caused.
CREATE TABLE requests (
    project_id uuid NOT NULL,
    subject text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    -- A digest of the body: the same key with another body is a mistake of the caller.
    body_hash text NOT NULL,
    status smallint NOT NULL,
    response json,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (project_id, subject, operation, key)
);

CREATE INDEX requests_age ON requests (created_at);
