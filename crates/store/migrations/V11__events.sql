-- The hash chain over the event log, and what it takes to search the log. (X-07)

-- Events that no link of the chain holds yet: written with the event itself, so that none is ever passed over, in whatever
-- order transactions end.
CREATE TABLE event_unsealed (
    event UUID NOT NULL PRIMARY KEY REFERENCES event (id)
);
INSERT INTO event_unsealed (event) SELECT id FROM event;

-- The chain: one link per event, in the order of its positions, appended and never changed.
CREATE TABLE event_seal (
    position  BIGINT NOT NULL PRIMARY KEY CHECK (position > 0),
    event     UUID   NOT NULL UNIQUE REFERENCES event (id),
    hash      BYTEA  NOT NULL,
    sealed_at BIGINT NOT NULL
);

CREATE INDEX event_actor ON event (actor, id);
CREATE INDEX event_kind ON event (kind, id);
CREATE INDEX event_sales_order_number ON sales_order (number);
CREATE INDEX event_server_name ON server (name);
