-- Units of stock, or an activation key, that one account offers to another. Until it is answered they are reserved at the
-- sender's; afterwards it says how it was answered, and when. (P-14)
CREATE TABLE stock_transfer (
    id             UUID   NOT NULL PRIMARY KEY,
    sender         UUID   NOT NULL REFERENCES account (id),
    receiver       UUID   NOT NULL REFERENCES account (id),
    activation_key UUID   REFERENCES activation_key (id),
    pool           UUID   REFERENCES pool (id),
    units          BIGINT NOT NULL CHECK (units > 0),
    state          TEXT   NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'cancelled', 'expired')),
    made_at        BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    ended_at       BIGINT,
    CHECK (sender <> receiver),
    CHECK ((activation_key IS NULL) <> (pool IS NULL)),
    CHECK ((state = 'open') = (ended_at IS NULL))
);
CREATE INDEX stock_transfer_sender ON stock_transfer (sender, id);
CREATE INDEX stock_transfer_receiver ON stock_transfer (receiver, id);
CREATE INDEX stock_transfer_due ON stock_transfer (expires_at) WHERE state = 'open';
