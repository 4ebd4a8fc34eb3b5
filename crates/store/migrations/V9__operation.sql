-- What watchers ask for often must not cost a walk through everything that was ever sent or bound.
CREATE INDEX mail_dead ON mail (id) WHERE state = 'dead';
CREATE INDEX server_holds_lease ON server (holds_lease_until) WHERE holds_lease_until IS NOT NULL;
