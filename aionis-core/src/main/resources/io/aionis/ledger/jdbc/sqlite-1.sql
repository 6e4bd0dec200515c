-- Every key leads with tenant and scope, and no statement spans scopes, so that scopes can be spread over engines.
-- cursor counts within the scope: a reader learns nothing of how busy other scopes are.
CREATE TABLE evidence (
    tenant   TEXT    NOT NULL,
    scope    TEXT    NOT NULL,
    cursor   INTEGER NOT NULL,
    stream   TEXT    NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    hash     BLOB    NOT NULL,
    content  TEXT    NOT NULL,
    PRIMARY KEY (tenant, scope, cursor),
    UNIQUE (tenant, scope, stream, position),
    UNIQUE (tenant, scope, id)
) STRICT;
