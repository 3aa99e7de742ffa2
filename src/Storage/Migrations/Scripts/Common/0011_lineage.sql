-- A night stores the decisions that differ from the night that it goes on from. lineage: the run from which on nothing is left out;
-- place: the run's number in it; base_run_id: the run just before it there. rules_hash: what verdicts follow from beside facts and date.

DROP VIEW v_decision;

ALTER TABLE run ADD COLUMN base_run_id {key} NULL;
ALTER TABLE run ADD COLUMN lineage {key} NULL;
ALTER TABLE run ADD COLUMN place INTEGER NULL;
ALTER TABLE not_eligible ADD COLUMN rules_hash {key} NULL;

-- Until now a later slot of a date stored what differed from the slots before it.
UPDATE run SET place = slot, lineage = (
    SELECT first.run_id FROM run first WHERE first.job = run.job AND first.business_date = run.business_date AND first.slot = 0);

CREATE INDEX ix_run_lineage ON run (lineage, place);
