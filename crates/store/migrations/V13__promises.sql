-- What orders were when they were sent, and how often servers were heard of.

-- An order changes after it was placed: its contact is replaced, its mail goes elsewhere, accounts are merged. Whoever
-- sends it again cannot know, and names the reseller, the number and the people it named the first time. An address that
-- was erased is not known any more. (L-01, L-29, X-16)
ALTER TABLE sales_order ADD COLUMN sent_reseller UUID REFERENCES account (id);
ALTER TABLE sales_order ADD COLUMN sent_number TEXT;
ALTER TABLE sales_order ADD COLUMN sent_contact_email TEXT;
ALTER TABLE sales_order ADD COLUMN sent_contact_language TEXT;
ALTER TABLE sales_order ADD COLUMN sent_recipient_email TEXT;
ALTER TABLE sales_order ADD COLUMN sent_recipient_language TEXT;
ALTER TABLE sales_order ADD COLUMN named_distributor BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sales_order ADD COLUMN named_recipient BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE sales_order SET sent_reseller = reseller, sent_number = number;
UPDATE sales_order SET sent_contact_email = contact_email, sent_contact_language = contact_language
    WHERE contact_email NOT LIKE '%erased.invalid'
        AND NOT EXISTS (SELECT 1 FROM correction
                        WHERE correction.sales_order = sales_order.id AND correction.kind = 'contact-replaced');
UPDATE sales_order SET sent_recipient_email = recipient_email, sent_recipient_language = recipient_language
    WHERE recipient_email NOT LIKE '%erased.invalid' AND redirected_at IS NULL;
CREATE UNIQUE INDEX sales_order_sent ON sales_order (sent_reseller, sent_number);

-- How often a server was heard of on a day (of UTC), the first time and the last: a row for each day on which it was. (L-13)
CREATE TABLE server_day (
    server    UUID   NOT NULL REFERENCES server (id),
    day       TEXT   NOT NULL,
    check_ins BIGINT NOT NULL CHECK (check_ins > 0),
    first_at  BIGINT NOT NULL,
    last_at   BIGINT NOT NULL,
    PRIMARY KEY (server, day),
    CHECK (first_at <= last_at)
);
CREATE INDEX server_day_day ON server_day (day);

-- By how much the product's clock was ahead of ours, or behind if less than nought, when it last proved who it is.
ALTER TABLE server ADD COLUMN clock_off_secs BIGINT;
ALTER TABLE server ADD COLUMN clock_seen_at BIGINT;

-- Lists go along an index whoever looks at them, however much there is of everybody else's.
CREATE INDEX sales_order_reseller ON sales_order (reseller, id);
CREATE INDEX sales_order_distributor_id ON sales_order (distributor, id);
DROP INDEX sales_order_distributor;
CREATE INDEX sales_order_state ON sales_order (state, id);
CREATE INDEX account_kind_name ON account (kind, folded_name, id);
