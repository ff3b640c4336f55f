"""Names in a report: letters for people, and nobody on hold at all."""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_uppercase
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """What stands for each name, by the name folded in case; others are not named."""

    shown: Mapping[str, str]

    def __repr__(self) -> str:
        """Show how many there are."""
        return f"Names({len(self.shown)})"

    def say(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return what stands for some names, without those that nothing stands for."""
        found = (self.shown.get(name.casefold()) for name in names)
        return tuple(dict.fromkeys(one for one in found if one is not None))


def choose_names(names: Iterable[str], *, held: AbstractSet[str], kept: bool) -> Names:
    """Give each person a letter, the one who came up most first; `kept` keeps names.

    `names` has a name for each time it came up. People `held`, folded in case, get none.
    """
    listed = tuple(names)
    there = {name.casefold(): name for name in listed}
    often = Counter(name.casefold() for name in listed)
    free = [folded for folded, _ in often.most_common() if folded not in held]
    if kept:
        return Names({folded: there[folded] for folded in free})
    return Names({folded: make_alias(number) for number, folded in enumerate(free)})


def make_alias(number: int) -> str:
    """Return A for 0, B for 1, and after Z come AA and AB."""
    alias = ""
    number += 1
    while number:
        number, at = divmod(number - 1, len(ascii_uppercase))
        alias = ascii_uppercase[at] + alias
    return alias


def find_named(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that stand as whole words in a text, whatever their case."""
    folded = text.casefold()
    return tuple(
        name
        for name in names
        if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", folded)
    )
