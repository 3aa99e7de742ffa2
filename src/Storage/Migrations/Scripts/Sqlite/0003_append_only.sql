-- What happened is never edited: later rows correct it.

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of decision are never changed');
END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of decision are never changed');
END;

CREATE TRIGGER not_eligible_no_update BEFORE UPDATE ON not_eligible
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of not_eligible are never changed');
END;

CREATE TRIGGER not_eligible_no_delete BEFORE DELETE ON not_eligible
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of not_eligible are never changed');
END;

CREATE TRIGGER entitlement_event_no_update BEFORE UPDATE ON entitlement_event
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of entitlement_event are never changed');
END;

CREATE TRIGGER entitlement_event_no_delete BEFORE DELETE ON entitlement_event
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of entitlement_event are never changed');
END;

CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of ledger_transfer are never changed');
END;

CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of ledger_transfer are never changed');
END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of audit are never changed');
END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of audit are never changed');
END;
