-- Who is a member of which project. A person may be one by several sources.
CREATE TABLE memberships (
    project_id uuid NOT NULL,
    subject text NOT NULL,
    source text NOT NULL,
    role text NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (project_id, subject, source)
);

CREATE INDEX memberships_subject ON memberships (subject);

-- The organisation roles that are stored for a person.
CREATE TABLE organization_members (
    subject text PRIMARY KEY,
    email text,
    roles jsonb NOT NULL,
    sequence bigint NOT NULL
);
