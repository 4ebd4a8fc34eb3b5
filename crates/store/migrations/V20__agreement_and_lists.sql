-- The license agreement. A version is published once and stays as it was; the latest is the one in force. (P-01)
CREATE TABLE agreement (
    id           UUID   NOT NULL PRIMARY KEY,
    version      TEXT   NOT NULL UNIQUE,
    published_at BIGINT NOT NULL
);

CREATE TABLE agreement_text (
    agreement UUID NOT NULL REFERENCES agreement (id),
    language  TEXT NOT NULL,
    text      TEXT NOT NULL,
    PRIMARY KEY (agreement, language)
);

-- Who accepted which version when, in whose name, and the language they read it in. Persons stand here by id, which stays
-- when everything else that is known of them is erased.
CREATE TABLE agreement_acceptance (
    id          UUID   NOT NULL PRIMARY KEY,
    agreement   UUID   NOT NULL REFERENCES agreement (id),
    account     UUID   NOT NULL REFERENCES account (id),
    person      UUID   NOT NULL REFERENCES person (id),
    language    TEXT   NOT NULL,
    accepted_at BIGINT NOT NULL,
    UNIQUE (agreement, account, person)
);
CREATE INDEX agreement_acceptance_list ON agreement_acceptance (agreement, id);
CREATE INDEX agreement_acceptance_person ON agreement_acceptance (person, id);

-- Offers that wait for an answer, of either side: start pages name them. (P-14, L-27)
CREATE INDEX stock_transfer_to_answer ON stock_transfer (receiver, id) WHERE state = 'open';
CREATE INDEX stock_transfer_waiting ON stock_transfer (sender, id) WHERE state = 'open';

-- Revoked keys are few among many: their list is read from an index of its own. (P-11)
CREATE INDEX device_key_revoked_list ON device_key (account, id) WHERE revoked_at IS NOT NULL;
