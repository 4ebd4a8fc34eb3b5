-- Accounts that are looked after: found by any word, changed by one person at a time, opened to partners and closed again.

-- How often the account was changed: who changes it names what they saw.
ALTER TABLE account ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- The name as lists are sorted by it, folded by the program; NULL until the program has seen the row.
ALTER TABLE account ADD COLUMN folded_name TEXT;
CREATE INDEX account_folded_name ON account (folded_name, id);
CREATE INDEX account_above ON account (above);

-- What a grant is for, and who gave it.
ALTER TABLE account_grant ADD COLUMN id UUID;
ALTER TABLE account_grant ADD COLUMN scope TEXT NOT NULL DEFAULT 'licenses' CHECK (scope IN ('licenses', 'tickets', 'both'));
ALTER TABLE account_grant ADD COLUMN by_kind TEXT NOT NULL DEFAULT 'system';
ALTER TABLE account_grant ADD COLUMN by_id UUID;
CREATE INDEX account_grant_id ON account_grant (id);

-- A partner asks the customer for a grant, after an order was forwarded to it.
CREATE TABLE grant_request (
    customer    UUID   NOT NULL REFERENCES account (id),
    partner     UUID   NOT NULL REFERENCES account (id),
    scope       TEXT   NOT NULL CHECK (scope IN ('licenses', 'tickets', 'both')),
    sales_order UUID   NOT NULL REFERENCES sales_order (id),
    asked_at    BIGINT NOT NULL,
    by_kind     TEXT   NOT NULL,
    by_id       UUID,
    PRIMARY KEY (customer, partner)
);
CREATE INDEX grant_request_partner ON grant_request (partner);

-- An order was forwarded. To whom it was written only its mail knows.
CREATE TABLE forwarding (
    id          UUID   NOT NULL PRIMARY KEY,
    sales_order UUID   NOT NULL REFERENCES sales_order (id),
    to_whom     TEXT   NOT NULL CHECK (to_whom IN ('customer', 'reseller')),
    made_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT,
    used_by     UUID   REFERENCES account (id),
    CHECK ((used_at IS NULL) = (used_by IS NULL))
);
CREATE INDEX forwarding_order ON forwarding (sales_order, made_at);

-- An invitation may be sent again with a new link, and taken back; the first administrator's belongs to an order.
ALTER TABLE invitation ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
ALTER TABLE invitation ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE invitation ADD COLUMN sales_order UUID;

-- Whose licenses somebody looked at last.
CREATE TABLE recent_account (
    person  UUID   NOT NULL REFERENCES person (id),
    account UUID   NOT NULL REFERENCES account (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (person, account)
);

-- What things are found by: the words of their texts, folded by the program. Kinds of things do not meet.
CREATE TABLE search_word (
    kind    TEXT NOT NULL,
    word    TEXT NOT NULL,
    subject UUID NOT NULL,
    PRIMARY KEY (kind, word, subject)
);
CREATE INDEX search_word_subject ON search_word (kind, subject, word);
