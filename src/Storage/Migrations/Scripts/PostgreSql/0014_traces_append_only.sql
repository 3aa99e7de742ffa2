CREATE TRIGGER trace_frame_append_only BEFORE UPDATE OR DELETE ON trace_frame
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
