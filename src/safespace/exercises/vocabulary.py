"""The words for feelings: those that come along, and somebody's own from a YAML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from safespace.errors import BadInputError
from safespace.exercises.feelings import LONGEST, UNSURE, Feeling
from safespace.prompts.reading import read_file
from safespace.prompts.row import Row

if TYPE_CHECKING:
    from safespace.prompts.tree import Node

SHIPPED: Final = Path(__file__).with_name("data") / "feelings.yaml"
OWN_FAMILY: Final = "my own"
HINT: Final = "The other words are offered meanwhile."
_KEYS: Final = ("word", "meaning", "family", "energy", "pleasantness")
_MOST_WORDS: Final = 20


def load_feelings(
    own: Path | None = None,
) -> tuple[tuple[Feeling, ...], tuple[BadInputError, ...]]:
    """Return the words for feelings, and what is wrong with somebody's own file.

    A word of their own that comes along already gets their meaning, in its place.
    """
    found = {feeling.value: feeling for feeling in _read(SHIPPED, {})}
    if own is None or not _is_there(own):
        return tuple(found.values()), ()
    try:
        found |= {feeling.value: feeling for feeling in _read(own, found)}
    except BadInputError as error:
        told = BadInputError(error.message, hint=f"Mend that line. {HINT}")
        return tuple(found.values()), (told,)
    return tuple(found.values()), ()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # Reading it says why it cannot be read.
        return True


def _read(path: Path, there: dict[str, Feeling]) -> list[Feeling]:
    top = Row.of(read_file(path, path.name), known=("feelings",), needed=("feelings",))
    return [_feeling(node, there) for node in top.items("feelings")]


def _feeling(node: Node, there: dict[str, Feeling]) -> Feeling:
    row = Row.of(node, known=_KEYS, needed=("word", "meaning"))
    word = row.line("word", words=6).casefold()
    if not word or len(word) > LONGEST or "," in word or word in {UNSURE, "not sure"}:
        raise row.refuse("word", f"is a word of up to {LONGEST} characters, no comma")
    before = there.get(word)
    family, energy, pleasantness = OWN_FAMILY, 0, 0
    if before is not None:
        family, energy = before.family, before.energy
        pleasantness = before.pleasantness
    return Feeling(
        word,
        word,
        row.line("meaning", words=_MOST_WORDS),
        family=row.line("family", words=3, default=family),
        energy=_signed(row, "energy", energy),
        pleasantness=_signed(row, "pleasantness", pleasantness),
    )


def _signed(row: Row, key: str, default: int) -> int:
    text = row.raw(key, str(default)).strip().removeprefix("+")
    digits = text.removeprefix("-")
    if len(digits) != 1 or digits not in "01234":
        raise row.refuse(key, "is a whole number from -4 to 4")
    return int(text)
