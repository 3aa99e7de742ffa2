-- The night as a plan of partitions, scores, reasons in notifications, and decisions that need two people.

-- A run keeps to the scorer that was adopted when it was first claimed; null: none was.
ALTER TABLE run ADD COLUMN scorer_hash {key} NULL;

-- One row for each policy and range of units. 'open': not evaluated; 'done': its verdicts are kept;
-- 'dropped': they became decisions when the run was closed, and only their hash is kept.
CREATE TABLE run_partition (
    run_id {key} NOT NULL,
    policy_id {key} NOT NULL,
    start_row INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    department {key} NOT NULL,
    state {key} NOT NULL,
    epoch BIGINT NULL,
    verdicts {blob} NULL,
    verdicts_hash {key} NULL,
    evaluated_at {key} NULL,
    CONSTRAINT pk_run_partition PRIMARY KEY (run_id, policy_id, start_row),
    CONSTRAINT ck_run_partition_state CHECK (state IN ('open', 'done', 'dropped')),
    CONSTRAINT ck_run_partition_done CHECK (state <> 'done' OR verdicts IS NOT NULL),
    CONSTRAINT fk_run_partition FOREIGN KEY (run_id) REFERENCES run (run_id)
);

-- The score is a probability in millionths, so that the column is exact on every provider. review: 1 where it lay below the
-- threshold of that night.
CREATE TABLE decision_score (
    run_id {key} NOT NULL,
    as_of {key} NOT NULL,
    policy_id {key} NOT NULL,
    subject {key} NOT NULL,
    item {key} NOT NULL,
    department {key} NOT NULL,
    scorer_hash {key} NOT NULL,
    score BIGINT NOT NULL,
    review INTEGER NOT NULL,
    CONSTRAINT pk_decision_score PRIMARY KEY (run_id, policy_id, subject, item),
    CONSTRAINT ck_decision_score CHECK (score >= 0 AND score <= 1000000)
);

CREATE INDEX ix_decision_score ON decision_score (policy_id, subject, item, as_of);

-- The conditions with the facts that they read, as JSON; null where a message has none. run_id is '-' for what people did.
ALTER TABLE notification ADD COLUMN reasons {text} NULL;

-- The first of two people proposes; the row goes when a second one gives it effect. stamp: content of what was proposed on.
CREATE TABLE approval_proposal (
    object_type {key} NOT NULL,
    object_id {key} NOT NULL,
    action {key} NOT NULL,
    department {key} NOT NULL,
    stamp {key} NOT NULL,
    actor {key} NOT NULL,
    reason {text} NOT NULL,
    at {key} NOT NULL,
    CONSTRAINT pk_approval_proposal PRIMARY KEY (object_type, object_id)
);

CREATE VIEW v_decision_score AS
SELECT run_id, as_of, policy_id, subject, item, department, scorer_hash, score AS score_millionths, review
FROM decision_score;

DROP VIEW v_notification;

CREATE VIEW v_notification AS
SELECT id AS notification_id, department, policy_id, entitlement_id, subject, recipient, channel, version, cycle, item,
       amount_fen, currency, right_state, title_zh, title_en, body_zh, body_en, state, run_id, created_at, read_at, reasons
FROM notification;

DROP VIEW v_run;

CREATE VIEW v_run AS
SELECT run_id, job, business_date, slot, department, epoch, state, snapshot_hash, catalogue_hash, decision_hash,
       claimed_at, heartbeat_at, closed_at, scorer_hash
FROM run;
