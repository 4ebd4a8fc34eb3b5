-- What became of mails after they were handed over, and every attempt that failed before. (L-03)

ALTER TABLE mail ADD COLUMN bounced_at BIGINT;
ALTER TABLE mail ADD COLUMN bounce TEXT;

CREATE TABLE mail_failure (
    id    UUID   NOT NULL PRIMARY KEY,
    mail  UUID   NOT NULL REFERENCES mail (id),
    at    BIGINT NOT NULL,
    error TEXT   NOT NULL
);
CREATE INDEX mail_failure_mail ON mail_failure (mail, id);

CREATE INDEX mail_state ON mail (state, id);
CREATE INDEX mail_recipient ON mail (recipient, id);
CREATE INDEX mail_bounced ON mail (id) WHERE bounced_at IS NOT NULL;
