"""No sentence of the program shames anybody, hurries anybody or shouts."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.contracts.sources import (
    ROOT,
    SOURCE,
    Function,
    find_docstrings,
    find_files,
    parse,
    say_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BANNED = (
    *("failed", "broke", "missed", "lost", "streak", "behind", "overdue", "overreact"),
    *("irrational", "dramatic", "toxic", "narcissist", "crazy", "just", "simply"),
    *("should have", "calm down"),
)
PATTERN = re.compile(rf"(?<![\w-])({'|'.join(BANNED)})(?![\w-])", re.IGNORECASE)
ALLOWED = {
    # People who know the word from elsewhere find the rhythm under it too.
    ("cli/app.py", "streak"),
    # What vim wants to hear.
    ("terminal/editor_flags.py", "!"),
}
# It lists the words in order to find them in prompts.
LISTS = {"prompts/wording.py"}
# An exclamation mark after a word; != and <!-- exclaim nothing.
EXCLAIMING = re.compile(r"(?<=[\w)])!(?!=)")


def find_shown(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts that people may see: all, but docstrings of commands alone."""
    inner = {
        id(text)
        for owner, text in find_docstrings(tree)
        if not (isinstance(owner, Function) and owner.decorator_list)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in inner:
            continue
        if isinstance(node.value, str):
            yield node


def find_slips(text: str) -> list[str]:
    """Return the words in a text that should not be there."""
    return [*PATTERN.findall(text), *EXCLAIMING.findall(text)]


def find_texts(value: Any) -> Iterator[str]:
    """Yield every text in a value read from YAML."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from find_texts(each)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", find_files(SOURCE), ids=lambda path: path.stem)
def test_no_text_of_the_program_has_a_banned_word(path: Path) -> None:
    name = str(path.relative_to(SOURCE))
    slips = [
        (say_place(path, node), slip)
        for node in find_shown(parse(path))
        for slip in find_slips(str(node.value))
        if (name, slip) not in ALLOWED and name not in LISTS
    ]

    assert slips == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "prompts").glob("*.yaml")), ids=lambda path: path.stem
)
def test_no_prompt_has_a_banned_word(path: Path) -> None:
    texts = list(find_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))

    assert len(texts) > 20
    assert [(text, find_slips(text)) for text in texts if find_slips(text)] == []


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("You failed again", ["failed"]),
        ("Your Streak is over, 3 days behind!", ["Streak", "behind", "!"]),
        ("You should have, just calm down", ["should have", "just", "calm down"]),
        ("adjust, brokerage, just-in-time, != and <!-- are no slips", []),
        ("Nothing here yet.", []),
    ],
)
def test_banned_words_are_found_whole(text: str, slips: list[str]) -> None:
    assert find_slips(text) == slips


def test_help_and_messages_are_looked_at_and_inner_notes_are_not() -> None:
    tree = ast.parse(
        '"""Just a module."""\n'
        "@app.command()\ndef command():\n"
        '    """Just a command."""\n'
        'def inner():\n    """Just a note."""\n    say(f"just {1}")\n'
    )

    assert [node.value for node in find_shown(tree)] == ["Just a command.", "just "]
