"""Somebody's own exercises: straight rows of steps, from YAML files in their folder."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from safespace.errors import BadInputError
from safespace.exercises.exercise import Exercise, Step
from safespace.exercises.kinds import Day, Items, Person, Words
from safespace.exercises.numbers import STRENGTH, Chance
from safespace.exercises.options import Choice, Option, Several
from safespace.exercises.shelf import list_names
from safespace.frozen import dataclass
from safespace.prompts.library import Folder, list_files
from safespace.prompts.reading import read_file
from safespace.prompts.row import Row

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.exercises.kinds import Kind
    from safespace.prompts.tree import Node

HINT: Final = "Mend that and try again; every other exercise works meanwhile."
MOST_STEPS: Final = 60
MOST_OPTIONS: Final = 29
MOST_WORDS: Final = 30
_KEYS: Final = ("name", "title", "summary", "minutes", "steps")
_STEP_KEYS: Final = ("name", "question", "kind", "options", "label", "hint")
# What an entry's kind already means.
_TAKEN: Final = frozenset({"entry"})


class OwnKind(StrEnum):
    """What a step of somebody's own can ask for."""

    WORDS = "words"
    LINES = "lines"
    SCALE = "scale"
    PERCENT = "percent"
    CHOICE = "choice"
    SEVERAL = "several"
    DAY = "day"
    PERSON = "person"


_PLAIN: Final[dict[OwnKind, Kind]] = {
    OwnKind.WORDS: Words(),
    OwnKind.LINES: Items(),
    OwnKind.SCALE: STRENGTH,
    OwnKind.PERCENT: Chance(),
    OwnKind.DAY: Day(),
    OwnKind.PERSON: Person(),
}


@dataclass(frozen=True, slots=True)
class OwnShelf:
    """Somebody's own exercises, and what is wrong with the files that are none."""

    exercises: tuple[Exercise, ...] = ()
    problems: tuple[BadInputError, ...] = ()


def load_own(folder: Path) -> OwnShelf:
    """Read every exercise of a folder; a bad one is named and left out."""
    found: dict[str, Exercise] = {}
    problems = []
    for path in list_files(Folder(folder, own=True)):
        try:
            exercise = read_exercise(path)
        except BadInputError as error:
            problems.append(error.with_traceback(None))
            continue
        if exercise.name in found:
            what = f"{path.name}: another file already has an exercise by that name"
            problems.append(BadInputError(what, hint=HINT))
            continue
        found[exercise.name] = exercise
    return OwnShelf(tuple(found.values()), tuple(problems))


def read_exercise(path: Path) -> Exercise:
    """Read one file.

    Raises:
        BadInputError: naming the file, the line, and what is expected there.
    """
    try:
        return _exercise(read_file(path, path.name))
    except BadInputError as error:
        raise BadInputError(error.message, hint=HINT) from None


def _exercise(node: Node) -> Exercise:
    row = Row.of(node, known=_KEYS, needed=("name", "title", "steps"))
    name = row.matching("name", r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "evening-walk")
    if not name or len(name) > 40:
        raise row.refuse("name", "has 1 to 40 characters")
    if name in _TAKEN or name in list_names():
        raise row.refuse("name", "belongs to an exercise that comes along")
    title = row.line("title", words=8)
    nodes = row.items("steps")
    if not title or not 1 <= len(nodes) <= MOST_STEPS:
        raise row.refuse("steps", f"lists 1 to {MOST_STEPS} steps under a title")
    steps: dict[str, Step] = {}
    for each in nodes:
        step = _step(each)
        if step.name in steps:
            raise each.place.refuse("another step above has this name")
        steps[step.name] = step
    return Exercise(
        name=name,
        title=title,
        summary=row.line("summary", words=MOST_WORDS, default=title),
        minutes=row.number("minutes", 1, 240, default=5),
        steps=tuple(steps.values()),
    )


def _step(node: Node) -> Step:
    row = Row.of(node, known=_STEP_KEYS, needed=("name", "question"))
    name = row.matching("name", r"[a-z][a-z0-9_]{0,39}", "what_helped")
    question = row.line("question", words=MOST_WORDS)
    if not name or not question:
        raise row.refuse("question", "and name are not empty")
    label = row.line("label", words=8) or name.replace("_", " ").capitalize()
    return Step(
        name,
        question,
        _kind(row),
        label=label,
        hint=row.line("hint", words=MOST_WORDS),
    )


def _kind(row: Row) -> Kind:
    kind = row.choice("kind", OwnKind, OwnKind.WORDS)
    texts = row.lines("options", most=MOST_OPTIONS, words=12)
    plain = _PLAIN.get(kind)
    if plain is not None:
        if texts:
            raise row.refuse("options", "go with the kinds choice and several")
        return plain
    if len({text.casefold() for text in texts}) != len(texts) or len(texts) < 2:
        raise row.refuse("options", "lists two or more that differ")
    options = tuple(Option(text, text) for text in texts)
    return Choice(options) if kind is OwnKind.CHOICE else Several(options)
