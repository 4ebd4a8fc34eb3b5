-- What a license key is found by stands in its row, and a moment later, those of many keys together, in a table of the
-- account's own: a search looks up one rare word there and reads the others in the rows. Keys that an older program stored
-- are found by no word until theirs are noted. (P-11)
ALTER TABLE device_key ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE device_key ADD COLUMN noted BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX device_key_unnoted ON device_key (account, id) WHERE NOT noted;

CREATE TABLE device_key_word (
    account    UUID NOT NULL,
    word       TEXT NOT NULL,
    device_key UUID NOT NULL,
    PRIMARY KEY (account, word, device_key)
);

-- `device_key_serial` holds the same for every key.
DROP INDEX device_key_device;
