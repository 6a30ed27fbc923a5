-- Times are Unix milliseconds, UTC. Ids sort by the time they were made, so "newest first" is a walk along the primary key,
-- and every listing filter has an index that ends in the id.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE key_ring (
    id         TEXT PRIMARY KEY,
    xml        TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE integrated_account (
    id              TEXT PRIMARY KEY,
    integration     TEXT NOT NULL,
    tenant_id       TEXT NOT NULL,
    name            TEXT NOT NULL,
    status          TEXT NOT NULL,
    variables       TEXT NOT NULL,
    credential_kind TEXT NOT NULL,
    credentials     TEXT NOT NULL,
    oauth           TEXT,
    oauth_lease     BIGINT NOT NULL DEFAULT 0,
    created_at      BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL
);
CREATE INDEX integrated_account_by_tenant ON integrated_account (tenant_id, id);
CREATE INDEX integrated_account_by_integration ON integrated_account (integration, id);

CREATE TABLE mcp_server (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES integrated_account (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    config     TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX mcp_server_by_token ON mcp_server (token_hash);
CREATE INDEX mcp_server_by_account ON mcp_server (account_id, id);
CREATE INDEX mcp_server_by_expiry ON mcp_server (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE api_token (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL,
    scopes       TEXT NOT NULL,
    tenant_id    TEXT,
    token_hash   TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT
);
CREATE UNIQUE INDEX api_token_by_token ON api_token (token_hash);
CREATE INDEX api_token_by_tenant ON api_token (tenant_id, id);
CREATE INDEX api_token_by_expiry ON api_token (expires_at) WHERE expires_at IS NOT NULL;

-- Outlives the accounts and servers it tells of: no foreign keys.
CREATE TABLE tool_call (
    id              TEXT PRIMARY KEY,
    at              BIGINT NOT NULL,
    account_id      TEXT NOT NULL,
    tenant_id       TEXT NOT NULL,
    mcp_id          TEXT,
    api_token_id    TEXT,
    client_name     TEXT,
    client_version  TEXT,
    tool            TEXT NOT NULL,
    arguments       TEXT NOT NULL,
    error           TEXT,
    upstream_status BIGINT,
    duration_ms     BIGINT NOT NULL,
    bytes           BIGINT NOT NULL
);
CREATE INDEX tool_call_by_tenant ON tool_call (tenant_id, id);
CREATE INDEX tool_call_by_account ON tool_call (account_id, id);
CREATE INDEX tool_call_by_server ON tool_call (mcp_id, id) WHERE mcp_id IS NOT NULL;
CREATE INDEX tool_call_by_error ON tool_call (error, id) WHERE error IS NOT NULL;

-- What other processes on this database must forget. "latest" is one row that serialises the numbering, so that a reader
-- who has seen version n has seen everything before it.
CREATE TABLE change_latest (
    one     BIGINT PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO change_latest (one, version) VALUES (1, 0);

CREATE TABLE change (
    version BIGINT PRIMARY KEY,
    subject TEXT NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX change_by_time ON change (at);
