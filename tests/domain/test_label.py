"""Labels as typed: decoration goes, order and case stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.label import MAX_LENGTH, BadLabelError, read_labels
from safespace.domain.text import NotTextError


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("work", "work"),
        ("#work", "work"),
        ("@Noor", "Noor"),
        ("  # work ", "work"),
        ("# #work", "work"),
        ("deep work", "deep work"),
        ("c#", "c#"),
        ("a@b.c", "a@b.c"),
        ("[red]", "[red]"),
        ("日記", "日記"),
        ("cafe\u0301", "caf\u00e9"),
        ("🌧", "🌧"),
        ("x" * MAX_LENGTH, "x" * MAX_LENGTH),
    ],
)
def test_a_label_is_read_as_typed(typed: str, name: str) -> None:
    assert read_labels([typed]) == (name,)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "#", "@#", "a,b", "a\nb", "a\tb", "\x1b[31m", "\u202ex", "x" * 61],
)
def test_what_could_not_be_shown_or_told_apart_is_refused(typed: str) -> None:
    with pytest.raises(BadLabelError):
        read_labels(["fine", typed])


@pytest.mark.parametrize("typed", ["a\0", "caf\udce9"])
def test_what_is_not_text_is_refused(typed: str) -> None:
    with pytest.raises(NotTextError):
        read_labels([typed])


def test_the_order_is_kept_and_the_first_case_wins() -> None:
    assert read_labels(["b", "A", "#a", "B", "straße", "STRASSE"]) == (
        "b",
        "A",
        "straße",
    )


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8)))
def test_reading_what_was_read_changes_nothing(texts: list[str]) -> None:
    try:
        labels = read_labels(texts)
    except ValueError:
        return
    assert read_labels(labels) == labels
    assert len({label.casefold() for label in labels}) == len(labels)
