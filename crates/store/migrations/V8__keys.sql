-- How one signing key follows another, and which key signed which lease.

ALTER TABLE signing_key ADD COLUMN signs_from BIGINT;
ALTER TABLE signing_key ADD COLUMN retired_at BIGINT;
ALTER TABLE signing_key ADD COLUMN removed_at BIGINT;
ALTER TABLE signing_key ADD COLUMN revoked_at BIGINT;
-- Until now a key signed from the moment it was made until the next one was.
UPDATE signing_key SET signs_from = created_at;

ALTER TABLE lease ADD COLUMN kid TEXT;
UPDATE lease SET kid = (
    SELECT k.kid FROM signing_key AS k WHERE k.created_at <= lease.issued_at ORDER BY k.created_at DESC, k.kid LIMIT 1
);
CREATE INDEX lease_kid ON lease (kid, expires_at);
