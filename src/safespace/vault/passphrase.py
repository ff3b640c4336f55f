"""Passphrases: what a new one must be, and the bytes it stands for."""

from __future__ import annotations

import unicodedata

from safespace.errors import UsageError, WeakPassphraseError

MIN_CHARACTERS = 10
COMMONEST = 10_000
_HINT = "Five words picked at random are easy to keep and hard to guess."


def check_new(passphrase: str, login: str) -> None:
    """Refuse a passphrase that somebody else would try early; nothing else is asked.

    No rule says which kinds of characters to use. Passphrases in use are never
    checked again, so that stricter rules later cannot shut anybody out.

    Raises:
        WeakPassphraseError: when it is short, built on the login name, or common.
        UsageError: when it holds characters that are not text.
    """
    to_bytes(passphrase)
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < MIN_CHARACTERS:
        raise WeakPassphraseError(
            f"A passphrase needs at least {MIN_CHARACTERS} characters.", hint=_HINT
        )
    if _is_built_on(text.casefold(), login.casefold()):
        raise WeakPassphraseError(
            "That passphrase is little more than the login name.", hint=_HINT
        )
    if text.casefold() in _commonest():
        raise WeakPassphraseError(
            f"That passphrase is among the {COMMONEST:,} most common ones.", hint=_HINT
        )


def to_bytes(passphrase: str) -> bytes:
    """Return the bytes to derive a key from: the same ones from every keyboard.

    An accent may arrive as one character or as two; NFC makes them one.

    Raises:
        UsageError: when it holds characters that are not text.
    """
    try:
        return unicodedata.normalize("NFC", passphrase).encode("utf-8")
    except UnicodeEncodeError:
        # From None: the cause would carry the passphrase along.
        raise UsageError(
            "The passphrase holds bytes that are not text.",
            hint="Check that the terminal is set to UTF-8.",
        ) from None


def _is_built_on(text: str, login: str) -> bool:
    if not login or login not in text:
        return False
    rest = text.replace(login, "")
    return not rest or rest.isdigit()


def _commonest() -> frozenset[str]:
    # Here, not above: it takes 40 ms, and unlocking needs none of it.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415

    return frozenset(
        word.casefold() for word in FREQUENCY_LISTS["passwords"][:COMMONEST]
    )
