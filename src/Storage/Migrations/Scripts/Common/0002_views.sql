-- The read-only views of the contract: plain columns, stable names, no names of people and no accounts.

CREATE VIEW v_decision AS
SELECT run_id, as_of, revision, policy_id, version, pack_hash, snapshot_hash, subject, item, payee, department, outcome,
       amount_fen, cycle_fen, currency, missing, failed, review, held
FROM decision;

CREATE VIEW v_entitlement AS
SELECT id AS entitlement_id, policy_id, subject, cycle, item, department, payee, state, reason_code, reason,
       amount_fen, currency, version, pack_hash, snapshot_hash, notice_end, attempt, granted_on
FROM entitlement;

CREATE VIEW v_entitlement_event AS
SELECT seq, entitlement_id, department, event, from_state, to_state, actor, at, channel, run_id, pack_hash,
       snapshot_hash, reason_code, reason, hash
FROM entitlement_event;

CREATE VIEW v_payout AS
SELECT p.end_to_end_id, p.entitlement_id, p.attempt, p.msg_id, p.department, p.policy_id, p.amount_fen, p.currency,
       p.state, p.created_at, p.submitted_at, b.state AS batch_state, b.line, b.budget_year, b.business_date, b.run_id
FROM payout p
JOIN payout_batch b ON b.msg_id = p.msg_id;

CREATE VIEW v_ledger_entry AS
SELECT seq, transfer_id, department, line, budget_year, kind, debit_account AS account, -amount_fen AS amount_fen,
       currency, end_to_end_id, at
FROM ledger_transfer
UNION ALL
SELECT seq, transfer_id, department, line, budget_year, kind, credit_account AS account, amount_fen,
       currency, end_to_end_id, at
FROM ledger_transfer;

CREATE VIEW v_notification AS
SELECT id AS notification_id, department, policy_id, entitlement_id, subject, recipient, channel, version, cycle, item,
       amount_fen, currency, right_state, title_zh, title_en, body_zh, body_en, state, run_id, created_at, read_at
FROM notification;

CREATE VIEW v_run AS
SELECT run_id, job, business_date, slot, department, epoch, state, snapshot_hash, catalogue_hash, decision_hash,
       claimed_at, heartbeat_at, closed_at
FROM run;

CREATE VIEW v_quarantine AS
SELECT id AS quarantine_id, source_id, department, file_name, row_number, reason_code, reason, raw_hash, as_of
FROM quarantine;

CREATE VIEW v_audit AS
SELECT seq, department, actor, action, object_type, object_id, detail, at, hash
FROM audit;
