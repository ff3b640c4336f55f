"""safespace learn: short cards to read, offline and without the journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

import typer

from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.errors import NotFoundError
from safespace.learn.card import Card, find_card, is_item, load_cards
from safespace.render.columns import align
from safespace.render.line import BLANK, Line, Role, Span, heading, line, quiet

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_MARKED = re.compile(r"`([^`]+)`")


@app.command()
def learn(
    ctx: typer.Context,
    card: Annotated[
        list[str] | None, typer.Argument(metavar="[CARD]", help="A card, as listed.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read a short card: trust, privacy, phrases, RSD and more."""
    run = context(ctx)
    cards = load_cards()
    if not card:
        _list(run, cards, as_json=as_json)
        return
    found = find_card(" ".join(card), cards)
    if found is None:
        names = ", ".join(each.name for each in cards)
        raise NotFoundError("There is no card by that name.", hint=f"Cards: {names}.")
    if as_json:
        run.output.show_json("card", _describe(found))
        return
    run.output.show(_lay_out(found))


def _list(run: AppContext, cards: tuple[Card, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [{"name": c.name, "title": c.title, "about": c.about} for c in cards]
        run.output.show_json("learn", {"cards": rows})
        return
    names = align([each.name for each in cards])
    for name, each in zip(names, cards, strict=True):
        row = line(Span(name, Role.CODE), f"  {each.about}", indent=len(name) + 2)
        run.output.show([row])
    run.output.show([BLANK, line(quiet("To read one: safespace learn CARD"))])


def _lay_out(card: Card) -> Iterator[Line]:
    yield line(heading(card.title))
    for block in card.blocks:
        yield BLANK
        for row in block:
            mark = row.partition(" ")[0] if is_item(row) else ""
            yield line(*_spans(row), indent=len(mark) + 1 if mark else 0)
    if card.sources:
        yield BLANK
    for source in card.sources:
        yield line(quiet(f"source: {source.says}, doi:{source.doi}"), indent=2)


def _spans(row: str) -> Iterator[Span]:
    for number, part in enumerate(_MARKED.split(row)):
        if part:
            yield Span(part, Role.CODE if number % 2 else Role.TEXT)


def _describe(card: Card) -> dict[str, object]:
    return {
        "name": card.name,
        "title": card.title,
        "about": card.about,
        "text": "\n\n".join("\n".join(block) for block in card.blocks),
        "sources": [{"says": each.says, "doi": each.doi} for each in card.sources],
    }
