"""The schema of a programme's file: which keys there are, and what each may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from safespace.errors import BadInputError
from safespace.programmes.programme import Programme, Stage
from safespace.prompts.reading import read_file
from safespace.prompts.row import Row

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.prompts.tree import Node

MOST_WORDS: Final = 40
_NAME: Final = r"[a-z][a-z0-9-]{0,39}"
_KEYS: Final = ("programme", "title", "summary", "practice", "steps")
_NEEDED: Final = ("programme", "title", "steps")
_STAGE_KEYS: Final = ("id", "part", "prompt", "why", "exercise", "relational")


def read_programme(path: Path) -> Programme | BadInputError:
    """Read a programme's file; what is wrong with it comes back with its line."""
    try:
        return programme_from(read_file(path, path.name))
    except BadInputError as error:
        return error.with_traceback(None)


def programme_from(tree: Node) -> Programme:
    """Check a tree against the schema and return the programme.

    Raises:
        BadInputError: naming the line.
    """
    row = Row.of(tree, known=_KEYS, needed=_NEEDED)
    name = row.matching("programme", _NAME, "friendship") or ""
    title = row.line("title", words=10)
    if not name or not title:
        raise tree.place.refuse("programme and title are not empty")
    stages: dict[str, Stage] = {}
    for node in row.items("steps"):
        stage = _stage(node)
        if stage.id in stages:
            raise node.place.refuse("another step above has this id")
        stages[stage.id] = stage
    if not stages:
        raise row.refuse("steps", "lists at least one step")
    practice = row.lines("practice", most=12, words=1)
    if not all(re.fullmatch(r"S-\d{2}", code) for code in practice):
        raise row.refuse("practice", "is a list of codes like S-01")
    summary = row.line("summary", words=MOST_WORDS)
    return Programme(name, title, summary, tuple(stages.values()), practice)


def _stage(node: Node) -> Stage:
    row = Row.of(node, known=_STAGE_KEYS, needed=("id", "prompt"))
    stage = row.matching("id", _NAME, "first-step")
    prompt = row.line("prompt", words=MOST_WORDS)
    if not stage or not prompt:
        raise node.place.refuse("id and prompt are not empty")
    return Stage(
        id=stage,
        part=row.line("part", words=12),
        prompt=prompt,
        why=row.line("why", words=MOST_WORDS),
        exercise=row.matching("exercise", _NAME, "feel"),
        relational=row.flag("relational", default=False),
    )
