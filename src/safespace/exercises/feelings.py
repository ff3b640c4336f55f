"""Words for feelings: chosen from a list that somebody may extend, or their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from safespace.domain.form import Field
from safespace.domain.text import NotTextError, normalise
from safespace.exercises.answer import (
    AnswerError,
    Answers,
    Reading,
    Value,
    items,
    number,
)
from safespace.exercises.options import Option, find, split
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 40
UNSURE = "unsure"
NOT_SURE = Option(UNSURE, "not sure")
# Words that are offered at once, and how many of them may be of one family.
_OFFERED, _OF_A_FAMILY = 7, 4


@dataclass(frozen=True, slots=True)
class Feeling(Option):
    """A word for a feeling, and where it lies: energy and pleasantness, -4 to 4."""

    family: str = ""
    energy: int = 0
    pleasantness: int = 0


def pick_nearest(listed: tuple[Option, ...], answers: Answers) -> tuple[Option, ...]:
    """Pick a few words that lie near an energy and a pleasantness, and "not sure".

    Without either, all of them are offered.
    """
    energy, pleasant = number(answers, "energy"), number(answers, "pleasantness")
    feelings = [one for one in listed if isinstance(one, Feeling)]
    if (energy is None and pleasant is None) or not feelings:
        return listed

    def distance(one: Feeling) -> int:
        up = 0 if energy is None else one.energy - energy
        along = 0 if pleasant is None else one.pleasantness - pleasant
        return up * up + along * along

    picked: list[Option] = []
    families: Counter[str] = Counter()
    for one in sorted(feelings, key=distance):
        if len(picked) < _OFFERED and families[one.family] < _OF_A_FAMILY:
            families[one.family] += 1
            picked.append(one)
    return (*picked, NOT_SURE)


@dataclass(frozen=True, slots=True)
class FeelingWords:
    """Up to `most` words for feelings; `narrow` picks which of them are offered."""

    most: int = 3
    narrow: Callable[[tuple[Option, ...], Answers], tuple[Option, ...]] | None = None

    def offered(self, answers: Answers, reading: Reading) -> tuple[Option, ...]:
        """Return the words that fit the answers so far."""
        if self.narrow is None:
            return reading.feelings
        return self.narrow(reading.feelings, answers)

    def read(self, typed: str, reading: Reading) -> Value:
        """Read words of the list or any others; numbers are those of the whole list."""
        return self.check([_word(part, reading) for part in split(typed)])

    def check(self, value: object) -> Value:
        """Refuse what is not a few short words."""
        if not isinstance(value, list | tuple):
            raise AnswerError("This takes a list of words.")
        words = tuple(dict.fromkeys(_short(one) for one in value))
        if self.most and len(words) > self.most:
            raise AnswerError(f"This takes up to {self.most}.")
        return words

    def say(self, value: Value) -> str:
        """Return the words in one line."""
        return ", ".join(
            "not sure" if one == UNSURE else one.replace("_", " ")
            for one in items(value)
        )

    def fields(self, step: str, value: Value) -> Iterator[Field]:
        """Yield each word."""
        for one in items(value):
            yield Field(step, word=one)


def _word(part: str, reading: Reading) -> str:
    try:
        return find(reading.feelings, part).value
    except AnswerError:
        if part.strip().isdigit():
            raise
        return part


def _short(value: object) -> str:
    if not isinstance(value, str):
        raise AnswerError("This takes words.")
    try:
        word = " ".join(normalise(value).split()).casefold()
    except NotTextError as error:
        raise AnswerError("There are characters in this that are not text.") from error
    if not word or len(word) > LONGEST or not word.isprintable():
        raise AnswerError(f"A word for a feeling has up to {LONGEST} characters.")
    return word
