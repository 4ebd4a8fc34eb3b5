-- The keys that sign what devices load, sealed; the first is derived from the master secret and stands nowhere. (P-12, X-13)
CREATE TABLE device_signing_key (
    kid        TEXT   NOT NULL PRIMARY KEY,
    public_key BYTEA  NOT NULL,
    sealed     BYTEA  NOT NULL,
    made_at    BIGINT NOT NULL,
    signs_from BIGINT NOT NULL UNIQUE,
    CHECK (signs_from >= made_at)
);
