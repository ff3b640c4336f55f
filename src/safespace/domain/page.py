"""A page: some entries of a longer list, and whether there are more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.domain.entry import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """The entries shown, in the order of the list they come from."""

    entries: Sequence[Entry]
    more: bool = False
