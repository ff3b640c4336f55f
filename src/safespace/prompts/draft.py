"""A pack as its author has it: read as far as it can be, with everything that is off.

Loading a pack stops at the first thing that is not right; an author wants to hear all
of them at once. So each key is read by itself, and one that cannot be is set aside.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from safespace.frozen import dataclass
from safespace.prompts.finding import Finding, say_mend
from safespace.prompts.row import Row
from safespace.prompts.schema import (
    KNOWN,
    NEEDED,
    NEEDED_OWN,
    PACK_KEYS,
    read_head,
    read_prompt,
)
from safespace.prompts.tree import Fields, Node, PackError, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from safespace.prompts.pack import Prompt
    from safespace.prompts.tree import Place

Read = TypeVar("Read")

# What stands in for a key that is needed and cannot be read.
_HEAD: Final = {"pack": "pack", "title": "Title", "lang": "en"}
_WORD: Final = "Text?"
_NO_PROMPTS: Final = "prompts lists at least one prompt"


@dataclass(frozen=True, slots=True)
class DraftPrompt:
    """A prompt, and the place of each of its keys."""

    prompt: Prompt
    places: dict[str, Place]
    place: Place

    def place_of(self, key: str) -> Place:
        """Return where a key stands, or the prompt where it was left out."""
        return self.places.get(key, self.place)


@dataclass(frozen=True, slots=True)
class Draft:
    """The prompts of a file that can be read, and what is off with the file."""

    prompts: tuple[DraftPrompt, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_draft(tree: Node, *, own: bool) -> Draft:
    """Read every prompt of a pack and list all that its schema does not allow."""
    found: list[Finding] = []
    if not isinstance(tree, Fields):
        found.append(
            _finding(tree.place.refuse("a list of keys and values is expected here"))
        )
        return Draft((), tuple(found))
    found += _check_keys(tree, known=PACK_KEYS, needed=PACK_KEYS)
    theme, lang, _ = _read_all(tree, read_head, found, stand_ins=_HEAD)
    nodes = _read_all(tree, lambda row: row.items("prompts"), found, stand_ins={})
    if not nodes and "prompts" in tree.nodes:
        found.append(_finding(tree.places["prompts"].refuse(_NO_PROMPTS, "prompts")))
    prompts: list[DraftPrompt] = []
    for node in nodes:
        if not isinstance(node, Fields):
            found.append(_finding(node.place.refuse("a prompt has keys and values")))
            continue
        found += _check_keys(node, known=KNOWN, needed=NEEDED_OWN if own else NEEDED)
        read = partial(_read_with, theme=theme, lang=lang, own=own)
        stand_ins = {"id": f"{theme}-000", "text": _WORD, "depth": "gentle"}
        prompt = _read_all(node, read, found, stand_ins=stand_ins)
        prompts.append(DraftPrompt(prompt, node.places, node.place))
    return Draft(tuple(prompts), tuple(dict.fromkeys(found)))


def _read_with(row: Row, *, theme: str, lang: str, own: bool) -> Prompt:
    return read_prompt(row, theme=theme, lang=lang, own=own)


def _read_all(
    fields: Fields,
    read: Callable[[Row], Read],
    found: list[Finding],
    *,
    stand_ins: Mapping[str, str],
) -> Read:
    """Read until nothing is off any more, putting aside each key that was."""
    nodes = {key: Text(text, fields.place) for key, text in stand_ins.items()}
    fields = replace(fields, nodes={**nodes, **fields.nodes})
    while True:
        try:
            return read(Row(fields))
        except PackError as error:
            if error.key not in fields.nodes:
                raise
            found.append(_finding(error))
            kept = {k: v for k, v in fields.nodes.items() if k != error.key}
            stand_in = {error.key: nodes[error.key]} if error.key in nodes else {}
            fields = replace(fields, nodes=kept | stand_in)


def _check_keys(
    fields: Fields, *, known: Collection[str], needed: Collection[str]
) -> Iterator[Finding]:
    for key, place in fields.places.items():
        if key not in known:
            yield _finding(place.refuse(f"{key} is not a key that is read here", key))
    for key in needed:
        if key not in fields.nodes:
            yield _finding(fields.place.refuse(f"{key} is needed here", key))


def _finding(error: PackError) -> Finding:
    place = error.place
    return Finding(place.file, place.line, error.what, say_mend(error.key))
