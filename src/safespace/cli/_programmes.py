"""Finding programmes, and doing one step of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.cli._drafts import open_drafts
from safespace.cli._exercising import begin_entry, do_exercise
from safespace.cli._holds import keep_apart, read_held, refusal
from safespace.cli._saving import compose_and_save, show_saved
from safespace.cli._words import Source
from safespace.errors import NotFoundError
from safespace.exercises.shelf import load
from safespace.exercises.walk import begin
from safespace.programmes.shelf import load_programmes
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._saving import Kept
    from safespace.domain.entry import Entry, NewEntry
    from safespace.journal.journal import Journal
    from safespace.journal.opening import Opened
    from safespace.programmes.programme import Programme, Stage
    from safespace.storage.programmes import Progress


def load_all(run: AppContext) -> dict[str, Programme]:
    """Return the programmes by name; files that cannot be read are named on stderr."""
    loaded = load_programmes(run.places.programmes)
    for problem in loaded.problems:
        run.output.note(problem.message)
    return loaded.found


def find_programme(run: AppContext, name: str) -> Programme:
    """Return a programme by its name.

    Raises:
        NotFoundError: where there is none.
    """
    found = load_all(run).get(name)
    if found is None:
        raise NotFoundError(
            "There is no programme by that name.",
            hint="safespace program list shows what there is.",
        )
    return found


def find_begun(
    run: AppContext, journal: Journal, name: str
) -> tuple[Programme, Progress]:
    """Return a programme that was begun and how far it is; the latest without a name.

    Raises:
        NotFoundError: where none was.
    """
    begun = journal.programmes.read()
    going = [one.name for one in begun.values() if one.left_ms is None]
    wanted = name or next(iter(going), "")
    if wanted not in begun:
        raise NotFoundError(
            "That programme was not begun yet." if name else "Nothing is begun.",
            hint="To begin one: safespace program start NAME",
        )
    return find_programme(run, wanted), begun[wanted]


def do_stage(
    run: AppContext,
    opened: Opened,
    found: Programme,
    stage: Stage,
    *,
    people: tuple[str, ...],
    as_json: bool,
) -> None:
    """Let somebody answer a step, and note it as done.

    Raises:
        UsageError: for a step about dealing with somebody who is on hold.
    """
    _step_aside(opened.journal, stage, people)

    def commit(new: NewEntry) -> Entry:
        saved = opened.journal.save(new)
        opened.journal.programmes.mark(found.name, stage.id, entry=saved.id)
        return saved

    box = open_drafts(run, opened)
    new = begin_entry(run, people=people)
    exercise = load(stage.exercise) if stage.exercise else None
    kept: Kept | None
    if exercise is not None and run.interactive:
        walk = keep_apart(begin(exercise), people, read_held(opened.journal))
        kept = do_exercise(run, walk, new, commit=commit, as_json=as_json)
    else:
        asked = replace(
            new, prompt_id=f"{found.name}/{stage.id}", question=stage.prompt
        )
        kept = compose_and_save(run, asked, Source(), box=box, commit=commit)
        show_saved(run, kept, as_json=as_json)
    if kept is not None and not as_json:
        _show_next(run, found, opened.journal)


def _step_aside(journal: Journal, stage: Stage, names: tuple[str, ...]) -> None:
    named = {name.casefold() for name in names}
    if stage.relational and named & read_held(journal):
        raise refusal()


def show_stage(
    run: AppContext, found: Programme, stage: Stage, *, as_json: bool
) -> None:
    """Show a step as it stands, without doing it."""
    number, count = found.place_of(stage)
    if as_json:
        data = {
            "name": found.name,
            "step": stage.id,
            "part": stage.part,
            "number": number,
            "of": count,
            "prompt": stage.prompt,
            "why": stage.why,
            "exercise": stage.exercise,
        }
        run.output.show_json("programme_step", data)
        return
    lines = [
        line(quiet(f"{found.title} · {stage.part} · {number} of {count}")),
        line(Span(stage.prompt, Role.QUESTION)),
    ]
    if stage.why:
        lines.append(line(quiet(stage.why)))
    run.output.show(lines)


def _show_next(run: AppContext, found: Programme, journal: Journal) -> None:
    following = found.find_next(journal.programmes.read()[found.name].done)
    if following is None:
        run.output.show([line(f"That was the last step of {found.title}.")])
        return
    run.output.show([line(quiet(f"Next, whenever you like: {following.part}"))])
