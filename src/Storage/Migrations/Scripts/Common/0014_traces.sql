-- Why a match was made: the values that its version read (decision.trace, notification.reasons), and once for each version what they mean.

CREATE TABLE trace_frame (
    id {key} NOT NULL,
    department {key} NOT NULL,
    policy_id {key} NOT NULL,
    version {key} NOT NULL,
    content {text} NOT NULL,
    CONSTRAINT pk_trace_frame PRIMARY KEY (id)
);

ALTER TABLE decision ADD COLUMN trace {text} NULL;

DROP VIEW v_decision;

-- Every decision that stands in a run: those that it stored, and those of the runs that it goes on from where none of the later ones says otherwise.
-- A run that was closed once counts also while it is repeated; one that was given up never does. run_id and as_of are the run's; decided_run_id and decided_on say which night decided it, on which facts and by which version.

CREATE VIEW v_decision AS
SELECT r.run_id, r.business_date AS as_of, d.revision, d.policy_id, d.version, d.pack_hash, d.snapshot_hash, d.subject, d.item, d.payee, d.department,
       d.outcome, d.amount_fen, d.cycle_fen, d.currency, d.missing, d.failed, d.review, d.held, d.run_id AS decided_run_id, d.as_of AS decided_on, d.trace
FROM decision d
JOIN run decided ON decided.run_id = d.run_id
JOIN run r ON r.lineage = decided.lineage AND r.place >= decided.place AND (r.run_id = decided.run_id OR decided.closed_at IS NOT NULL)
JOIN not_eligible judged ON judged.run_id = r.run_id AND judged.policy_id = d.policy_id
WHERE NOT EXISTS (
    SELECT 1
    FROM decision later
    JOIN run at ON at.run_id = later.run_id
    WHERE later.policy_id = d.policy_id AND later.subject = d.subject AND later.item = d.item AND at.lineage = r.lineage
      AND (at.place > decided.place OR (at.place = decided.place AND later.revision > d.revision)) AND at.place <= r.place
      AND (at.run_id = r.run_id OR at.closed_at IS NOT NULL));

CREATE VIEW v_trace_frame AS
SELECT id AS frame, department, policy_id, version, content
FROM trace_frame;
