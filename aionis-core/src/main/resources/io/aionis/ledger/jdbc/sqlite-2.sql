-- The places of erased evidence. stream and id are hashes, as a name may tell of a person: an erased id is never used
-- again, and no position is given twice.
CREATE TABLE erased (
    tenant   TEXT    NOT NULL,
    scope    TEXT    NOT NULL,
    cursor   INTEGER NOT NULL,
    stream   BLOB    NOT NULL,
    position INTEGER NOT NULL,
    id       BLOB    NOT NULL,
    PRIMARY KEY (tenant, scope, cursor),
    UNIQUE (tenant, scope, stream, position),
    UNIQUE (tenant, scope, id)
) STRICT;
