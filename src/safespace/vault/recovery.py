"""The recovery key on paper: 160 random bits as seven groups of five characters.

The characters are Crockford's base32, which leaves out I, L, O and U. The last three
are a check: the whole, read as one number, leaves 1 when divided by a prime below
32^3. As 31 and the prime share no factor, one changed character and one swap of
neighbours always show; anything else shows 32,748 times out of 32,749.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_BYTES = 20
GROUPS = 7
GROUP_CHARACTERS = 5

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)}
_VALUES |= {sign.lower(): value for sign, value in _VALUES.items()}
_VALUES |= dict.fromkeys("oO", 0) | dict.fromkeys("iIlL", 1)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212_."
_CHARACTERS = GROUPS * GROUP_CHARACTERS
_CHECK_BITS = 15
_PRIME = 32_749


def new_key(draw: Callable[[int], bytes]) -> bytes:
    """Draw a recovery key from a source of random bytes such as `os.urandom`."""
    return draw(KEY_BYTES)


def to_text(key: bytes) -> str:
    """Write a recovery key the way it is printed.

    Raises:
        ValueError: for a key of any other length than 20 bytes.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a recovery key has 20 bytes")
    whole = _with_check(int.from_bytes(key))
    signs = "".join(
        _ALPHABET[whole >> (5 * place) & 31] for place in reversed(range(_CHARACTERS))
    )
    return "-".join(
        signs[start : start + GROUP_CHARACTERS]
        for start in range(0, _CHARACTERS, GROUP_CHARACTERS)
    )


def from_text(text: str) -> bytes:
    """Read a recovery key as typed: any case, spaces and dashes, O for 0, I or L for 1.

    Raises:
        UsageError: when a character is mistyped, swapped, missing or too many.
    """
    signs = [sign for sign in text if not sign.isspace() and sign not in _DASHES]
    if len(signs) != _CHARACTERS or not all(sign in _VALUES for sign in signs):
        raise _unlike()
    whole = 0
    for sign in signs:
        whole = whole << 5 | _VALUES[sign]
    number = whole >> _CHECK_BITS
    if _with_check(number) != whole:
        raise _unlike()
    return number.to_bytes(KEY_BYTES)


def _with_check(number: int) -> int:
    raised = number << _CHECK_BITS
    return raised + (1 - raised) % _PRIME


def _unlike() -> UsageError:
    return UsageError(
        "That does not look like a recovery key.",
        hint=f"Compare it with the printed one: {GROUPS} groups of "
        f"{GROUP_CHARACTERS} characters, no U among them.",
    )
