-- The newest decision on a unit is looked up by its unit, whichever night stored it.

ALTER TABLE decision DROP CONSTRAINT pk_decision;
ALTER TABLE decision ADD CONSTRAINT pk_decision PRIMARY KEY (policy_id, subject, item, run_id, revision);
