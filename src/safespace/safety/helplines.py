"""Help lines by country: found from the country alone, said in plain lines of text."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass
from safespace.prompts.row import Row
from safespace.prompts.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safespace.prompts.tree import Node

SOURCE: Final = Path(__file__).with_name("helplines.yaml")
TRUSTED_FOR: Final = timedelta(days=180)
NARROWEST: Final = 20
_PLACE_KEYS: Final = ("name", "codes", "also", "verified_on", "lines")
_LINE_KEYS: Final = ("need", "reach", "look_up", "by", "note")
_WORDS: Final = 12


class Need(StrEnum):
    """What somebody needs right now, in the order it is shown."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    ABUSE = "abuse"


_SAID: Final = {
    Need.EMERGENCY: "If life is at risk",
    Need.CRISIS: "To talk to somebody",
    Need.ABUSE: "If a partner or somebody in the family frightens you",
}


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One way to reach somebody; `look_up` marks a directory in place of a number."""

    need: Need
    reach: str
    by: str = ""
    note: str = ""
    look_up: bool = False

    def say(self) -> str:
        """Return the line in words."""
        reach = f"look up {self.reach}" if self.look_up else self.reach
        return ", ".join(
            filter(None, (reach[0].upper() + reach[1:], self.by, self.note))
        )


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """A country, or countries that share their lines, and when these were looked at."""

    name: str
    codes: tuple[str, ...]
    also: tuple[str, ...]
    verified_on: date
    lines: tuple[HelpLine, ...]

    @property
    def code(self) -> str:
        """Return the shortest thing to type for it; several countries share a name."""
        return self.codes[0] if len(self.codes) == 1 else next(iter(self.also), "")

    def is_called(self, name: str) -> bool:
        """Say whether a code or name, in capitals, means this place."""
        return name in self.codes or name in self.also or name == self.name.upper()


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines for a country; where it has none here, those that hold elsewhere.

    `double_check` says that they were last looked at more than 180 days ago;
    `places` are all countries that have lines here.
    """

    place: HelpPlace
    found: bool
    double_check: bool
    places: tuple[HelpPlace, ...]


def find_lines(country: str, today: date) -> Lines:
    """Return the lines for a country given by its code or English name, or empty."""
    places, elsewhere = _read()
    name = " ".join(country.upper().split())
    hit = next((each for each in places if each.is_called(name)), None)
    place = hit or elsewhere
    return Lines(place, hit is not None, _is_old(place, today), places)


def oldest_check() -> date:
    """Return the day from which the least recently verified numbers are."""
    places, elsewhere = _read()
    return min(place.verified_on for place in (*places, elsewhere))


def say_lines(lines: Lines, width: int) -> tuple[str, ...]:
    """Return the lines as plain text: a calm order, headings first, details indented.

    No row is wider than `width` unless a single word is.
    """
    return tuple(_fold(_say(lines), max(width, NARROWEST)))


def say_places(lines: Lines, width: int) -> tuple[str, ...]:
    """Return the countries that have lines here, each with what to type for it."""
    rows = (f"  {each.code}  {each.name}" for each in lines.places)
    return tuple(_fold(["Countries with lines here", *rows], max(width, NARROWEST)))


def _say(lines: Lines) -> Iterator[str]:
    yield lines.place.name
    for need in Need:
        yield ""
        yield _SAID[need]
        for each in lines.place.lines:
            if each.need is need:
                yield f"  {each.say()}"
    yield ""
    checked = f"checked on {_say_day(lines.place.verified_on)}"
    if lines.double_check:
        yield f"Please double-check this; it was last {checked}."
    else:
        yield f"Last {checked}. Numbers can change."


def _fold(texts: Iterable[str], width: int) -> Iterator[str]:
    for text in texts:
        indent = "  " if text.startswith("  ") else ""
        yield from wrap(
            text.strip(),
            width,
            initial_indent=indent,
            subsequent_indent=indent * 2,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]


def _is_old(place: HelpPlace, today: date) -> bool:
    # A difference, as a sum may lie past the last day there is.
    return today - place.verified_on > TRUSTED_FOR


def _say_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _read() -> tuple[tuple[HelpPlace, ...], HelpPlace]:
    root = read_tree(SOURCE.read_text(encoding="utf-8"), SOURCE.name)
    row = Row.of(root, known=("elsewhere", "places"), needed=("elsewhere", "places"))
    elsewhere = _place(row.fields.nodes["elsewhere"])
    return tuple(_place(node) for node in row.items("places")), elsewhere


def _place(node: Node) -> HelpPlace:
    row = Row.of(node, known=_PLACE_KEYS, needed=("name", "verified_on", "lines"))
    verified_on = row.day("verified_on")
    if verified_on is None:
        raise row.refuse("verified_on", "is a day")
    return HelpPlace(
        row.line("name", words=_WORDS),
        row.lines("codes", most=30, words=1),
        row.lines("also", most=10, words=_WORDS),
        verified_on,
        tuple(_line(each) for each in row.items("lines")),
    )


def _line(node: Node) -> HelpLine:
    row = Row.of(node, known=_LINE_KEYS, needed=("need", "reach"))
    return HelpLine(
        row.choice("need", Need, Need.EMERGENCY),
        row.line("reach", words=_WORDS),
        row.line("by", words=_WORDS),
        row.line("note", words=_WORDS),
        row.flag("look_up", default=False),
    )
