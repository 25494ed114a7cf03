-- A request about several items is carried out item by item, each by a step of its own that keeps what became of it.
ALTER TABLE requests
    -- The item; 00000000-0000-0000-0000-000000000000 where the request is about one thing.
    ADD COLUMN item uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    DROP CONSTRAINT requests_pkey,
    ADD PRIMARY KEY (project_id, subject, operation, key, item);
