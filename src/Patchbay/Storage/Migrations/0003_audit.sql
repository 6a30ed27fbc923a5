-- Values of a call's arguments, JSON; only where an operator switched them on.
ALTER TABLE tool_call ADD COLUMN argument_values TEXT;

-- Changes made through the management API, refused attempts at them, and what the system does by itself. Like tool_call it
-- outlives its subjects: no foreign keys. A row is written before the change is made (status 'unfinished') and finished
-- before the change is answered, so that a change without a row cannot be.
CREATE TABLE audit_event (
    id                  TEXT PRIMARY KEY,
    at                  BIGINT NOT NULL,
    action              TEXT NOT NULL,
    subject_id          TEXT,
    account_id          TEXT,
    tenant_id           TEXT,
    api_token_id        TEXT,
    api_token_tenant_id TEXT,
    fields              TEXT NOT NULL,
    status              TEXT NOT NULL,
    http_status         BIGINT,
    error               TEXT,
    remote_address      TEXT,
    duration_ms         BIGINT
);
CREATE INDEX audit_event_by_tenant ON audit_event (tenant_id, id);
CREATE INDEX audit_event_by_account ON audit_event (account_id, id);
CREATE INDEX audit_event_by_subject ON audit_event (subject_id, id);
CREATE INDEX audit_event_by_action ON audit_event (action, id);
CREATE INDEX audit_event_by_api_token ON audit_event (api_token_id, id);
CREATE INDEX audit_event_by_status ON audit_event (status, id) WHERE status <> 'ok';
