-- Lists in any order they offer, each along an index; and the views of lists that people keep. (P-11, X-05)

-- The customer's name as lists are sorted by it, folded by the program; it follows the account's.
ALTER TABLE sales_order ADD COLUMN customer_folded TEXT NOT NULL DEFAULT '';
UPDATE sales_order SET customer_folded =
    coalesce((SELECT coalesce(account.folded_name, lower(account.name)) FROM account WHERE account.id = sales_order.customer), '');
CREATE INDEX sales_order_number_id ON sales_order (number, id);
DROP INDEX event_sales_order_number;
CREATE INDEX sales_order_date ON sales_order (ordered_on, id);
CREATE INDEX sales_order_customer_folded ON sales_order (customer_folded, id);
CREATE INDEX sales_order_reseller_date ON sales_order (reseller, ordered_on, id);
CREATE INDEX sales_order_reseller_customer ON sales_order (reseller, customer_folded, id);
CREATE INDEX sales_order_distributor_number ON sales_order (distributor, number, id);
CREATE INDEX sales_order_distributor_date ON sales_order (distributor, ordered_on, id);
CREATE INDEX sales_order_distributor_customer ON sales_order (distributor, customer_folded, id);

CREATE INDEX account_kind_number ON account (kind, number, id);

CREATE INDEX server_host ON server (coalesce(host, ''), id);
CREATE INDEX server_heard ON server (coalesce(last_seen, 0), id);

-- Texts of license keys as lists are sorted by them, folded by the program.
ALTER TABLE device_key ADD COLUMN end_customer_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE device_key ADD COLUMN location_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE device_key ADD COLUMN serial_sorted TEXT NOT NULL DEFAULT '';
UPDATE device_key SET end_customer_folded = lower(end_customer), location_folded = lower(location),
    serial_sorted = coalesce(serial, '');
CREATE INDEX device_key_serial ON device_key (account, serial_sorted, id);
CREATE INDEX device_key_end_customer ON device_key (account, end_customer_folded, id);
CREATE INDEX device_key_location ON device_key (account, location_folded, id);

CREATE INDEX activation_key_holder_state ON activation_key (holder, state, id);
CREATE INDEX stock_transfer_sender_state ON stock_transfer (sender, state, id);
CREATE INDEX stock_transfer_receiver_state ON stock_transfer (receiver, state, id);

-- A view of a list that somebody keeps: the list's path, and what stood behind the question mark. (X-05)
CREATE TABLE list_view (
    id         UUID    NOT NULL PRIMARY KEY,
    person     UUID    NOT NULL REFERENCES person (id),
    list       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    query      TEXT    NOT NULL,
    is_default BOOLEAN NOT NULL
);
CREATE INDEX list_view_person ON list_view (person, list, id);

-- As whom a session of the vendor's staff sees the portal, and until when. (X-18)
ALTER TABLE session ADD COLUMN seeing UUID;
ALTER TABLE session ADD COLUMN seeing_until BIGINT;
