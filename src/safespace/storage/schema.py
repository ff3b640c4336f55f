"""The tables, as SQL: STRICT, bodies last in their row, every listing with an index.

An entry's row number is its time: milliseconds shifted left by 12 bits plus a counter.
Newest-first lists, tag lists and searches then walk the table or the index backwards
and stop, at any size (docs/adr/0009-rows-in-time-order.md).
"""

from __future__ import annotations

TABLES = """
CREATE TABLE entry (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    short TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    written_ms INTEGER NOT NULL,
    written_offset_s INTEGER NOT NULL,
    zone TEXT NOT NULL,
    happened_ms INTEGER,
    happened_offset_s INTEGER,
    whole_day INTEGER NOT NULL DEFAULT 0 CHECK (whole_day IN (0, 1)),
    prompt_id TEXT,
    question TEXT,
    valence INTEGER CHECK (valence BETWEEN -4 AND 4),
    energy INTEGER CHECK (energy BETWEEN -4 AND 4),
    distress INTEGER CHECK (distress BETWEEN 0 AND 10),
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_ms INTEGER,
    body_hash BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_day ON entry (day) WHERE deleted_ms IS NULL;
CREATE INDEX entry_in_bin ON entry (deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE tag (
    pk INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE entry_tag (
    label INTEGER NOT NULL REFERENCES tag (pk) ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entry (pk) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (label, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_by_entry ON entry_tag (entry);

CREATE TABLE person (
    pk INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE entry_person (
    label INTEGER NOT NULL REFERENCES person (pk) ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entry (pk) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (label, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_person_by_entry ON entry_person (entry);

CREATE TABLE revision (
    pk INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (pk) ON DELETE CASCADE ON UPDATE CASCADE,
    number INTEGER NOT NULL,
    saved_ms INTEGER NOT NULL,
    labels TEXT NOT NULL,
    valence INTEGER,
    energy INTEGER,
    distress INTEGER,
    body_hash BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (entry, number)
) STRICT;

CREATE TABLE deed (
    pk INTEGER PRIMARY KEY,
    verb TEXT NOT NULL CHECK (verb IN ('write', 'edit', 'delete', 'restore')),
    entry INTEGER NOT NULL REFERENCES entry (pk) ON DELETE CASCADE ON UPDATE CASCADE,
    revision INTEGER NOT NULL,
    done_ms INTEGER NOT NULL,
    undone_ms INTEGER
) STRICT;
CREATE INDEX deed_by_entry ON deed (entry);
"""

CAPTURED = """
ALTER TABLE entry ADD COLUMN captured INTEGER NOT NULL DEFAULT 0
    CHECK (captured IN (0, 1));
CREATE TABLE old_inbox (
    pk INTEGER PRIMARY KEY,
    secret BLOB NOT NULL UNIQUE
) STRICT;
"""


# Nothing hashes to zeros: a row that was not sealed is taken for damaged.
def _add_row_hash(*tables: str) -> str:
    return "".join(
        f"ALTER TABLE {table} ADD COLUMN row_hash BLOB NOT NULL DEFAULT x'{'00' * 16}';"
        for table in tables
    )


ROW_HASHES = _add_row_hash("entry", "revision", "deed")

NAMED_HASHES = _add_row_hash("hold", "programme", "programme_step")

# Deeds of one command are taken back together; each names the first of them.
BATCH = """
ALTER TABLE deed ADD COLUMN batch INTEGER;
CREATE INDEX deed_by_batch ON deed (batch) WHERE batch IS NOT NULL;
"""

# An exercise needs no table of its own: `told` is the whole form as JSON, and `answer`
# repeats what can be counted of it, so that insights never read anybody's words.
FORMS = """
CREATE TABLE form (
    entry INTEGER PRIMARY KEY REFERENCES entry (pk) ON DELETE CASCADE
        ON UPDATE CASCADE,
    exercise TEXT NOT NULL,
    version INTEGER NOT NULL,
    about TEXT,
    row_hash BLOB NOT NULL,
    told TEXT NOT NULL
) STRICT;
CREATE INDEX form_by_exercise ON form (exercise, entry);
CREATE INDEX form_by_about ON form (about) WHERE about IS NOT NULL;

CREATE TABLE answer (
    pk INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (pk) ON DELETE CASCADE ON UPDATE CASCADE,
    step TEXT NOT NULL,
    number INTEGER,
    word TEXT,
    at_ms INTEGER
) STRICT;
CREATE INDEX answer_by_entry ON answer (entry);
CREATE INDEX entry_by_kind ON entry (kind, pk) WHERE kind <> 'entry';

CREATE TABLE hold (
    folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE programme (
    name TEXT PRIMARY KEY,
    started_ms INTEGER NOT NULL,
    left_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE programme_step (
    programme TEXT NOT NULL REFERENCES programme (name) ON DELETE CASCADE,
    step TEXT NOT NULL,
    done_ms INTEGER NOT NULL,
    entry TEXT,
    PRIMARY KEY (programme, step)
) STRICT, WITHOUT ROWID;
"""

WORDS_GONE = """
CREATE TRIGGER entry_fts_gone AFTER DELETE ON entry BEGIN
    INSERT INTO entry_fts (entry_fts, rowid, body) VALUES ('delete', old.pk, old.body);
END;
"""
# Only a changed body or row number touches the index; notes beside it do not.
SEARCH_TRIGGERS = f"""
CREATE TRIGGER entry_fts_added AFTER INSERT ON entry BEGIN
    INSERT INTO entry_fts (rowid, body) VALUES (new.pk, new.body);
END;
{WORDS_GONE}
CREATE TRIGGER entry_fts_changed AFTER UPDATE OF pk, body ON entry BEGIN
    INSERT INTO entry_fts (entry_fts, rowid, body) VALUES ('delete', old.pk, old.body);
    INSERT INTO entry_fts (rowid, body) VALUES (new.pk, new.body);
END;
"""

TOKENIZER = "unicode61 remove_diacritics 2"
