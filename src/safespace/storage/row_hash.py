"""A hash over the columns of a row: a silent change on the disk is seen when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.digest import blake2b

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = 16


def row_hash(columns: Sequence[object], beside: Sequence[object] = ()) -> bytes:
    """Hash texts, numbers and nothings in the order given; only the last may be bytes.

    docs/format.md says how, so that others can compute it. Text that was damaged may
    come with halves of surrogate pairs, and is hashed as what it is.
    """
    *most, last = columns
    told = (*most, last.hex() if isinstance(last, bytes) else last, *beside)
    # One formatting of all is a third of the time that a str() of each takes.
    raw = "%s\0" * len(told) % told
    return blake2b(raw.encode(errors="surrogatepass"), digest_size=SIZE).digest()


def entry_hash(
    columns: Sequence[object], tags: Sequence[str], people: Sequence[str]
) -> bytes:
    """Hash an entry's own columns with its labels, whatever order those come in."""
    return row_hash(columns, (len(tags), *sorted(tags), *sorted(people)))
