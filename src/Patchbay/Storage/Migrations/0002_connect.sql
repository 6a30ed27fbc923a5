-- Links by which an end customer connects an account, once. Those that reconnect an account go with it.
CREATE TABLE connect_link (
    id              TEXT PRIMARY KEY,
    integration     TEXT NOT NULL,
    tenant_id       TEXT NOT NULL,
    name            TEXT,
    account_id      TEXT REFERENCES integrated_account (id) ON DELETE CASCADE,
    reconnects      BIGINT NOT NULL,
    credential_kind TEXT,
    variables       TEXT NOT NULL,
    credentials     TEXT NOT NULL,
    consent_id      TEXT,
    consent         TEXT,
    token_hash      TEXT NOT NULL,
    expires_at      BIGINT NOT NULL,
    used_at         BIGINT,
    created_at      BIGINT NOT NULL
);
CREATE UNIQUE INDEX connect_link_by_token ON connect_link (token_hash);
CREATE INDEX connect_link_by_tenant ON connect_link (tenant_id, id);
CREATE INDEX connect_link_by_account ON connect_link (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX connect_link_by_expiry ON connect_link (expires_at);
