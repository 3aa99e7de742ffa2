-- Versions of rule packs that two people put in force, beside the catalogue folder. Append-only, chained like the audit.
CREATE TABLE publication (
    seq BIGINT NOT NULL,
    department {key} NOT NULL,
    policy_id {key} NOT NULL,
    version {key} NOT NULL,
    revision INTEGER NOT NULL,
    effective_from {key} NOT NULL,
    pack_hash {key} NOT NULL,
    content_hash {key} NOT NULL,
    file_text {text} NOT NULL,
    cases_text {text} NOT NULL,
    draft_id {key} NOT NULL,
    author {key} NOT NULL,
    last_editor {key} NOT NULL,
    approver {key} NOT NULL,
    supersedes {key} NULL,
    catalogue_hash {key} NOT NULL,
    published_at {key} NOT NULL,
    hash {key} NOT NULL,
    CONSTRAINT pk_publication PRIMARY KEY (seq),
    CONSTRAINT uq_publication_pack UNIQUE (pack_hash),
    CONSTRAINT uq_publication_draft UNIQUE (draft_id),
    CONSTRAINT ck_publication_four_eyes CHECK (approver <> author AND approver <> last_editor)
);

INSERT INTO chain_head (chain, seq, hash) VALUES ('publication', 0, '');

-- What officers are writing. The text is kept whatever it says; row_version counts every change.
CREATE TABLE draft (
    id {key} NOT NULL,
    department {key} NOT NULL,
    policy_id {key} NOT NULL,
    base_version {key} NOT NULL,
    base_hash {key} NOT NULL,
    file_text {text} NOT NULL,
    cases_text {text} NOT NULL,
    content_hash {key} NOT NULL,
    row_version BIGINT NOT NULL,
    state {key} NOT NULL,
    author {key} NOT NULL,
    last_editor {key} NOT NULL,
    reason {text} NULL,
    created_at {key} NOT NULL,
    updated_at {key} NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (id),
    CONSTRAINT ck_draft_state CHECK (state IN ('editing', 'submitted', 'rejected', 'published', 'withdrawn'))
);

CREATE INDEX ix_draft_policy ON draft (policy_id, state);

CREATE VIEW v_publication AS
SELECT seq, department, policy_id, version, revision, effective_from, pack_hash, content_hash, draft_id, author, last_editor, approver,
       supersedes, catalogue_hash, published_at, hash
FROM publication;
