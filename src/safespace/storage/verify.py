"""Is a journal's database what was saved: seals, structure, word index, every body."""

from __future__ import annotations

import re
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from safespace.domain.ident import looks_like_short_code
from safespace.domain.text import fingerprint
from safespace.frozen import dataclass
from safespace.storage.connect import APPLICATION_ID, SCHEMA_VERSION
from safespace.storage.driver import DatabaseError
from safespace.storage.reading import escaped, one_state, undecoded
from safespace.storage.schema import CAPTURED, FORMS, TABLES
from safespace.storage.sealing import find_unsealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from safespace.storage.driver import Connection

    Check = Callable[[Connection], Iterator[str]]

CHECK_WORD_INDEX = (
    "INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)"
)

# The driver decodes SQLite's messages, which may quote a damaged schema.
_UNREADABLE = (DatabaseError, UnicodeDecodeError)
# These say that a check could not be done now, not that anything is damaged.
_NOT_NOW = ("BUSY", "LOCKED", "NOMEM", "INTERRUPT", "READONLY", "FULL")
_TABLE_NAMES = frozenset(re.findall(r"CREATE TABLE (\w+)", TABLES + CAPTURED + FORMS))
_LONGEST_CODE = 12


class What(Enum):
    """What a finding is about."""

    IDENTITY = "identity"
    SEAL = "seal"
    PAGE = "page"
    LINK = "link"
    WORD_INDEX = "word index"
    BODY = "body"
    ENTRY = "entry"
    LABEL = "label"
    REVISION = "revision"
    DEED = "deed"
    FORM = "form"
    NAMED = "hold or programme"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing amiss, where it was met first, and how often.

    `where` is a page, a table, a short code or the like, never anybody's words.
    """

    what: What
    where: str
    count: int = 1


def is_encrypted(conn: Connection) -> bool:
    """Say whether this connection reads and writes through the cipher."""
    (status,) = conn.execute("PRAGMA cipher_status").fetchone()
    return status in ("1", b"1")


def verify_database(conn: Connection) -> tuple[Finding, ...]:
    """Check everything about an open journal; nothing found means it is sound.

    There is at most one finding of a kind. `UNCHECKED` is no damage: another program
    was busy with the file, or it may not be written to, as the check of the word
    index needs. A connection that was opened for this sees the disk, not a cache.
    """
    findings: dict[What, Finding] = {}
    with undecoded(conn):
        with suppress(*_UNREADABLE):
            # Most checks read all pages; deciphering each once takes half the time.
            conn.execute("PRAGMA cache_size = -32768")
        for what, check in _CHECKS:
            found = _run(conn, what, check)
            if found is not None:
                before = findings.get(found.what)
                findings[found.what] = _joined(before, found)
    return tuple(findings.values())


def check_pages(conn: Connection) -> tuple[Finding, ...]:
    """Check the seal of every page, or the structure of a plain file: the quick look.

    Words are not read for it, and it takes a tenth of the time.
    """
    what, check = (What.SEAL, _seals) if is_encrypted(conn) else (What.PAGE, _structure)
    with undecoded(conn):
        found = _run(conn, what, check)
    return () if found is None else (found,)


def _run(conn: Connection, what: What, check: Check) -> Finding | None:
    first, count = "", 0
    try:
        for where in check(conn):
            first = first or where
            count += 1
    except _UNREADABLE as error:
        if not count and _not_now(error):
            return Finding(What.UNCHECKED, what.value)
        first = first or "cannot be read"
        count += 1
    return Finding(what, first, count) if count else None


def _joined(before: Finding | None, found: Finding) -> Finding:
    if before is None:
        return found
    return Finding(before.what, before.where, before.count + found.count)


def _not_now(error: Exception) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.removeprefix("SQLITE_").startswith(_NOT_NOW)


def _identity(conn: Connection) -> Iterator[str]:
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        yield "not marked as a journal"
    if not 1 <= version <= SCHEMA_VERSION:
        yield f"schema version {version}"


def _seals(conn: Connection) -> Iterator[str]:
    if not is_encrypted(conn):
        return
    # This check goes past SQLite's locks; a reader keeps writers away meanwhile.
    with one_state(conn):
        for (message,) in conn.execute("PRAGMA cipher_integrity_check"):
            yield _place(message)


def _pages(conn: Connection) -> Iterator[str]:
    for (message,) in conn.execute("PRAGMA integrity_check"):
        if message != b"ok":
            yield _place(message)


def _structure(conn: Connection) -> Iterator[str]:
    for (message,) in conn.execute("PRAGMA quick_check"):
        if message != b"ok":
            yield _place(message)


def _links(conn: Connection) -> Iterator[str]:
    for table, *_ in conn.execute("PRAGMA foreign_key_check"):
        yield _place(table)


def _word_index(conn: Connection) -> Iterator[str]:
    conn.execute(CHECK_WORD_INDEX)
    yield from ()


def _bodies(conn: Connection) -> Iterator[str]:
    return _changed(conn, "SELECT pk, short, body_hash, body FROM entry ORDER BY pk")


def _entries(conn: Connection) -> Iterator[str]:
    for pk in find_unsealed(conn, "entry"):
        short = conn.execute("SELECT short FROM entry WHERE pk = ?", (pk,)).fetchone()
        yield _name(pk, short and short[0])


def _labels(conn: Connection) -> Iterator[str]:
    # An entry's hash covers its labels' names; what finds them is made out of those.
    with escaped(conn):
        for table in ("tag", "person"):
            for name, folded in conn.execute(f"SELECT name, folded FROM {table}"):
                if str(name).casefold() != folded:
                    yield table


def _revisions(conn: Connection) -> Iterator[str]:
    return _changed(
        conn,
        "SELECT pk, (SELECT short FROM entry WHERE entry.pk = revision.entry),"
        " body_hash, body FROM revision ORDER BY pk",
    )


def _earlier(conn: Connection) -> Iterator[str]:
    return (f"row {pk}" for pk in find_unsealed(conn, "revision"))


def _deeds(conn: Connection) -> Iterator[str]:
    return (f"row {pk}" for pk in find_unsealed(conn, "deed"))


def _forms(conn: Connection) -> Iterator[str]:
    # Journals of earlier schemas have none, and never load this.
    from safespace.storage.forms import find_damaged  # noqa: PLC0415

    with escaped(conn):
        yield from (f"row {pk}" for pk in find_damaged(conn))


def _named(conn: Connection) -> Iterator[str]:
    # As above.
    from safespace.storage.named import find_unsealed_named  # noqa: PLC0415

    return find_unsealed_named(conn)


def _changed(conn: Connection, sql: str) -> Iterator[str]:
    for pk, short, body_hash, body in conn.execute(sql):
        if not _is_whole(body, body_hash):
            yield _name(pk, short)


_CHECKS: tuple[tuple[What, Check], ...] = (
    (What.IDENTITY, _identity),
    (What.SEAL, _seals),
    (What.PAGE, _pages),
    (What.LINK, _links),
    (What.WORD_INDEX, _word_index),
    (What.BODY, _bodies),
    (What.ENTRY, _entries),
    (What.LABEL, _labels),
    (What.REVISION, _revisions),
    (What.REVISION, _earlier),
    (What.DEED, _deeds),
    (What.FORM, _forms),
    (What.NAMED, _named),
)


def _is_whole(body: object, body_hash: object) -> bool:
    try:
        return isinstance(body, bytes) and fingerprint(body.decode()) == body_hash
    except UnicodeDecodeError:
        return False


def _name(pk: object, short: object) -> str:
    # In a damaged file the column may hold anything, somebody's words included.
    code = short.decode(errors="replace") if isinstance(short, bytes) else ""
    fits = len(code) <= _LONGEST_CODE and looks_like_short_code(code)
    return code if fits else f"row {pk}"


def _place(message: object) -> str:
    # SQLite's own sentences may quote what a damaged page holds; only this is taken.
    text = message.decode(errors="replace") if isinstance(message, bytes) else ""
    page = re.search(r"\bpage ([0-9]+)", text)
    if page:
        return f"page {page[1]}"
    words = re.findall(r"\w+", text)
    return next((word for word in words if word in _TABLE_NAMES), "the file")
