"""What two journals say, compared entry by entry: a backup with its journal."""

from __future__ import annotations

from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from safespace.domain.digest import blake2b
from safespace.domain.ident import EntryId
from safespace.frozen import dataclass
from safespace.storage.failures import translated
from safespace.storage.reading import undecoded
from safespace.storage.rows import COVERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection

_CONTENT = f"""
SELECT {COVERED}, entry.body,
    (SELECT json_group_array(name ORDER BY folded) FROM entry_tag
     JOIN tag ON tag.pk = label WHERE entry = entry.pk),
    (SELECT json_group_array(name ORDER BY folded) FROM entry_person
     JOIN person ON person.pk = label WHERE entry = entry.pk),
    (SELECT told FROM form WHERE form.entry = entry.pk),
    (SELECT count(*) FROM revision WHERE entry = entry.pk)
FROM entry ORDER BY entry.id
"""
_EARLIER = (
    "SELECT number, saved_ms, labels, valence, energy, distress, body_hash, body"
    " FROM revision WHERE entry = ? ORDER BY number"
)
_BEFORE, _AFTER = 0, 1


@dataclass(frozen=True, slots=True)
class Difference:
    """The entries in which one journal differs from another, in the order of ids."""

    added: tuple[EntryId, ...]
    changed: tuple[EntryId, ...]
    removed: tuple[EntryId, ...]

    def __bool__(self) -> bool:
        """Say whether there is any difference."""
        return bool(self.added or self.changed or self.removed)


def digest(conn: Connection) -> bytes:
    """Hash all entries, their labels and revisions, in an order of their own.

    Two journals of the present schema have the same digest if they say the same,
    wherever their rows are stored.
    """
    total = blake2b(digest_size=32)
    with translated(), undecoded(conn):
        for name, content in _entries(conn):
            _feed(total, name)
            _feed(total, content)
    return total.digest()


def compare(before: Connection, after: Connection) -> Difference:
    """Tell which entries are new, different or gone in `after`; two of one schema."""
    added: list[EntryId] = []
    changed: list[EntryId] = []
    removed: list[EntryId] = []
    with translated(), undecoded(before), undecoded(after):
        both = merge(_of_side(before, _BEFORE), _of_side(after, _AFTER))
        for name, states in groupby(both, key=itemgetter(0)):
            sides = {side: content for _, side, content in states}
            entry = EntryId(name.decode(errors="replace"))
            if _BEFORE not in sides:
                added.append(entry)
            elif _AFTER not in sides:
                removed.append(entry)
            elif sides[_BEFORE] != sides[_AFTER]:
                changed.append(entry)
    return Difference(tuple(added), tuple(changed), tuple(removed))


def _of_side(conn: Connection, side: int) -> Iterator[tuple[bytes, int, bytes]]:
    return ((name, side, content) for name, content in _entries(conn))


def _entries(conn: Connection) -> Iterator[tuple[bytes, bytes]]:
    """Give each entry's id with a hash of all it says, in the order of ids."""
    for pk, name, *content, revisions in conn.execute(_CONTENT):
        one = blake2b(digest_size=32)
        for value in content:
            _feed(one, value)
        if revisions:
            for row in conn.execute(_EARLIER, (pk,)):
                for value in row:
                    _feed(one, value)
        yield name, one.digest()


def _feed(into: blake2b, value: object) -> None:
    # With kind and length in front, no two rows of values run into the same bytes.
    raw = value if isinstance(value, bytes) else repr(value).encode()
    into.update(f"{type(value).__name__}:{len(raw)}:".encode())
    into.update(raw)
