"""Slips of the command line: said what would fit, and nothing that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.saying import Say


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("serch", "There is no such command. Did you mean 'search'?"),
        ("settings st", "There is no such command. Did you mean 'set'?"),
        ("dear-diary", "There is no such command."),
        ("write --tgs tea", "There is no such option. Did you mean --at or --tag?"),
        ("search -x", "There is no such option."),
        ("write --feel low", "--feel takes a whole number, -4 to 4."),
        ("write --feel 9", "--feel takes a whole number, -4 to 4."),
        ("list -n all", "--limit takes a whole number, 0 or more."),
        ("list --limit=-1", "--limit takes a whole number, 0 or more."),
        ("list --passphrase-fd=x", "--passphrase-fd takes a whole number."),
        ("write many words", "There are more words here than this command takes."),
        ("write --tag", "Option '--tag' requires an argument."),
        ("read --json=x", "Option '--json' does not take a value."),
        ("edit", "Missing argument 'ID'."),
    ],
)
def test_what_would_fit_is_said(say: Say, line: str, told: str) -> None:
    said = say(*line.split(), code=2)

    assert said.out == ""
    assert said.err.splitlines()[0] == told


def test_what_looks_like_a_guess_of_ours_is_none(say: Say) -> None:
    said = say("mine'. Did you mean 'quokka'?", code=2)

    assert "quokka" not in said.err
