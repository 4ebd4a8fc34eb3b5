-- Keys to the API are narrowed to scopes, ended before their time, and show when they were last used. Without scopes a
-- key may do whatever its role allows.
ALTER TABLE api_key ADD COLUMN scopes TEXT;
ALTER TABLE api_key ADD COLUMN last_used_at BIGINT;
ALTER TABLE api_key ADD COLUMN revoked_at BIGINT;
CREATE INDEX api_key_account ON api_key (account, id);

-- Calls that are carried out once however often they are sent: claimed, carried out in the transaction of the deed
-- itself, answered. The answer is sealed, for it may hold a secret.
CREATE TABLE idempotency (
    caller     UUID    NOT NULL,
    key        TEXT    NOT NULL,
    call_hash  BYTEA   NOT NULL,
    claim      UUID    NOT NULL,
    claimed_at BIGINT  NOT NULL,
    done       BOOLEAN NOT NULL,
    answer     BYTEA,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_claimed ON idempotency (claimed_at);
