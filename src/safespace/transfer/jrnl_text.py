"""jrnl's own text file: entries below lines such as `[2024-02-29 11:59] Title`.

The time in brackets is written in a format of the person's own, which the file does
not name. One is chosen for all of it, so that a bracketed time somebody pasted into an
entry stays words.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AS_JSON = "Export it as JSON, and import that: jrnl --format json --file journal.json"
CLEAR, DAY_FIRST, MONTH_FIRST = "clear", "day first", "month first"
# Of times that are none of ours to read, with a day or an hour in them.
UNKNOWN, _FEWEST_FIGURES = "unknown", 4
# jrnl wants the space behind the bracket, too; without it a footnote would be a header.
_HEADER = re.compile(r"\[([^\]]+)\] ")
# Its own default symbols; a Markdown heading is a sign without a word.
_TAG = re.compile(r"(?<!\S)[@#](?=[-+*#/]*\w)[-+*#/\w]+")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)


def _either(names: tuple[str, ...]) -> str:
    return "|".join(f"{name[:3]}(?:{name[3:]})?" for name in names)


_WEEKDAY = rf"(?:{_either(_DAYS)})"
_MONTH = rf"(?P<name>{_either(_MONTHS)})"
_DATES = (
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)",
    # No comma: that is how messengers export chats.
    r"(?P<one>\d\d?)(?P<sign>[-/.])(?P<two>\d\d?)(?P=sign)(?P<year>\d{4})",
    rf"(?P<day>\d\d?)\.?[ /-]{_MONTH}[ /-](?P<year>\d{{4}}),?",
    rf"{_MONTH} +(?P<day>\d\d?),? (?P<year>\d{{4}}),?",
)
_CLOCK = (
    r"(?: +(?:- |at )?|[T_])(?P<hour>\d\d?)[:.h](?P<minute>\d\d)"
    r"(?:[:.](?P<second>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?"
)
_STAMPS = tuple(
    re.compile(
        rf"(?:{_WEEKDAY},? +)?{each}(?: {_WEEKDAY})?(?:{_CLOCK})?",
        re.ASCII | re.IGNORECASE,
    )
    for each in _DATES
)
# In 01/02/03 any figure may be the year; such times are known, and never guessed at.
_SHORT = re.compile(
    rf"(?:{_WEEKDAY},? +)?\d\d?(?P<sign>[-/.])\d\d?(?P=sign)\d\d(?:{_CLOCK})?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_STAMP = 60


@dataclass(frozen=True, slots=True)
class Form:
    """The way all times of a file are written: where signs stand, and in which order."""

    shape: str
    order: str

    def read(self, stamp: str) -> datetime | date | None:
        """Read what stands in the brackets; None where it is not of this form."""
        return _read_stamp(stamp, self.order) if _shape(stamp) == self.shape else None


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """An entry, or with no time what stands above the first; lines count from 1."""

    line: int
    at: datetime | date | None
    title: str
    body: str
    starred: bool = False

    def __repr__(self) -> str:
        """Show the line alone."""
        return f"Passage({self.line})"


def begins_entry(line: str) -> bool:
    """Say whether a line begins an entry in one of the forms that are known."""
    found = _HEADER.match(line)
    return bool(found and (_read_every_way(found[1]) or _SHORT.fullmatch(found[1])))


def choose_form(lines: Iterable[str]) -> Form:
    """Choose the form that fits the most lines; of two that fit as many, the first.

    Raises:
        BadInputError: when no line has a form that can be read, or when days and months
            cannot be told apart because none of the days is later than the 12th.
    """
    fits: Counter[Form] = Counter()
    differing: set[str] = set()
    for line in lines:
        if found := _HEADER.match(line):
            readings = _read_every_way(found[1])
            fits.update(readings.keys() or _count_unknown(found[1]))
            if len(set(readings.values())) > 1:
                differing.update(form.shape for form in readings)
    nothing = Form("", UNKNOWN), 0
    best, count = next(iter(fits.most_common(1)), nothing)
    if best.order == UNKNOWN:
        raise BadInputError(
            "There is no entry of jrnl in it, or its dates cannot be read for certain.",
            hint=AS_JSON,
        )
    orders = {DAY_FIRST: MONTH_FIRST, MONTH_FIRST: DAY_FIRST}
    rival = Form(best.shape, orders.get(best.order, ""))
    if fits[rival] == count and best.shape in differing:
        raise BadInputError(
            "Its dates could be day and month, or month and day.", hint=AS_JSON
        )
    return best


def split_passages(lines: Iterable[str], form: Form) -> Iterator[Passage]:
    """Split a file into entries, and before them what belongs to none."""
    number, at, held = 1, None, list[str]()
    for place, line in enumerate(lines, start=1):
        found = _HEADER.match(line)
        begun = found and form.read(found[1])
        if found and begun:
            if held:
                yield _make_passage(number, at, held)
            number, at, held = place, begun, [line[found.end() :]]
        else:
            held.append(line)
    if held:
        yield _make_passage(number, at, held)


def find_tags(text: str) -> tuple[str, ...]:
    """Return the words that are tags, with their sign, in their order."""
    return tuple(_TAG.findall(text))


def _make_passage(line: int, at: datetime | date | None, held: list[str]) -> Passage:
    title, starred = _take_star(held[0].strip())
    # A blank line parts entries, so those at the end are nobody's words.
    body = "\n".join(held[1:]).rstrip()
    return Passage(line, at, title, body, starred)


def _take_star(title: str) -> tuple[str, bool]:
    """Take the star off a title; the end of *emphasised* words is none."""
    apart = title == "*" or title.endswith((" *", "\t*"))
    if apart or (title.endswith("*") and title.count("*") == 1):
        return title[:-1].rstrip(), True
    return title, False


def _read_every_way(stamp: str) -> dict[Form, datetime | date]:
    shape = _shape(stamp)
    readings = (
        (Form(shape, order), _read_stamp(stamp, order))
        for order in (CLEAR, DAY_FIRST, MONTH_FIRST)
    )
    return {form: at for form, at in readings if at}


def _count_unknown(stamp: str) -> list[Form]:
    figures = sum(sign.isdecimal() for sign in stamp)
    return [Form(_shape(stamp), UNKNOWN)] if figures >= _FEWEST_FIGURES else []


def _shape(stamp: str) -> str:
    """Reduce a time to its signs: figures, words and runs of spaces are one each."""
    words = re.sub(r"[^\W\d_]+", "a", stamp)
    return re.sub(r" +", " ", re.sub(r"\d+", "0", words))


def _read_stamp(stamp: str, order: str) -> datetime | date | None:
    if len(stamp) > _LONGEST_STAMP:
        return None
    found = next((m for each in _STAMPS if (m := each.fullmatch(stamp))), None)
    if found is None:
        return None
    parts = found.groupdict()
    if ("one" in parts) is (order == CLEAR):
        return None
    try:
        day = date(int(parts["year"]), *_read_month_and_day(parts, order))
        return _add_clock(day, parts)
    except ValueError:
        return None


def _read_month_and_day(parts: dict[str, str], order: str) -> tuple[int, int]:
    if order == DAY_FIRST:
        return int(parts["two"]), int(parts["one"])
    if order == MONTH_FIRST:
        return int(parts["one"]), int(parts["two"])
    if "name" in parts:
        begin = parts["name"].lower()
        month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(begin))
        return month, int(parts["day"])
    return int(parts["month"]), int(parts["day"])


def _add_clock(day: date, parts: dict[str, str]) -> datetime | date:
    if not parts["hour"]:
        return day
    hour, half = int(parts["hour"]), (parts["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = time(hour, int(parts["minute"]), int(parts["second"] or 0))
    return datetime.combine(day, clock)
