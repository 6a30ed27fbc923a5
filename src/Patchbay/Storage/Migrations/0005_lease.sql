-- What one process at a time does for all. A lease lapses by itself, so a process that died holds nobody up for long.
CREATE TABLE lease (
    name       TEXT PRIMARY KEY,
    holder     TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
