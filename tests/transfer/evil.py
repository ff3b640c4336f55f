"""Archives that nobody made in good faith, each with one thing wrong."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = b"It rained, and I stayed in. " * 40
KNOWN = {"2024.txt": WORDS, "more/Tagebuch \u3000 für Röhre.md": b"Some more words."}
MANY, LONG = 700_000, 0x10001
MIB = 1024**2
# Places in a member's record in the list, by PKWARE's APPNOTE 4.3.12.
_FLAGS, _METHOD, _CRC, _SIZES = 8, 10, 16, 20


def make_ordinary() -> bytes:
    """Make an archive as any program does."""
    return _pack(KNOWN)


def _pack(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return made.getvalue()


def _name(name: str) -> Callable[[], bytes]:
    # zipfile writes no such name by itself, but one of the same length.
    plain = "n" * len(name.encode())
    return lambda: _pack({plain: WORDS}).replace(plain.encode(), name.encode())


def _make_name_of_eight_bits() -> bytes:
    return _pack({"ö\xa8m.txt": WORDS}).replace(b"\xc2\xa8", b"\xc2\x9b")


def _kind(kind: int) -> Callable[[], bytes]:
    def make() -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            member = zipfile.ZipInfo("passwd")
            member.external_attr = (kind | 0o644) << 16
            archive.writestr(member, "/etc/passwd")
        return made.getvalue()

    return make


def _patch(place: int, form: str, *values: int) -> Callable[[], bytes]:
    """Change the record of the only member, in the list."""

    def make() -> bytes:
        made = bytearray(_pack({"a.txt": WORDS}))
        struct.pack_into(form, made, made.index(b"PK\1\2") + place, *values)
        return bytes(made)

    return make


def _make_two_of_a_name() -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")
        for words in ("one", "two"):
            archive.writestr("a.txt", words)
    return made.getvalue()


def _make_broken_words() -> bytes:
    made = bytearray(_pack({"a.txt": WORDS}, zipfile.ZIP_STORED))
    made[made.index(WORDS)] ^= 1
    return bytes(made)


def _list(count: int) -> bytes:
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", *[0] * 9, 0, 0, 0, 0, 0, 0, 0) * count


def _end(told: int, size: int, at: int) -> bytes:
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, told, told, size, at, 0)


def _end64(told: int, size: int, at: int) -> bytes:
    return struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, told, told, size, at)


def _make_long_list() -> bytes:
    """Hold hundreds of thousands of members, and say it is as many as 16 bits can."""
    listed = _list(MANY)
    return b"PK\3\4" + listed + _end(0xFFFF, len(listed), 4)


def _make_long_list_told_short() -> bytes:
    listed = _list(MANY)
    return b"PK\3\4" + listed + _end(1, len(listed), 4)


def _make_millions64() -> bytes:
    """Say, in the longer record, that there are millions."""
    listed = _list(2)
    long = _end64(5_000_000, len(listed), 4)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, 4 + len(listed), 1)
    return b"PK\3\4" + listed + long + place + _end(0xFFFF, 2**32 - 1, 2**32 - 1)


def _make_two_long_records() -> bytes:
    """Point at a harmless record, where zipfile reads the one before the pointer."""
    listed = _list(MANY)
    harmless, real = _end64(0, 0, 4), _end64(MANY, len(listed), 60)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, 4, 1)
    ending = _end(0xFFFF, 2**32 - 1, 2**32 - 1)
    return b"PK\3\4" + harmless + listed + real + place + ending


def _make_hidden_long_record() -> bytes:
    """Have no longer record where one is said to be, so that zipfile takes the short."""
    place = struct.pack("<4sLQL", b"PK\6\7", 0, 4, 1)
    # It stands in the remark on the last member, and so in the list itself.
    last = bytearray(_list(1) + bytes(56) + place)
    struct.pack_into("<H", last, 32, 56 + len(place))
    listed = _list(MANY) + last
    return b"PK\3\4" + listed + _end(1, len(listed), 4)


@cache
def _make_bomb() -> bytes:
    return _pack({"a.txt": bytes(128 * MIB)})


def make_long() -> bytes:
    """Make an honest archive of more members than 16 bits can count, all empty."""
    listed = bytearray()
    for number in range(LONG):
        name = b"%d" % number
        sizes = (0, 0, 0, len(name), 0, 0, 0, 0, 0, 0)
        listed += struct.pack("<4s6H3L5H2L", b"PK\1\2", *[0] * 6, *sizes) + name
    return b"PK\3\4" + listed + _end(LONG & 0xFFFF, len(listed), 4)


def make_swelling() -> bytes:
    """Hold more than 1 GiB in members that are harmless one by one."""
    one = _pack({"000000.txt": bytes(MIB)})
    at = one.index(b"PK\1\2")
    member, listed = one[:at], one[at : one.index(b"PK\5\6")]
    members, lists = bytearray(), bytearray()
    for number in range(1100):
        name = b"%06d.txt" % number
        record = bytearray(listed.replace(b"000000.txt", name))
        struct.pack_into("<L", record, 42, len(members))
        members += member.replace(b"000000.txt", name)
        lists += record
    return bytes(members + lists) + _end(1100, len(lists), len(members))


EVIL: dict[str, Callable[[], bytes]] = {
    "a rooted name": _name("/tmp/evil.txt"),
    "a name that leads up": _name("a/../../evil.txt"),
    "a name that leads up backwards": _name("..\\..\\evil.txt"),
    "a name that leads up with blanks": _name("a/.. /evil.txt"),
    "a drive": _name("C:\\evil.txt"),
    "a drive alone": _name("C:evil.txt"),
    "a computer": _name("\\\\host\\share\\evil.txt"),
    "no name": _patch(28, "<H", 0),
    "a line break in a name": _name("a\nb.txt"),
    "a colour in a name": _name("\x1b[31mred.txt"),
    "an end within a name": _name("a.txt\0.exe"),
    "a command of eight bits in a name": _make_name_of_eight_bits,
    "a link": _kind(stat.S_IFLNK),
    "a character device": _kind(stat.S_IFCHR),
    "a block device": _kind(stat.S_IFBLK),
    "a pipe": _kind(stat.S_IFIFO),
    "two members of a name": _make_two_of_a_name,
    "a bomb": _make_bomb,
    "a bomb of LZMA": lambda: _pack({"a.txt": bytes(2 * MIB)}, zipfile.ZIP_LZMA),
    "a claim of 2 GiB": _patch(_SIZES, "<2L", 2**30, 2**31),
    "encryption": _patch(_FLAGS, "<H", 0x1),
    "strong encryption": _patch(_FLAGS, "<H", 0x41),
    "encryption of the list": _patch(_FLAGS, "<H", 0x2000),
    "a size too small": _patch(_SIZES + 4, "<L", len(WORDS) - 5),
    "a size too large": _patch(_SIZES + 4, "<L", len(WORDS) + 5),
    "a packed size too small": _patch(_SIZES, "<L", 5),
    "a packed size too large": _patch(_SIZES, "<L", 50_000),
    "an unknown method": _patch(_METHOD, "<H", 97),
    "a place outside": _patch(42, "<L", 2**31),
    "another checksum": _patch(_CRC, "<L", 1),
    "words that were changed": _make_broken_words,
    "a long list": _make_long_list,
    "a long list told short": _make_long_list_told_short,
    "millions in the longer record": _make_millions64,
    "two longer records": _make_two_long_records,
    "no longer record": _make_hidden_long_record,
    "an end that is cut": lambda: make_ordinary()[:-9],
    "only a beginning": lambda: make_ordinary()[:30],
}
