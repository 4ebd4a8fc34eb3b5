-- What left the factory: shipments, their devices, and the licenses that were made with them. (P-03 to P-05)

CREATE TABLE shipment (
    id      UUID   NOT NULL PRIMARY KEY,
    number  TEXT   NOT NULL UNIQUE,
    made_at BIGINT NOT NULL
);

-- One device. Of the code on its label only the keyed hash is stored. A serial number is good once among those that were
-- not taken back. (P-04)
CREATE TABLE shipped_device (
    id       UUID   NOT NULL PRIMARY KEY,
    shipment UUID   NOT NULL REFERENCES shipment (id),
    serial   TEXT   NOT NULL,
    buyer    UUID   REFERENCES account (id),
    label    BYTEA,
    state    TEXT   NOT NULL CHECK (state IN ('unclaimed', 'claimed', 'withdrawn')),
    state_at BIGINT,
    holder   UUID   REFERENCES account (id),
    reason   TEXT,
    made_at  BIGINT NOT NULL,
    CHECK ((state = 'unclaimed') = (state_at IS NULL)),
    CHECK ((state = 'claimed') = (holder IS NOT NULL)),
    CHECK (state <> 'withdrawn' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX shipped_device_serial ON shipped_device (serial) WHERE state <> 'withdrawn';
CREATE INDEX shipped_device_of_serial ON shipped_device (serial, id);
CREATE INDEX shipped_device_state ON shipped_device (state, id);
CREATE INDEX shipped_device_buyer ON shipped_device (buyer) WHERE buyer IS NOT NULL;

-- One product in a device.
CREATE TABLE factory_license (
    id     UUID   NOT NULL PRIMARY KEY,
    device UUID   NOT NULL REFERENCES shipped_device (id),
    sku    TEXT   NOT NULL,
    items  BIGINT NOT NULL CHECK (items > 0),
    units  BIGINT NOT NULL CHECK (units > 0),
    UNIQUE (device, sku)
);

-- Which license of which device a license key was made of; one key in force at the most for each. (P-05)
ALTER TABLE device_key ADD COLUMN factory_license UUID;
CREATE UNIQUE INDEX device_key_factory ON device_key (factory_license)
    WHERE factory_license IS NOT NULL AND revoked_at IS NULL;
