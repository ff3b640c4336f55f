"""A card: a few words to read, and the studies behind them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass
from safespace.prompts.row import Row
from safespace.prompts.tree import read_tree

if TYPE_CHECKING:
    from safespace.prompts.tree import Node

FOLDER: Final = Path(__file__).with_name("cards")
_KEYS: Final = ("order", "title", "about", "text", "sources")
_WORDS: Final = 16
_ITEM: Final = re.compile(r"(?:- |\d+\. )")


@dataclass(frozen=True, slots=True)
class Source:
    """A study that a card leans on, by its authors and its DOI."""

    says: str
    doi: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card; `blocks` are paragraphs, each a tuple of rows, list items among them."""

    name: str
    order: int
    title: str
    about: str
    blocks: tuple[tuple[str, ...], ...]
    sources: tuple[Source, ...]


def load_cards(folder: Path = FOLDER) -> tuple[Card, ...]:
    """Read every card, in the order they are listed."""
    cards = map(_read, folder.glob("*.yaml"))
    return tuple(sorted(cards, key=lambda card: (card.order, card.name)))


def find_card(name: str, cards: tuple[Card, ...]) -> Card | None:
    """Return the card of this name, however its words are joined, or none."""
    wanted = "-".join(name.lower().replace("_", " ").replace("-", " ").split())
    return next((card for card in cards if card.name == wanted), None)


def is_item(row: str) -> bool:
    """Say whether a row is an item of a list."""
    return _ITEM.match(row) is not None


def _read(path: Path) -> Card:
    tree = read_tree(path.read_text(encoding="utf-8"), path.name)
    row = Row.of(tree, known=_KEYS, needed=_KEYS[:-1])
    blocks = re.split(r"\n\s*\n", row.raw("text", "").strip())
    return Card(
        path.stem,
        row.number("order", 0, 1_000, default=0),
        row.line("title", words=_WORDS),
        row.line("about", words=_WORDS),
        tuple(tuple(_rows(block)) for block in blocks),
        tuple(_source(node) for node in row.items("sources")),
    )


def _rows(block: str) -> list[str]:
    """Join what was broken for the file's sake; a list item begins a row of its own."""
    rows: list[str] = []
    for text in block.split("\n"):
        if rows and not is_item(text):
            rows[-1] += f" {text.strip()}"
        else:
            rows.append(text.strip())
    return rows


def _source(node: Node) -> Source:
    row = Row.of(node, known=("says", "doi"), needed=("says", "doi"))
    doi = row.matching("doi", r"10\.\d{4,9}/\S+", "10.1000/182")
    return Source(row.line("says", words=_WORDS), doi or "")
