-- The first schema. One text for SQLite and PostgreSQL: instants are microseconds since 1970 (BIGINT), days are
-- 'YYYY-MM-DD' (TEXT), ids are made by the program. SQLite cannot add a constraint later, so each table brings its own.

-- Who there is.

CREATE TABLE account (
    id         UUID   NOT NULL PRIMARY KEY,
    number     TEXT   NOT NULL UNIQUE,
    kind       TEXT   NOT NULL CHECK (kind IN ('vendor', 'distributor', 'reseller', 'customer')),
    name       TEXT   NOT NULL,
    country    TEXT   NOT NULL,
    zone       TEXT   NOT NULL,
    above      UUID   REFERENCES account (id),
    language   TEXT   NOT NULL,
    orders_to  TEXT,
    created_at BIGINT NOT NULL
);

-- A customer lets a reseller manage its licenses.
CREATE TABLE account_grant (
    customer   UUID   NOT NULL REFERENCES account (id),
    reseller   UUID   NOT NULL REFERENCES account (id),
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (customer, reseller)
);
CREATE INDEX account_grant_reseller ON account_grant (reseller);

CREATE TABLE person (
    id            UUID   NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE,
    name          TEXT   NOT NULL,
    language      TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE membership (
    person  UUID   NOT NULL REFERENCES person (id),
    account UUID   NOT NULL REFERENCES account (id),
    role    TEXT   NOT NULL,
    since   BIGINT NOT NULL,
    PRIMARY KEY (person, account)
);
CREATE INDEX membership_account ON membership (account);

-- The secret of a session is never stored, only its SHA-256.
CREATE TABLE session (
    secret_hash BYTEA  NOT NULL PRIMARY KEY,
    person      UUID   NOT NULL REFERENCES person (id),
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);

CREATE TABLE api_key (
    id          UUID   NOT NULL PRIMARY KEY,
    secret_hash BYTEA  NOT NULL UNIQUE,
    account     UUID   NOT NULL REFERENCES account (id),
    role        TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);

CREATE TABLE invitation (
    id          UUID   NOT NULL PRIMARY KEY,
    account     UUID   NOT NULL REFERENCES account (id),
    email       TEXT   NOT NULL,
    language    TEXT   NOT NULL,
    role        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    accepted_at BIGINT
);
CREATE INDEX invitation_account ON invitation (account);

-- What was ordered.

CREATE TABLE sales_order (
    id                 UUID   NOT NULL PRIMARY KEY,
    number             TEXT   NOT NULL,
    ordered_on         TEXT   NOT NULL,
    customer           UUID   NOT NULL REFERENCES account (id),
    country            TEXT   NOT NULL,
    reseller           UUID   NOT NULL REFERENCES account (id),
    distributor        UUID   REFERENCES account (id),
    contact_email      TEXT   NOT NULL,
    contact_language   TEXT   NOT NULL,
    recipient_email    TEXT   NOT NULL,
    recipient_language TEXT   NOT NULL,
    state              TEXT   NOT NULL CHECK (state IN ('locked', 'unlocked', 'cancelled')),
    state_at           BIGINT,
    link_generation    BIGINT NOT NULL,
    placed_at          BIGINT NOT NULL,
    UNIQUE (reseller, number),
    CHECK ((state = 'locked') = (state_at IS NULL))
);
CREATE INDEX sales_order_customer ON sales_order (customer);
CREATE INDEX sales_order_distributor ON sales_order (distributor);

CREATE TABLE pool (
    id          UUID    NOT NULL PRIMARY KEY,
    account     UUID    NOT NULL REFERENCES account (id),
    application TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    model       TEXT    NOT NULL,
    stock       BOOLEAN NOT NULL,
    loaded      BIGINT  NOT NULL CHECK (loaded >= 0),
    used        BIGINT  NOT NULL CHECK (used >= 0),
    reserved    BIGINT  NOT NULL CHECK (reserved >= 0),
    releasing   BIGINT  NOT NULL CHECK (releasing >= 0),
    version     BIGINT  NOT NULL,
    UNIQUE (account, application, unit, role, model),
    CHECK (NOT stock OR used + reserved <= loaded)
);

CREATE TABLE license (
    id             UUID   NOT NULL PRIMARY KEY,
    code           TEXT   NOT NULL UNIQUE,
    sales_order    UUID   NOT NULL REFERENCES sales_order (id),
    line           BIGINT NOT NULL,
    pool           UUID   REFERENCES pool (id),
    sku            TEXT   NOT NULL,
    items          BIGINT NOT NULL CHECK (items > 0),
    units          BIGINT NOT NULL CHECK (units > 0),
    model          TEXT   NOT NULL CHECK (model IN ('perpetual', 'subscription', 'cloud')),
    first_day      TEXT,
    last_day       TEXT,
    care_plan      TEXT,
    care_first     TEXT,
    care_last      TEXT,
    price_minor    BIGINT,
    price_currency TEXT,
    UNIQUE (sales_order, line),
    CHECK ((model = 'perpetual') = (first_day IS NULL)),
    CHECK ((first_day IS NULL) = (last_day IS NULL)),
    CHECK (last_day IS NULL OR first_day <= last_day)
);
CREATE INDEX license_pool ON license (pool);

-- Why a pool holds what it holds: appended, never changed.
CREATE TABLE ledger_entry (
    id      UUID   NOT NULL PRIMARY KEY,
    pool    UUID   NOT NULL REFERENCES pool (id),
    kind    TEXT   NOT NULL,
    subject UUID   NOT NULL,
    units   BIGINT NOT NULL CHECK (units > 0),
    at      BIGINT NOT NULL
);
CREATE INDEX ledger_entry_pool ON ledger_entry (pool, id);

-- Who was given what.

CREATE TABLE server (
    id                UUID   NOT NULL PRIMARY KEY,
    account           UUID   NOT NULL REFERENCES account (id),
    name              TEXT   NOT NULL,
    public_id         TEXT   NOT NULL UNIQUE,
    token_sealed      BYTEA,
    disabled_at       BIGINT,
    generation        BIGINT NOT NULL,
    lease_number      BIGINT NOT NULL,
    lease_renew_after BIGINT,
    holds_lease_until BIGINT,
    binding_key       BYTEA,
    fingerprint       TEXT,
    host              TEXT,
    product_version   TEXT,
    bound_at          BIGINT,
    sequence          BIGINT,
    nonce             TEXT,
    last_seen         BIGINT,
    created_at        BIGINT NOT NULL,
    UNIQUE (account, name),
    CHECK ((binding_key IS NULL) = (sequence IS NULL)),
    CHECK ((binding_key IS NULL) = (last_seen IS NULL))
);

CREATE TABLE allocation (
    pool         UUID   NOT NULL REFERENCES pool (id),
    server       UUID   NOT NULL REFERENCES server (id),
    wanted       BIGINT NOT NULL CHECK (wanted >= 0),
    granted      BIGINT NOT NULL CHECK (granted >= 0),
    releasing    BIGINT NOT NULL CHECK (releasing >= 0),
    wanted_since BIGINT NOT NULL,
    PRIMARY KEY (pool, server)
);
CREATE INDEX allocation_server ON allocation (server);
CREATE INDEX allocation_releasing ON allocation (server) WHERE releasing > 0;

CREATE TABLE lease (
    id         UUID   NOT NULL PRIMARY KEY,
    server     UUID   NOT NULL REFERENCES server (id),
    number     BIGINT NOT NULL,
    jwt        TEXT   NOT NULL,
    issued_at  BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (server, number)
);

-- The transactional outbox: a mail is stored with what it tells, and sent afterwards.
CREATE TABLE mail (
    id            UUID   NOT NULL PRIMARY KEY,
    kind          TEXT   NOT NULL,
    subject       UUID   NOT NULL,
    generation    BIGINT NOT NULL,
    recipient     TEXT   NOT NULL,
    language      TEXT   NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts      BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    sent_at       BIGINT,
    last_error    TEXT,
    created_at    BIGINT NOT NULL
);
CREATE INDEX mail_due ON mail (due_at) WHERE state = 'waiting';
CREATE INDEX mail_subject ON mail (subject);

-- What happened: appended in the transaction of the deed itself, never changed.
CREATE TABLE event (
    id           UUID   NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL,
    kind         TEXT   NOT NULL,
    actor_kind   TEXT   NOT NULL,
    actor        UUID,
    origin       TEXT   NOT NULL,
    account      UUID,
    subject_kind TEXT   NOT NULL,
    subject      UUID   NOT NULL,
    before       TEXT,
    after        TEXT
);
CREATE INDEX event_account ON event (account, id);
CREATE INDEX event_subject ON event (subject, id);

-- Keys that sign leases, sealed; and what the vendor's root key said about them.
CREATE TABLE signing_key (
    kid        TEXT   NOT NULL PRIMARY KEY,
    public_key BYTEA  NOT NULL,
    sealed     BYTEA  NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE key_statement (
    issued_at BIGINT NOT NULL PRIMARY KEY,
    jwt       TEXT   NOT NULL
);

-- Facts about this installation itself.
CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
