-- A workflow looks for what its own instance is to do: every stream's rows, the first due first.
CREATE INDEX outbox_stream ON outbox (stream, due, id);
