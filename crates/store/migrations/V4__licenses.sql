-- Corrections after the unlock, the registration of products, and what the start pages look for. (L-29, C-03, L-27)

-- A license that came in exchange stands beside the order's own lines, and names the one it replaces.
ALTER TABLE license ADD COLUMN replaces UUID REFERENCES license (id);

-- An account whose business went into another one is closed and points there.
ALTER TABLE account ADD COLUMN merged_into UUID REFERENCES account (id);
ALTER TABLE account ADD COLUMN merged_at BIGINT;

-- What the vendor put right, once for each account it was put right in: appended, never changed. `pool` is the one whose
-- units went or came; `other` the account on the other side, which is the vendor's knowledge alone.
CREATE TABLE correction (
    id          UUID   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL CHECK (kind IN ('moved-away', 'moved-in', 'returned', 'exchanged', 'merged-away',
                                                'merged-in', 'contact-replaced')),
    account     UUID   NOT NULL REFERENCES account (id),
    other       UUID   REFERENCES account (id),
    license     UUID   REFERENCES license (id),
    replacement UUID   REFERENCES license (id),
    pool        UUID   REFERENCES pool (id),
    sales_order UUID   REFERENCES sales_order (id),
    reason      TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    CHECK ((license IS NULL) = (pool IS NULL)),
    CHECK ((kind = 'exchanged') = (replacement IS NOT NULL))
);
CREATE INDEX correction_account ON correction (account, id);
CREATE INDEX correction_license ON correction (license, id);
CREATE INDEX correction_order ON correction (sales_order, id);

CREATE INDEX ledger_entry_subject ON ledger_entry (subject, id);
CREATE INDEX ledger_entry_pool_at ON ledger_entry (pool, at);
CREATE INDEX license_last_day ON license (last_day) WHERE pool IS NOT NULL;
CREATE INDEX license_care_last ON license (care_last) WHERE pool IS NOT NULL;
CREATE INDEX sales_order_locked ON sales_order (placed_at) WHERE state = 'locked';
CREATE INDEX mail_undelivered ON mail (created_at) WHERE state <> 'sent';
CREATE INDEX server_last_seen ON server (last_seen) WHERE disabled_at IS NULL;
CREATE INDEX invitation_open ON invitation (account, expires_at) WHERE accepted_at IS NULL;
