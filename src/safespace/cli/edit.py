"""safespace edit: change an entry; what it said before becomes a revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.cli._drafts import open_drafts
from safespace.cli._saving import Kept, compose_and_save, show_saved
from safespace.cli._selecting import read_label_options
from safespace.cli._words import choose_source
from safespace.domain.entry import Content, Entry, Feelings, NewEntry
from safespace.errors import UsageError

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._words import Source
    from safespace.journal.journal import Journal

app = typer.Typer(rich_markup_mode=None, add_completion=False)
Untag = Annotated[
    list[str] | None, typer.Option("--untag", metavar="TAG", help="Take a tag off.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="NAME", help="Take a name off."),
]


@app.command()
def edit(
    ctx: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="ID", help="As listed, or last.")],
    message: options.Message = None,
    editor: options.Editor = False,
    i_know: options.IKnow = False,
    tag: options.Tags = None,
    untag: Untag = None,
    with_: options.People = None,
    without: Without = None,
    feel: options.Valence = None,
    energy: options.Energy = None,
    distress: options.Distress = None,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Change an entry; what it said before is kept.

    Options alone change only what they name, and leave the words as they are.
    """
    run = context(ctx)
    changes = _Changes(
        tags=(read_label_options(tag, noun="tag"), _fold(untag)),
        people=(read_label_options(with_, noun="name"), _fold(without)),
        feelings=Feelings(feel, energy, distress),
    )
    source = choose_source(run, message, editor=editor, i_know=i_know)
    with run.journal(passphrase_fd) as journal:
        before = read_entry(journal, reference)
        content = changes.apply(before.content)
        if changes and message is None and not editor:
            after: Kept | None = journal.edit(before.id, content)
        else:
            words = message is not None or editor
            after = _rewrite(run, journal, before, content, source, words=words)
    show_saved(run, after, as_json=as_json)


def _rewrite(
    run: AppContext,
    journal: Journal,
    before: Entry,
    content: Content,
    source: Source,
    *,
    words: bool,
) -> Kept | None:
    changed = reopen(before, content)
    if before.content.form is not None:
        # Only an exercise pays for the exercises.
        from safespace.cli._refilling import refill  # noqa: PLC0415

        return refill(run, journal, before, changed, words=words)
    return compose_and_save(
        run, changed, source, box=open_drafts(run), commit=journal.save
    )


def read_entry(journal: Journal, reference: str) -> Entry:
    """Return an entry that can be changed.

    Raises:
        UsageError: for one in the bin.
    """
    entry = journal.read(reference)
    if entry.deleted_ms is not None:
        raise UsageError(
            "This entry is in the bin.",
            hint=f"To bring it back: safespace bin restore {entry.short}",
        )
    return entry


class _Changes:
    """What the options ask for; what they do not name stays."""

    def __init__(
        self,
        *,
        tags: tuple[tuple[str, ...], set[str]],
        people: tuple[tuple[str, ...], set[str]],
        feelings: Feelings,
    ) -> None:
        self._tags = tags
        self._people = people
        self._feelings = feelings

    def __bool__(self) -> bool:
        """Say whether an option asked for anything, even for what is so already."""
        return any((*self._tags, *self._people, self._feelings))

    def apply(self, content: Content) -> Content:
        """Return the content with the changes made."""
        felt, new = content.feelings, self._feelings
        return replace(
            content,
            tags=_merge(content.tags, *self._tags),
            people=_merge(content.people, *self._people),
            feelings=Feelings(
                felt.valence if new.valence is None else new.valence,
                felt.energy if new.energy is None else new.energy,
                felt.distress if new.distress is None else new.distress,
            ),
        )


def _merge(
    there: tuple[str, ...], added: tuple[str, ...], removed: set[str]
) -> tuple[str, ...]:
    merged = {name.casefold(): name for name in (*there, *added)}
    return tuple(name for key, name in merged.items() if key not in removed)


def _fold(texts: list[str] | None) -> set[str]:
    return {name.casefold() for name in read_label_options(texts, noun="label")}


def reopen(before: Entry, content: Content) -> NewEntry:
    """Make a new state of an entry that is there, to be saved over it."""
    return NewEntry(
        id=before.id,
        content=content,
        written=before.written,
        day=before.day,
        happened=before.happened,
        kind=before.kind,
        prompt_id=before.prompt_id,
        question=before.question,
    )
