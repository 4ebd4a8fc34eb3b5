-- Persons who register themselves, prove their address, forget their password, look after their sessions, and may have
-- everything that is known of them erased.

-- Nothing while the address is not confirmed. Who was there before came by an invitation or was put there by the vendor.
ALTER TABLE person ADD COLUMN confirmed_at BIGINT;
ALTER TABLE person ADD COLUMN erased_at BIGINT;
UPDATE person SET confirmed_at = created_at;
CREATE INDEX person_unconfirmed ON person (created_at) WHERE confirmed_at IS NULL;

-- Sessions get a name, and a secret that changes. Those of before have neither: everybody signs in once more.
DELETE FROM session;
ALTER TABLE session ADD COLUMN id UUID;
ALTER TABLE session ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN rotated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN old_hash BYTEA;
ALTER TABLE session ADD COLUMN old_until BIGINT;
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX session_id ON session (id);
CREATE INDEX session_old_hash ON session (old_hash);
CREATE INDEX session_expires ON session (expires_at);

-- The links a person was sent. Their secrets are derived from the generation, which goes up with each; a link that was
-- used has expired.
CREATE TABLE person_link (
    person     UUID   NOT NULL REFERENCES person (id),
    kind       TEXT   NOT NULL,
    generation BIGINT NOT NULL,
    address    TEXT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (person, kind),
    CONSTRAINT person_link_kind CHECK (kind IN ('confirmation', 'reset', 'new-address')),
    CONSTRAINT person_link_generation CHECK (generation > 0)
);

-- What was tried for an address, whether it is somebody's or not: only a keyed hash of it is here.
CREATE TABLE attempt (
    kind    TEXT   NOT NULL,
    address BYTEA  NOT NULL,
    tries   BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (kind, address),
    CONSTRAINT attempt_tries CHECK (tries > 0)
);
CREATE INDEX attempt_last ON attempt (last_at);

-- What retention looks for.
CREATE INDEX mail_to_forget ON mail (due_at) WHERE state <> 'waiting' AND recipient <> 'erased@erased.invalid';
CREATE INDEX invitation_email ON invitation (email);
