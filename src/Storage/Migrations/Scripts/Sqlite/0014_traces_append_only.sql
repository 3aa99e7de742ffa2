CREATE TRIGGER trace_frame_no_update BEFORE UPDATE ON trace_frame
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of trace_frame are never changed');
END;

CREATE TRIGGER trace_frame_no_delete BEFORE DELETE ON trace_frame
BEGIN
    SELECT RAISE(ABORT, 'append-only: rows of trace_frame are never changed');
END;
