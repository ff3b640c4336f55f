"""What tags and people have in common on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.cli._context import context
from safespace.cli._selecting import read_label_options
from safespace.domain.label import LabelKind
from safespace.render.columns import align
from safespace.render.entries import say_entries
from safespace.render.envelope import describe_count
from safespace.render.line import Role, Span, line, quiet

if TYPE_CHECKING:
    import typer

_LOOKS = {
    LabelKind.TAG: ("tags", "#", Role.TAG, "tag"),
    LabelKind.PERSON: ("people", "", Role.PERSON, "name"),
}


def show_labels(
    ctx: typer.Context, kind: LabelKind, *, as_json: bool, passphrase_fd: int | None
) -> None:
    """List labels with how many entries carry them."""
    run = context(ctx)
    name, mark, role, noun = _LOOKS[kind]
    with run.journal(passphrase_fd) as journal:
        counts = journal.count_labels(kind)
    if as_json:
        run.output.show_json(name, {name: [describe_count(each) for each in counts]})
        return
    if not counts:
        run.output.note(f"No entry has a {noun} yet.")
    names = align([f"{mark}{each.name}" for each in counts])
    run.output.show(
        line(Span(name, role), quiet(f"  {say_entries(each.count)}"))
        for name, each in zip(names, counts, strict=True)
    )


def rename_label(
    ctx: typer.Context,
    kind: LabelKind,
    names: tuple[str, str],
    *,
    passphrase_fd: int | None,
) -> None:
    """Give a label another name."""
    run = context(ctx)
    noun = _LOOKS[kind][3]
    old, new = (read_label_options([name], noun=noun)[0] for name in names)
    with run.journal(passphrase_fd) as journal:
        journal.rename_label(old, new, kind=kind)
    run.output.show([line(f"{old} is now {new}.")])
