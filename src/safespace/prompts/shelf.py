"""The shelf: every prompt there is to choose from, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.errors import BadInputError
    from safespace.prompts.pack import Pack, Prompt


@dataclass(frozen=True, slots=True)
class Shelf:
    """All readable packs, their prompts sorted by id, and one error per bad pack."""

    packs: tuple[Pack, ...]
    prompts: tuple[Prompt, ...]
    problems: tuple[BadInputError, ...] = ()

    def find(self, prompt_id: str) -> Prompt | None:
        """Return the prompt with this id, or none."""
        return next((each for each in self.prompts if each.id == prompt_id), None)


def shelve(packs: Iterable[Pack], problems: Iterable[BadInputError] = ()) -> Shelf:
    """Put packs on a shelf, with their prompts in the order of their ids."""
    kept = tuple(packs)
    prompts = (prompt for pack in kept for prompt in pack.prompts)
    ordered = sorted(prompts, key=lambda prompt: prompt.id)
    return Shelf(kept, tuple(ordered), tuple(problems))
