-- The order in which runs took over: a night that goes on from an earlier one sees whether another run may have changed rights since.

ALTER TABLE run ADD COLUMN claim_order BIGINT NULL;

CREATE INDEX ix_run_claim_order ON run (claim_order);
