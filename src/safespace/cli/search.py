"""safespace search: words, phrases and beginnings of words."""

from __future__ import annotations

from typing import Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._ask import ask
from safespace.cli._context import AppContext, context
from safespace.cli._selecting import read_selection
from safespace.domain.entry import Entry
from safespace.domain.page import Page
from safespace.domain.selection import Selection
from safespace.domain.snippet import make_snippet
from safespace.errors import UsageError
from safespace.render.entries import list_matches
from safespace.render.envelope import Json, describe_summary
from safespace.render.line import BLANK, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)
USUAL = 20


@app.command()
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORD]...",
            help="All have to occur; 'in quotes' a phrase, star* a beginning.",
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--not", metavar="WORD", help="Without this word."),
    ] = None,
    limit: options.Limit = USUAL,
    tag: options.Tags = None,
    with_: options.People = None,
    on: options.On = None,
    from_: options.From = None,
    to: options.To = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Search for words, phrases and beginnings of words.

    Without words it asks for them, so that they stay out of the shell's history.
    """
    run = context(ctx)
    if not words and not without:
        words = _ask_for_words(run)
    selection = read_selection(
        run, words=words, without=without, labels=(tag, with_), days=(on, from_, to)
    )
    if not selection.terms and not selection.without:
        raise UsageError("There is no word here to search for.")
    with run.journal(passphrase_fd) as journal:
        page = journal.select(selection, limit=options.read_limit(limit))
        _show(run, selection, page, limit=limit, as_json=as_json)


def _show(
    run: AppContext, selection: Selection, page: Page, *, limit: int, as_json: bool
) -> None:
    discreet = run.settings.discreet
    if as_json:
        found = (
            _describe(entry, selection, discreet=discreet) for entry in page.entries
        )
        run.output.show_json_rows("search", found, more=page.more)
        return
    if not page.entries:
        run.output.note("Nothing found.")
    run.output.show(list_matches(page, selection.terms, discreet=discreet))
    if page.more:
        text = f"The newest {limit} that fit; -n 0 shows all."
        run.output.show([BLANK, line(quiet(text))])


def _describe(entry: Entry, selection: Selection, *, discreet: bool) -> Json:
    snippet = None
    if not discreet:
        parts = make_snippet(entry.content.body, selection.terms)
        snippet = "".join(text for text, _ in parts)
    return {**describe_summary(entry, discreet=discreet), "snippet": snippet}


def _ask_for_words(run: AppContext) -> list[str]:
    if not run.interactive:
        raise UsageError(
            "There is no word here to search for.", hint="Try: safespace search WORD"
        )
    # Quotes and blanks mean here what they mean to a shell.
    from shlex import split  # noqa: PLC0415

    try:
        return split(ask(run, "Search for:"))
    except ValueError as error:
        raise UsageError("A quote was opened there and not closed.") from error
