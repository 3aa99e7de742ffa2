-- What exclusions, caps and quotas did to a right, in both languages, and what its rules gave before a cap cut it.

ALTER TABLE entitlement ADD COLUMN uncut_fen BIGINT NULL;
ALTER TABLE entitlement ADD COLUMN allocation_zh {text} NULL;
ALTER TABLE entitlement ADD COLUMN allocation_en {text} NULL;

DROP VIEW v_entitlement;
CREATE VIEW v_entitlement AS
SELECT id AS entitlement_id, policy_id, subject, cycle, item, department, payee, state, reason_code, reason,
       amount_fen, currency, version, pack_hash, snapshot_hash, notice_end, attempt, granted_on, uncut_fen, allocation_zh, allocation_en
FROM entitlement;
