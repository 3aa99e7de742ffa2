-- What happened is never edited: later rows correct it.

CREATE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'append-only: rows of % are never changed', TG_TABLE_NAME;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER not_eligible_append_only BEFORE UPDATE OR DELETE ON not_eligible
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entitlement_event_append_only BEFORE UPDATE OR DELETE ON entitlement_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE ON ledger_transfer
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
