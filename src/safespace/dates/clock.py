"""Clock times and parts of the day, split off from the day they belong to."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone

from safespace.dates.refusals import impossible
from safespace.frozen import dataclass

HOURS_A_HALF = 12

_CLOCK = (
    r"(?:(?P<word>noon|midday|midnight)"
    r"|(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,6}))?)?"
    r"(?: ?(?P<half>[ap]m|[ap]\.m\.))?"
    r"| ?(?P<bare_half>[ap]m|[ap]\.m\.)))"
)
_OFFSET = r"(?: ?(?P<offset>z|[+-][0-9]{2}(?::?[0-9]{2})?))?"
_LAST = re.compile(rf"(?P<rest>.*?)(?:^|,? |(?<=[0-9])t)(?:at )?{_CLOCK}{_OFFSET}")
_FIRST = re.compile(rf"(?:at )?{_CLOCK},? (?P<rest>.+)")
_PART = re.compile(r"(?:(?P<rest>.+) )?(?P<part>morning|afternoon|evening|night)")
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the wall clock, with the offset when one was written out.

    `zulu` marks a `Z`, which names an instant and not the clock somebody lived by.
    """

    at: time
    offset: timezone | None = None
    zulu: bool = False


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A stretch such as the evening: when it begins, and the hour it is filed under."""

    begins: time
    usual: time


PARTS = {
    "morning": PartOfDay(time(0), time(9)),
    "afternoon": PartOfDay(time(12), time(15)),
    "evening": PartOfDay(time(17), time(19)),
    "night": PartOfDay(time(20), time(22)),
}


def split_clock(text: str) -> tuple[str, Clock | None]:
    """Split a clock time off the end or the start of a tidied text.

    Raises UnclearDateError when the clock has no such time.
    """
    match = _LAST.fullmatch(text) or _FIRST.fullmatch(text)
    if match is None:
        return text, None
    groups = match.groupdict()
    return groups["rest"], Clock(
        _time(text, groups), _offset(text, groups), zulu=groups.get("offset") == "z"
    )


def split_part(text: str) -> tuple[str, PartOfDay | None]:
    """Split a part of the day off the end of a tidied text ("this morning")."""
    match = _PART.fullmatch(text.replace("tonight", "this night"))
    if match is None:
        return text, None
    return match["rest"] or "", PARTS[match["part"]]


def _time(text: str, groups: dict[str, str | None]) -> time:
    word = groups["word"]
    if word:
        return _WORDS[word]
    hour = int(groups["hour"] or 0)
    half = groups["half"] or groups["bare_half"]
    if half:
        if not 1 <= hour <= HOURS_A_HALF:
            raise impossible(text, "with am or pm the hours go from 1 to 12")
        hour = hour % HOURS_A_HALF + (HOURS_A_HALF if half[0] == "p" else 0)
    try:
        return time(
            hour,
            int(groups["minute"] or 0),
            int(groups["second"] or 0),
            int((groups["part"] or "").ljust(6, "0")),
        )
    except ValueError:
        raise impossible(text, "the clock goes from 00:00 to 23:59") from None


def _offset(text: str, groups: dict[str, str | None]) -> timezone | None:
    written = groups.get("offset")
    if not written:
        return None
    if written == "z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        raise impossible(text, "an offset goes up to 23:59")
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if written[0] == "-" else size)
