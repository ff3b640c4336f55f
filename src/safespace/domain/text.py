"""What counts as text: words are kept as typed, in one Unicode form."""

from __future__ import annotations

import unicodedata

from safespace.domain.digest import blake2b


class NotTextError(ValueError):
    """The characters cannot be kept: a NUL or half of a surrogate pair."""


def normalise(text: str) -> str:
    """Return text in NFC, the one form it is stored, searched and hashed in.

    Raises:
        NotTextError: for NUL and lone surrogates, which SQLite cannot hold.
    """
    if "\0" in text:
        raise NotTextError
    if text.isascii():
        return text
    try:
        # Encoding looks for half pairs ten times as fast as going through the signs.
        text.encode()
    except UnicodeEncodeError as error:
        raise NotTextError from error
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Reduce text to what search compares: no case, no accents."""
    spread = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare.casefold())


def fingerprint(text: str) -> bytes:
    """Hash a body so that a silent change on disk is seen when it is read."""
    return blake2b(text.encode(), digest_size=16).digest()


def first_line(text: str) -> str:
    """Return the first line that says something, for lists."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
