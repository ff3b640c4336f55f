"""What stays behind is called the same by all importers, and reads right as many."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from safespace import transfer
from safespace.cli._import_told import list_survey
from safespace.transfer.item import Left, Noun
from safespace.transfer.survey import look_over

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY: dict[Noun, str] = {
    "activity": "activities",
    "attachment": "attachments",
    "clock time": "clock times",
    "contact": "contacts",
    "device name": "device names",
    "document": "documents",
    "entry in the bin": "entries in the bin",
    "entry without words": "entries without words",
    "folder": "folders",
    "label": "labels",
    "link": "links",
    "mood": "moods",
    "older copy": "older copies",
    "other file": "other files",
    "other item": "other items",
    "part without words": "parts without words",
    "photo": "photos",
    "place": "places",
    "podcast": "podcasts",
    "recording": "recordings",
    "scale": "scales",
    "secret": "secrets",
    "song": "songs",
    "spreadsheet": "spreadsheets",
    "unknown column": "unknown columns",
    "unknown field": "unknown fields",
    "video": "videos",
    "weather": "weather",
}


def read_sources() -> Iterator[ast.AST]:
    """Give every node of the importers and of what they share, but for the list."""
    for path in sorted(Path(next(iter(transfer.__path__))).rglob("*.py")):
        if path.name != "item.py":
            yield from ast.walk(ast.parse(path.read_text()))


def list_said(node: ast.AST) -> Iterator[str]:
    """Give the nouns that are passed to Left, or counted for it, in so many words."""
    match node:
        case ast.Call(func=ast.Name(id="Left") | ast.Attribute(attr="_leave")):
            inside: list[ast.AST] = list(node.args[:1])
        case ast.Subscript(value=ast.Name(id="left")):
            inside = [node.slice]
        case ast.AnnAssign() if "Noun" in ast.unparse(node.annotation):
            inside = [node.value] if node.value else []
        case ast.FunctionDef(returns=ast.Name(id="Noun")):
            inside = [each for each in ast.walk(node) if isinstance(each, ast.Return)]
        case _:
            inside = []
    for each in (one for top in inside for one in ast.walk(top)):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def test_importers_say_the_nouns_of_the_list_and_all_of_them() -> None:
    said = {noun for node in read_sources() for noun in list_said(node)}
    assert said >= set(MANY)
    # mypy holds every one of them to the list.
    assert set(get_args(Noun)) == set(MANY)


def test_a_noun_that_is_passed_is_a_noun_of_the_list() -> None:
    calls = [
        node
        for node in read_sources()
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Left"
    ]
    assert len(calls) > 20
    said = {noun for call in calls for noun in list_said(call)}
    assert "entry without words" in said
    assert said <= set(MANY)
    [other] = {*list_said(ast.parse("Left('note on the weather')").body[0].value)}  # type: ignore[attr-defined]
    assert other not in MANY


@pytest.mark.parametrize("noun", MANY)
def test_one_and_many_read_right(noun: Noun) -> None:
    for count, words in (1, noun), (2, MANY[noun]), (1_200, MANY[noun]):
        left = [Left(noun, count)]
        survey = look_over(left, lambda _: None, knows=lambda _: False)
        [*_, last] = [
            "".join(s.text for s in one.spans) for one in list_survey(survey, "")
        ]
        assert last.endswith(f"stays in the file: {count:,} {words}.")
