"""The first run: from nothing to a first entry, in about a minute."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from safespace.cli._ask import ask_yes
from safespace.cli._drafts import open_drafts
from safespace.cli._founding import ask_everything, welcome
from safespace.cli._prompting import find_today
from safespace.cli._saving import compose_and_save, save_in, show_saved
from safespace.cli._unlock import Passphrases, open_journal
from safespace.cli._words import Source
from safespace.cli.init import make
from safespace.cli.write import begin
from safespace.domain.entry import Content
from safespace.render.line import BLANK, Role, Span, line, quiet

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


def lead_in(run: AppContext) -> None:
    """Make a journal, then offer the day's prompt for a first entry."""
    welcome(run)
    answers = ask_everything(run)
    make(run, answers, {})
    run.forget_settings()
    run.output.show([BLANK, line("Your journal is ready.")])
    prompt = find_today(run)
    if prompt is not None:
        run.output.show([BLANK, line("  ", Span(prompt.text, Role.QUESTION), indent=2)])
        run.output.show([BLANK])
    if not ask_yes(run, "Write a first entry now?", default=True):
        run.output.show([line(quiet("Whenever you like: safespace write"))])
        return
    new = begin(run, Content(body=""), at=None, prompt=prompt)
    given = Passphrases(run, None, given=answers.passphrase)
    entry = compose_and_save(
        run,
        new,
        Source(),
        box=open_drafts(run),
        commit=partial(save_in, partial(open_journal, run, given)),
    )
    show_saved(run, entry, as_json=False)
    if entry is not None:
        run.output.show([line(quiet("To read it again: safespace read"))])
