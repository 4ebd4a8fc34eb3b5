-- Servers that are disabled, released and looked after. Instants are microseconds since 1970.

-- When the binding ended whose installation the columns beside still tell of; none while it is open.
ALTER TABLE server ADD COLUMN unbound_at BIGINT;
-- Until when installations before that one may be running on leases of theirs.
ALTER TABLE server ADD COLUMN left_behind_until BIGINT;
-- The network address the installation last called from.
ALTER TABLE server ADD COLUMN origin TEXT;
-- Name, public id and host in small letters: what a search looks at, and the order of lists.
ALTER TABLE server ADD COLUMN folded TEXT NOT NULL DEFAULT '';
UPDATE server SET folded = lower(name || ' ' || public_id || ' ' || coalesce(host, ''));
CREATE INDEX server_folded ON server (folded, id);

-- What installations before the present or last one may still be running on.
ALTER TABLE allocation ADD COLUMN left_behind BIGINT NOT NULL DEFAULT 0 CHECK (left_behind >= 0);
CREATE INDEX allocation_left_behind ON allocation (server) WHERE left_behind > 0;

-- What somebody has to look at: second installations, copies, products that are too old.
CREATE TABLE server_alert (
    id                UUID   NOT NULL PRIMARY KEY,
    server            UUID   NOT NULL REFERENCES server (id),
    account           UUID   NOT NULL REFERENCES account (id),
    kind              TEXT   NOT NULL CHECK (kind IN ('second-installation', 'copy', 'version-too-old')),
    host              TEXT   NOT NULL,
    fingerprint       TEXT   NOT NULL,
    product_version   TEXT   NOT NULL,
    origin            TEXT,
    since             BIGINT NOT NULL,
    seen_at           BIGINT NOT NULL,
    times             BIGINT NOT NULL CHECK (times > 0),
    known_host        TEXT,
    known_fingerprint TEXT,
    known_version     TEXT,
    known_origin      TEXT,
    known_seen_at     BIGINT,
    acknowledged_at   BIGINT,
    acknowledged_by   UUID,
    CHECK ((known_host IS NULL) = (known_seen_at IS NULL)),
    CHECK (acknowledged_at IS NOT NULL OR acknowledged_by IS NULL)
);
CREATE INDEX server_alert_server ON server_alert (server, id);
CREATE INDEX server_alert_open ON server_alert (server) WHERE acknowledged_at IS NULL;

-- Every *Release now*; those that count against the account's number in a year.
CREATE TABLE release_now (
    id      UUID    NOT NULL PRIMARY KEY,
    account UUID    NOT NULL REFERENCES account (id),
    server  UUID    NOT NULL,
    counts  BOOLEAN NOT NULL,
    at      BIGINT  NOT NULL
);
CREATE INDEX release_now_account ON release_now (account, at);
