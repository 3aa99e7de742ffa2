-- What recipients' pages look up by key, and the answers that recipients gave.

DROP INDEX ix_notification_recipient;
CREATE INDEX ix_notification_inbox ON notification (recipient, created_at, id);
CREATE INDEX ix_entitlement_payee ON entitlement (payee);
CREATE INDEX ix_entitlement_subject ON entitlement (subject);

-- One row for each request with a key of the caller's own: the same request again has the same result and no effect.
CREATE TABLE recipient_answer (
    recipient {key} NOT NULL,
    request_key {key} NOT NULL,
    department {key} NOT NULL,
    entitlement_id {key} NOT NULL,
    answer {key} NOT NULL,
    event_seq BIGINT NOT NULL,
    at {key} NOT NULL,
    CONSTRAINT pk_recipient_answer PRIMARY KEY (recipient, request_key),
    CONSTRAINT fk_recipient_answer FOREIGN KEY (entitlement_id) REFERENCES entitlement (id)
);
