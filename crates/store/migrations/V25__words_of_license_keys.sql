-- What a license key is found by has a table of the account's own and stands in its row, too: a search looks up one rare
-- word and reads the others there. Keys that an older program stored are found by no word until the program has noted
-- theirs. (P-11)
ALTER TABLE device_key ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE INDEX device_key_unfindable ON device_key (id) WHERE words = '';

CREATE TABLE device_key_word (
    account    UUID NOT NULL,
    word       TEXT NOT NULL,
    device_key UUID NOT NULL,
    PRIMARY KEY (account, word, device_key)
);

-- `device_key_serial` holds the same for every key.
DROP INDEX device_key_device;
