-- Editions of the catalogue: a whole catalogue each, and the day (of UTC) from which it applies. Today's is the one whose day
-- came last, of several for one day the one that was published last; before the first there is the configured file. One
-- whose day has not come can be withdrawn; everything else stays as it is. (X-18)
CREATE TABLE catalogue_edition (
    id           UUID   NOT NULL PRIMARY KEY,
    number       BIGINT NOT NULL UNIQUE CHECK (number > 0),
    valid_from   TEXT   NOT NULL,
    document     TEXT   NOT NULL,
    note         TEXT   NOT NULL,
    -- What it changed when it was published, as JSON: the first of them, and how many there were in all.
    changes      TEXT   NOT NULL,
    change_count BIGINT NOT NULL CHECK (change_count >= 0),
    actor_kind   TEXT   NOT NULL,
    actor        UUID,
    published_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX catalogue_edition_day ON catalogue_edition (valid_from, number) WHERE withdrawn_at IS NULL;
