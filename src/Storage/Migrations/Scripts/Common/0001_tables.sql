-- Types by dialect: {key} short text under an index, {text} long text, {blob} bytes.
-- Dates are text yyyy-MM-dd, instants are text yyyy-MM-ddTHH:mm:ss.fffZ (UTC), money is integer fen, flags are 0 or 1:
-- the same bytes on every provider, and plain to read with any tool.

CREATE TABLE run (
    run_id {key} NOT NULL,
    job {key} NOT NULL,
    business_date {key} NOT NULL,
    slot INTEGER NOT NULL,
    department {key} NOT NULL,
    epoch BIGINT NOT NULL,
    state {key} NOT NULL,
    snapshot_hash {key} NOT NULL,
    catalogue_hash {key} NOT NULL,
    decision_hash {key} NULL,
    summary {text} NULL,
    claimed_at {key} NOT NULL,
    heartbeat_at {key} NOT NULL,
    closed_at {key} NULL,
    CONSTRAINT pk_run PRIMARY KEY (run_id),
    CONSTRAINT uq_run UNIQUE (job, business_date, slot),
    CONSTRAINT ck_run_state CHECK (state IN ('running', 'closed', 'superseded'))
);

CREATE TABLE decision (
    run_id {key} NOT NULL,
    policy_id {key} NOT NULL,
    subject {key} NOT NULL,
    item {key} NOT NULL,
    revision INTEGER NOT NULL,
    department {key} NOT NULL,
    payee {key} NOT NULL,
    version {key} NOT NULL,
    pack_hash {key} NOT NULL,
    snapshot_hash {key} NOT NULL,
    as_of {key} NOT NULL,
    outcome {key} NOT NULL,
    amount_fen BIGINT NULL,
    cycle_fen BIGINT NULL,
    currency {key} NULL,
    missing {text} NOT NULL,
    failed {text} NOT NULL,
    review {text} NOT NULL,
    held {text} NULL,
    CONSTRAINT pk_decision PRIMARY KEY (as_of, policy_id, subject, item, revision),
    CONSTRAINT ck_decision_outcome CHECK (outcome IN ('eligible', 'not-eligible', 'undetermined'))
);

CREATE TABLE not_eligible (
    run_id {key} NOT NULL,
    policy_id {key} NOT NULL,
    department {key} NOT NULL,
    unit_kind {key} NOT NULL,
    pack_hash {key} NOT NULL,
    unit_count INTEGER NOT NULL,
    not_eligible_count INTEGER NOT NULL,
    bitmap {blob} NOT NULL,
    bitmap_hash {key} NOT NULL,
    CONSTRAINT pk_not_eligible PRIMARY KEY (run_id, policy_id)
);

CREATE TABLE entitlement (
    id {key} NOT NULL,
    policy_id {key} NOT NULL,
    subject {key} NOT NULL,
    cycle {key} NOT NULL,
    item {key} NOT NULL,
    department {key} NOT NULL,
    payee {key} NOT NULL,
    state {key} NOT NULL,
    reason_code {key} NULL,
    reason {text} NULL,
    amount_fen BIGINT NULL,
    currency {key} NOT NULL,
    version {key} NOT NULL,
    pack_hash {key} NOT NULL,
    snapshot_hash {key} NOT NULL,
    notice_end {key} NULL,
    attempt INTEGER NOT NULL,
    granted_on {key} NOT NULL,
    CONSTRAINT pk_entitlement PRIMARY KEY (id),
    CONSTRAINT uq_entitlement UNIQUE (policy_id, subject, cycle, item),
    CONSTRAINT ck_entitlement_amount CHECK (amount_fen IS NULL OR amount_fen >= 0)
);

CREATE INDEX ix_entitlement_state ON entitlement (policy_id, state);

CREATE TABLE entitlement_event (
    seq BIGINT NOT NULL,
    entitlement_id {key} NOT NULL,
    department {key} NOT NULL,
    event {key} NOT NULL,
    from_state {key} NOT NULL,
    to_state {key} NOT NULL,
    actor {key} NOT NULL,
    at {key} NOT NULL,
    channel {key} NOT NULL,
    run_id {key} NULL,
    pack_hash {key} NOT NULL,
    snapshot_hash {key} NOT NULL,
    reason_code {key} NULL,
    reason {text} NULL,
    hash {key} NOT NULL,
    CONSTRAINT pk_entitlement_event PRIMARY KEY (seq),
    CONSTRAINT fk_entitlement_event FOREIGN KEY (entitlement_id) REFERENCES entitlement (id)
);

CREATE INDEX ix_entitlement_event ON entitlement_event (entitlement_id, seq);

CREATE TABLE notification (
    id {key} NOT NULL,
    department {key} NOT NULL,
    policy_id {key} NOT NULL,
    entitlement_id {key} NULL,
    subject {key} NOT NULL,
    recipient {key} NOT NULL,
    channel {key} NOT NULL,
    version {key} NOT NULL,
    cycle {key} NOT NULL,
    item {key} NOT NULL,
    amount_fen BIGINT NULL,
    currency {key} NOT NULL,
    right_state {key} NOT NULL,
    title_zh {text} NOT NULL,
    title_en {text} NOT NULL,
    body_zh {text} NOT NULL,
    body_en {text} NOT NULL,
    state {key} NOT NULL,
    run_id {key} NOT NULL,
    created_at {key} NOT NULL,
    read_at {key} NULL,
    CONSTRAINT pk_notification PRIMARY KEY (id)
);

CREATE INDEX ix_notification_recipient ON notification (recipient);
CREATE INDEX ix_notification_policy ON notification (policy_id, cycle);

CREATE TABLE outbox (
    id {key} NOT NULL,
    department {key} NOT NULL,
    topic {key} NOT NULL,
    reference {key} NOT NULL,
    state {key} NOT NULL,
    attempts INTEGER NOT NULL,
    created_at {key} NOT NULL,
    sent_at {key} NULL,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT ck_outbox_state CHECK (state IN ('waiting', 'sent', 'dead'))
);

CREATE INDEX ix_outbox_state ON outbox (state, created_at);

-- One row a line and year. The balances are kept by the statements that write ledger_transfer, in the same transaction.
CREATE TABLE budget_line (
    line {key} NOT NULL,
    budget_year INTEGER NOT NULL,
    department {key} NOT NULL,
    currency {key} NOT NULL,
    assumed INTEGER NOT NULL,
    appropriation_fen BIGINT NOT NULL,
    available_fen BIGINT NOT NULL,
    reserved_fen BIGINT NOT NULL,
    in_transit_fen BIGINT NOT NULL,
    paid_fen BIGINT NOT NULL,
    returned_fen BIGINT NOT NULL,
    receivable_fen BIGINT NOT NULL,
    CONSTRAINT pk_budget_line PRIMARY KEY (line, budget_year),
    CONSTRAINT ck_budget_available CHECK (available_fen >= 0),
    CONSTRAINT ck_budget_reserved CHECK (reserved_fen >= 0),
    CONSTRAINT ck_budget_in_transit CHECK (in_transit_fen >= 0)
);

-- Double entry as transfers: each row takes from one account and gives the same to another, so any set of rows sums to 0.
CREATE TABLE ledger_transfer (
    seq BIGINT NOT NULL,
    transfer_id {key} NOT NULL,
    department {key} NOT NULL,
    line {key} NOT NULL,
    budget_year INTEGER NOT NULL,
    kind {key} NOT NULL,
    debit_account {key} NOT NULL,
    credit_account {key} NOT NULL,
    amount_fen BIGINT NOT NULL,
    currency {key} NOT NULL,
    end_to_end_id {key} NULL,
    at {key} NOT NULL,
    hash {key} NOT NULL,
    CONSTRAINT pk_ledger_transfer PRIMARY KEY (seq),
    CONSTRAINT uq_ledger_transfer UNIQUE (transfer_id),
    CONSTRAINT ck_ledger_amount CHECK (amount_fen > 0),
    CONSTRAINT ck_ledger_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT fk_ledger_budget FOREIGN KEY (line, budget_year) REFERENCES budget_line (line, budget_year)
);

CREATE INDEX ix_ledger_line ON ledger_transfer (line, budget_year);

CREATE TABLE payout_batch (
    msg_id {key} NOT NULL,
    department {key} NOT NULL,
    run_id {key} NOT NULL,
    business_date {key} NOT NULL,
    line {key} NOT NULL,
    budget_year INTEGER NOT NULL,
    rail {key} NOT NULL,
    state {key} NOT NULL,
    held_reason {text} NULL,
    payout_count INTEGER NOT NULL,
    sum_fen BIGINT NOT NULL,
    currency {key} NOT NULL,
    debtor_name {text} NOT NULL,
    debtor_account {key} NOT NULL,
    debtor_bank {key} NOT NULL,
    created_at {key} NOT NULL,
    execution_date {key} NOT NULL,
    content_hash {key} NULL,
    submitted_at {key} NULL,
    CONSTRAINT pk_payout_batch PRIMARY KEY (msg_id),
    CONSTRAINT ck_payout_batch_state CHECK (state IN ('intent', 'held', 'submitted')),
    CONSTRAINT ck_payout_batch_sum CHECK (sum_fen > 0),
    CONSTRAINT fk_payout_batch_budget FOREIGN KEY (line, budget_year) REFERENCES budget_line (line, budget_year)
);

CREATE INDEX ix_payout_batch_state ON payout_batch (state);

CREATE TABLE payout (
    end_to_end_id {key} NOT NULL,
    entitlement_id {key} NOT NULL,
    attempt INTEGER NOT NULL,
    msg_id {key} NOT NULL,
    department {key} NOT NULL,
    policy_id {key} NOT NULL,
    amount_fen BIGINT NOT NULL,
    currency {key} NOT NULL,
    state {key} NOT NULL,
    created_at {key} NOT NULL,
    submitted_at {key} NULL,
    CONSTRAINT pk_payout PRIMARY KEY (end_to_end_id),
    CONSTRAINT uq_payout_attempt UNIQUE (entitlement_id, attempt),
    CONSTRAINT ck_payout_amount CHECK (amount_fen > 0),
    CONSTRAINT ck_payout_state CHECK (state IN ('intent', 'submitted', 'paid', 'returned')),
    CONSTRAINT fk_payout_entitlement FOREIGN KEY (entitlement_id) REFERENCES entitlement (id),
    CONSTRAINT fk_payout_batch FOREIGN KEY (msg_id) REFERENCES payout_batch (msg_id)
);

CREATE INDEX ix_payout_batch ON payout (msg_id, end_to_end_id);

-- Whom and where an instruction pays. Personal data in a table of its own, shown by no view; fixed when the intent is
-- saved, so that a repeated sending has the same bytes.
CREATE TABLE payout_instruction (
    end_to_end_id {key} NOT NULL,
    holder_name {text} NOT NULL,
    account_number {key} NOT NULL,
    bank_code {key} NOT NULL,
    remittance {text} NOT NULL,
    source_id {key} NOT NULL,
    account_as_of {key} NOT NULL,
    CONSTRAINT pk_payout_instruction PRIMARY KEY (end_to_end_id),
    CONSTRAINT fk_payout_instruction FOREIGN KEY (end_to_end_id) REFERENCES payout (end_to_end_id)
);

CREATE TABLE audit (
    seq BIGINT NOT NULL,
    department {key} NOT NULL,
    actor {key} NOT NULL,
    action {key} NOT NULL,
    object_type {key} NOT NULL,
    object_id {key} NOT NULL,
    detail {text} NOT NULL,
    at {key} NOT NULL,
    hash {key} NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (seq)
);

-- Head of each hash chain (entitlement_event, ledger_transfer, audit): number of rows and hash of the last one.
CREATE TABLE chain_head (
    chain {key} NOT NULL,
    seq BIGINT NOT NULL,
    hash {key} NOT NULL,
    CONSTRAINT pk_chain_head PRIMARY KEY (chain)
);

INSERT INTO chain_head (chain, seq, hash) VALUES ('entitlement_event', 0, '');
INSERT INTO chain_head (chain, seq, hash) VALUES ('ledger_transfer', 0, '');
INSERT INTO chain_head (chain, seq, hash) VALUES ('audit', 0, '');

-- One row for each file or table that a source delivered and that was sealed; the same content again is the same row.
CREATE TABLE source_manifest (
    source_id {key} NOT NULL,
    sha256 {key} NOT NULL,
    department {key} NOT NULL,
    file_name {text} NOT NULL,
    row_count BIGINT NOT NULL,
    control_sum {key} NULL,
    as_of {key} NOT NULL,
    sequence BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    quarantined BIGINT NOT NULL,
    imported_at {key} NOT NULL,
    CONSTRAINT pk_source_manifest PRIMARY KEY (source_id, sha256)
);

CREATE INDEX ix_source_manifest_sequence ON source_manifest (source_id, sequence);

CREATE TABLE quarantine (
    id {key} NOT NULL,
    source_id {key} NOT NULL,
    department {key} NOT NULL,
    file_name {text} NOT NULL,
    row_number BIGINT NOT NULL,
    reason_code {key} NOT NULL,
    reason {text} NOT NULL,
    raw_hash {key} NOT NULL,
    as_of {key} NOT NULL,
    CONSTRAINT pk_quarantine PRIMARY KEY (id)
);

CREATE INDEX ix_quarantine_source ON quarantine (source_id, reason_code);

CREATE TABLE snapshot_index (
    hash {key} NOT NULL,
    as_of {key} NOT NULL,
    slot INTEGER NOT NULL,
    path {text} NOT NULL,
    units_json {text} NOT NULL,
    sealed_at {key} NOT NULL,
    CONSTRAINT pk_snapshot_index PRIMARY KEY (hash, as_of),
    CONSTRAINT uq_snapshot_index UNIQUE (as_of, slot)
);
