"""Everything as one JSON document: an entry a line, and nothing is left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from safespace.transfer.importers.safespace import FORMAT, VERSION
from safespace.transfer.lossless import encode_begun, encode_entry, encode_held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.outgoing import Outgoing


def write(outgoing: Outgoing, *, ascii_only: bool = False) -> Iterator[str]:
    """Give the document piece by piece; read back, it is the same journal."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "program": outgoing.program,
        "made": outgoing.made.isoformat(),
        "about": outgoing.about,
        # Before the entries, so that whoever wants it need not read all of them.
        "beside": {
            "holds": [encode_held(each) for each in outgoing.holds],
            "programmes": [encode_begun(each) for each in outgoing.programmes],
        },
    }
    yield f'{_encode(head, ascii_only=ascii_only).removesuffix("}")},\n"entries": ['
    for number, entry in enumerate(outgoing.entries):
        row = encode_entry(entry, outgoing.read_history(entry))
        comma = "," if number else ""
        yield f"{comma}\n{_encode(row, ascii_only=ascii_only)}"
    yield "\n]}\n"


def _encode(value: object, *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only)
