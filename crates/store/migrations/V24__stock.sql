-- Devices that somebody else claimed than whoever bought them: the buyer is told. (P-04)
CREATE INDEX shipped_device_elsewhere ON shipped_device (buyer, state_at)
    WHERE state = 'claimed' AND holder <> buyer AND reason IS NULL;

-- The keys that sign what devices load, sealed; the first is derived from the master secret and stands nowhere. (P-12, X-13)
CREATE TABLE device_signing_key (
    kid        TEXT   NOT NULL PRIMARY KEY,
    public_key BYTEA  NOT NULL,
    sealed     BYTEA  NOT NULL,
    made_at    BIGINT NOT NULL,
    signs_from BIGINT NOT NULL UNIQUE,
    CHECK (signs_from >= made_at)
);
