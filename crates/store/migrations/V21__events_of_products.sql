-- Most events are about whoever did them: a server that got its lease, a person who signed in. An index by what they are
-- about finds those; the one by who did it is for the others, so that a lease costs one entry less.
CREATE INDEX event_actor_of_others ON event (actor, id) WHERE actor <> subject;
DROP INDEX event_actor;
