-- As in every read table, the stream that a row belongs to. Rows written before have none until they are written again.
ALTER TABLE organization_members ADD COLUMN stream uuid;

CREATE INDEX organization_members_stream ON organization_members (stream);
