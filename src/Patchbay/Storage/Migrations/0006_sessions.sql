-- Browsers signed in to the dashboard, and the one-time codes by which they may sign in. Both act for an API token and go with it; of
-- both only an HMAC is kept.
CREATE TABLE session (
    id           TEXT PRIMARY KEY,
    api_token_id TEXT NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    token_hash   TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX session_by_token ON session (token_hash);
CREATE INDEX session_by_api_token ON session (api_token_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE login_code (
    code_hash    TEXT PRIMARY KEY,
    api_token_id TEXT NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX login_code_by_api_token ON login_code (api_token_id);
CREATE INDEX login_code_by_expiry ON login_code (expires_at);
