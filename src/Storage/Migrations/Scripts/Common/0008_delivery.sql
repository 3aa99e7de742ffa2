-- Sending: a lease while a node works on a row, when to try again, why it did not work. A row of a lane (its recipient) waits
-- until the earlier ones of the same topic and lane were sent or given up.

ALTER TABLE outbox ADD COLUMN lane {key} NULL;
ALTER TABLE outbox ADD COLUMN next_attempt_at {key} NULL;
ALTER TABLE outbox ADD COLUMN lease_until {key} NULL;
ALTER TABLE outbox ADD COLUMN lease_owner {key} NULL;
ALTER TABLE outbox ADD COLUMN last_error {text} NULL;
ALTER TABLE outbox ADD COLUMN dead_at {key} NULL;

DROP INDEX ix_outbox_state;
CREATE INDEX ix_outbox_due ON outbox (topic, state, created_at, id);
CREATE INDEX ix_outbox_lane ON outbox (lane, state);
CREATE INDEX ix_outbox_lease ON outbox (lease_owner);
CREATE INDEX ix_outbox_dead ON outbox (state, dead_at, id);

-- A notification is in the recipient's inbox from then on.
ALTER TABLE notification ADD COLUMN delivered_at {key} NULL;
