-- Calls that create, by the key their caller gave them, so that the same call again is not made twice. A row lives for a day. Ids and
-- arguments are HMACs: neither keys nor arguments can be read or guessed from here. A result is vendor data, so it is encrypted.
CREATE TABLE idempotent_call (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES integrated_account (id) ON DELETE CASCADE,
    arguments  TEXT NOT NULL,
    state      TEXT NOT NULL,
    result     TEXT,
    started_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX idempotent_call_by_account ON idempotent_call (account_id);
CREATE INDEX idempotent_call_by_expiry ON idempotent_call (expires_at);
