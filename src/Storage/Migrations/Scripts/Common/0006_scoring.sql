-- Models by the digest of their bytes; the one with the highest seq is in force. Who adopted what when stays in audit.
CREATE TABLE scorer (
    sha256 {key} NOT NULL,
    seq BIGINT NOT NULL,
    model {blob} NOT NULL,
    card {text} NOT NULL,
    adopted_by {key} NOT NULL,
    adopted_at {key} NOT NULL,
    CONSTRAINT pk_scorer PRIMARY KEY (sha256),
    CONSTRAINT uq_scorer UNIQUE (seq)
);

-- What audits found of matches of earlier months, under pseudonymous keys. An outcome is recorded once and never replaced.
CREATE TABLE audited_outcome (
    policy_id {key} NOT NULL,
    month {key} NOT NULL,
    subject {key} NOT NULL,
    item {key} NOT NULL,
    department {key} NOT NULL,
    upheld INTEGER NOT NULL,
    source_sha256 {key} NOT NULL,
    imported_at {key} NOT NULL,
    CONSTRAINT pk_audited_outcome PRIMARY KEY (policy_id, month, subject, item),
    CONSTRAINT ck_audited_outcome CHECK (upheld IN (0, 1))
);

CREATE INDEX ix_audited_outcome_source ON audited_outcome (source_sha256);
