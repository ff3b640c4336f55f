"""What a command for one exercise does: the empty form, answers, or one sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._exercising import begin_entry, find_exercise, practise, show_blank
from safespace.cli._holds import find_held, keep_apart
from safespace.cli._selecting import read_label_options
from safespace.cli.write import choose_commit
from safespace.exercises.walk import begin, quick_steps
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


@dataclass(frozen=True, slots=True)
class Wish:
    """The options such a command takes."""

    answers: str | None = None
    blank: bool = False
    people: list[str] | None = None
    as_json: bool = False
    passphrase_fd: int | None = None


def do_named(run: AppContext, name: str, wish: Wish, *, quick: bool = False) -> None:
    """Do an exercise that comes along, as the options say."""
    exercise = find_exercise(name)
    if wish.blank:
        show_blank(run, exercise)
        return
    people = read_label_options(wish.people, noun="name")
    new = begin_entry(run, people=people)
    walk = begin(exercise, only=quick_steps(exercise) if quick else None)
    walk = keep_apart(walk, people, find_held(run, people, wish.passphrase_fd))
    practise(
        run,
        walk,
        new,
        source=wish.answers,
        commit=choose_commit(run, wish.passphrase_fd),
        as_json=wish.as_json,
    )
