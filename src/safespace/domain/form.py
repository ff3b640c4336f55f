"""A filled-in form: the answers somebody gave to an exercise, and what can be counted."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.domain.ident import EntryId


@dataclass(frozen=True, slots=True)
class Field:
    """A countable part of an answer: a number or an option, with a time if it has one.

    Free text is never a field. `at_ms` is in milliseconds since 1970 (UTC).
    """

    step: str
    number: int | None = None
    word: str | None = None
    at_ms: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Form:
    """Answers as plain JSON values by step name, and the version of their exercise.

    `about` is the entry this one speaks of, such as the trigger of a check-back; `at`
    is the step a draft stopped at, and nothing once it is saved. `ratings` are how
    strong it was later on, each with its time, in the order they were given.
    """

    exercise: str
    version: int
    answers: Mapping[str, Any]
    fields: tuple[Field, ...] = field(default=())
    about: EntryId | None = None
    at: str | None = None
    ratings: tuple[Field, ...] = ()

    def __repr__(self) -> str:
        """Show nothing of the answers, so that no traceback can."""
        return f"Form({self.exercise})"


def encode_form(form: Form) -> dict[str, Any]:
    """Turn a form into plain JSON values; everything about it comes back from them."""
    return {
        "exercise": form.exercise,
        "version": form.version,
        "answers": dict(form.answers),
        "fields": [asdict(one) for one in form.fields],
        "about": form.about,
        "at": form.at,
        "ratings": [asdict(one) for one in form.ratings],
    }


def decode_form(table: dict[str, Any]) -> Form:
    """Turn JSON values back into a form.

    Raises:
        KeyError, TypeError: when they are no form.
    """
    return Form(
        exercise=str(table["exercise"]),
        version=int(table["version"]),
        answers=dict(table["answers"]),
        fields=tuple(Field(**one) for one in table["fields"]),
        about=table["about"],
        at=table["at"],
        ratings=tuple(Field(**one) for one in table["ratings"]),
    )
