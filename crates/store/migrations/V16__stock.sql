-- A partner's stock: activation keys that bring units, license keys that are made of them, and how low it may get.

-- One key for each product sold to stock in an order. Of the code the keyed hash finds it, and the sealed text shows it to
-- its holder. (P-06)
CREATE TABLE activation_key (
    id        UUID   NOT NULL PRIMARY KEY,
    license   UUID   NOT NULL UNIQUE REFERENCES license (id),
    mark      BYTEA  NOT NULL UNIQUE,
    sealed    BYTEA  NOT NULL,
    hint      TEXT   NOT NULL,
    holder    UUID   NOT NULL REFERENCES account (id),
    state     TEXT   NOT NULL CHECK (state IN ('ready', 'promised', 'redeemed', 'withdrawn')),
    state_at  BIGINT,
    transfer  UUID,
    reason    TEXT,
    made_at   BIGINT NOT NULL,
    CHECK ((state = 'ready') = (state_at IS NULL)),
    CHECK ((state = 'promised') = (transfer IS NOT NULL)),
    CHECK ((state = 'withdrawn') = (reason IS NOT NULL))
);
CREATE INDEX activation_key_holder ON activation_key (holder, id);
CREATE INDEX activation_key_transfer ON activation_key (transfer) WHERE transfer IS NOT NULL;

-- One license key: final once it is made; only the vendor revokes it. Texts stand here as they were typed. (P-08, P-09)
CREATE TABLE device_key (
    id             UUID   NOT NULL PRIMARY KEY,
    account        UUID   NOT NULL REFERENCES account (id),
    pool           UUID   NOT NULL REFERENCES pool (id),
    units          BIGINT NOT NULL CHECK (units > 0),
    serial         TEXT,
    end_customer   TEXT   NOT NULL,
    location       TEXT   NOT NULL,
    description    TEXT   NOT NULL,
    number         TEXT   NOT NULL UNIQUE,
    says           TEXT   NOT NULL,
    line           TEXT   NOT NULL,
    made_at        BIGINT NOT NULL,
    revoked_at     BIGINT,
    revoked_reason TEXT,
    CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);
CREATE INDEX device_key_account ON device_key (account, id);
CREATE INDEX device_key_device ON device_key (account, serial, id) WHERE serial IS NOT NULL;
CREATE INDEX device_key_revoked ON device_key (number) WHERE revoked_at IS NOT NULL;

-- Below how many units left of a pool somebody is told, and since when it is below. (P-16)
CREATE TABLE stock_threshold (
    pool        UUID   NOT NULL PRIMARY KEY REFERENCES pool (id),
    units       BIGINT NOT NULL CHECK (units > 0),
    below_since BIGINT
);
