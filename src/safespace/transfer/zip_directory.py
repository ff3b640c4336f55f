"""The list of members of a ZIP archive, counted before anything is made of it.

PKWARE's APPNOTE, 4.3.12 and 4.3.14 to 4.3.16. Neither the number of members nor the
place of the list is believed: what is counted is what zipfile goes on to read.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from zipfile import BadZipFile

if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST = 32 * 1024**2
_MEMBER = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_PLACE64 = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_END = _END.size + 0xFFFF


def count_members(file: BinaryIO, *, most: int) -> int:
    """Count the members in the list, but no further than one more than `most`.

    Raises:
        BadZipFile: when there is no whole list, or not as many as it says.
    """
    told, size, end = _find_list(file)
    if told > most:
        return told
    if size > LARGEST or size > end:
        raise BadZipFile
    file.seek(end - size)
    table = file.read(size)
    place = count = 0
    while place < len(table) and count <= most:
        found = _MEMBER.unpack_from(table, place)
        if found[0] != b"PK\x01\x02":
            raise BadZipFile
        place += _MEMBER.size + found[10] + found[11] + found[12]
        count += 1
    # Where there is no longer record, only the last 16 bits of the number have a place.
    if count <= most and (count & 0xFFFF != told & 0xFFFF or place != size):
        raise BadZipFile
    return count


def _find_list(file: BinaryIO) -> tuple[int, int, int]:
    """Return how many members the list says it has, its length, and where it ends."""
    start = max(file.seek(0, 2) - _LONGEST_END, 0)
    file.seek(start)
    tail = file.read(_LONGEST_END)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0:
        raise BadZipFile
    _, _, _, _, told, size, _, _ = _END.unpack_from(tail, place)
    end = start + place
    before = end - _PLACE64.size
    if before < 0:
        return told, size, end
    file.seek(before)
    magic, _, at, _ = _PLACE64.unpack(file.read(_PLACE64.size))
    if magic != b"PK\x06\x07":
        return told, size, end
    # There zipfile looks for the longer record, whatever place is said to be its own.
    end = before - _END64.size
    if at != end:
        raise BadZipFile
    file.seek(end)
    found = _END64.unpack(file.read(_END64.size))
    if found[0] != b"PK\x06\x06":
        raise BadZipFile
    return found[7], found[8], end
