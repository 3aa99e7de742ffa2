-- The newest decision on a unit is looked up by its unit, whichever night stored it.

CREATE TABLE decision_by_unit (
    run_id {key} NOT NULL,
    policy_id {key} NOT NULL,
    subject {key} NOT NULL,
    item {key} NOT NULL,
    revision INTEGER NOT NULL,
    department {key} NOT NULL,
    payee {key} NOT NULL,
    version {key} NOT NULL,
    pack_hash {key} NOT NULL,
    snapshot_hash {key} NOT NULL,
    as_of {key} NOT NULL,
    outcome {key} NOT NULL,
    amount_fen BIGINT NULL,
    cycle_fen BIGINT NULL,
    currency {key} NULL,
    missing {text} NOT NULL,
    failed {text} NOT NULL,
    review {text} NOT NULL,
    held {text} NULL,
    CONSTRAINT pk_decision PRIMARY KEY (policy_id, subject, item, run_id, revision),
    CONSTRAINT ck_decision_outcome CHECK (outcome IN ('eligible', 'not-eligible', 'undetermined'))
);

INSERT INTO decision_by_unit SELECT * FROM decision;
DROP TRIGGER decision_no_update;
DROP TRIGGER decision_no_delete;
DROP TABLE decision;
ALTER TABLE decision_by_unit RENAME TO decision;

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of decision are never changed');
END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of decision are never changed');
END;
