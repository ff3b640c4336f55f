"""Base64 that is decoded while it is read, so that none of it has to fit in memory.

Daylio's backup is one, with JSON inside.
"""

from __future__ import annotations

import binascii
from typing import BinaryIO, cast

from safespace.errors import BadInputError

_PIECE = 64 * 1024
_SPACE = b" \t\r\n"


def open_base64(file: BinaryIO) -> BinaryIO:
    """Return a file of the bytes that stand in another one as base64.

    Reading from it raises BadInputError where they do not.
    """
    return cast("BinaryIO", _Decoded(file))


class _Decoded:
    """A file that reads on in the other one when it has nothing left."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = b""
        self._ready = b""
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Read some bytes, and none only at the end."""
        wanted = _PIECE if size < 0 else size
        while wanted and not self._ready and not self._ended:
            self._decode()
        piece, self._ready = self._ready[:wanted], self._ready[wanted:]
        return piece

    def _decode(self) -> None:
        raw = self._file.read(_PIECE)
        signs = self._rest + raw.translate(None, _SPACE)
        # Four signs are three bytes; some programs leave out the = at the end.
        whole = len(signs) - len(signs) % 4 if raw else len(signs)
        self._rest, self._ended = signs[whole:], not raw
        filled = signs[:whole] + b"=" * (-whole % 4)
        try:
            self._ready = binascii.a2b_base64(filled, strict_mode=True)
        except binascii.Error as error:
            raise BadInputError(
                "The file is not base64 throughout: it is damaged or cut short."
            ) from error
