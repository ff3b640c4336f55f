"""Dates in English words, read by dateparser after a guard has looked.

dateparser reads "12" as a day of this month and "next week" as a moment. So every word
has to be one we know, in one of the few orders below, and what comes back has to agree
with what was written. Importing this module is slow; ISO dates never do.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import dateparser

from safespace.dates.named import NamedDay
from safespace.dates.refusals import impossible, two_readings, unreadable
from safespace.domain.moment import EPOCH

_WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBERS = [
    "a",
    "an",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
]
_UNITS = ["second", "minute", "hour", "day", "week", "fortnight", "month", "year"]
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_SHORT = {
    "tues": "tuesday",
    "weds": "wednesday",
    "thur": "thursday",
    "thurs": "thursday",
    "sept": "september",
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "h": "hour",
} | {name[:3]: name for name in _WEEKDAYS + _MONTHS}
_FILLERS = frozenset({"the", "on", "of", "and"})
_KINDS = (
    dict.fromkeys(_WEEKDAYS, "W")
    | dict.fromkeys(_MONTHS, "M")
    | dict.fromkeys(_NUMBERS, "N")
    | dict.fromkeys(_UNITS, "U")
    | {"ago": "A", "last": "L", "before": "B", "yesterday": "Y"}
)

_TOKEN = re.compile(r"[0-9]+(?:st|nd|rd|th)\b|[0-9]+(?![0-9.:/-])|[^\s0-9]+|\S+")
_AGO = re.compile(r"(?:[DNC]U)+A")
_WEEKDAY = re.compile(r"L?W")
_DATE = re.compile(r"W?(?:DM|MD)C?")
_REASONS = (
    (re.compile(r"[DN]"), "a number alone could be many things"),
    (re.compile(r"C?MC?"), "a month needs a day beside it"),
    (re.compile(r"C"), "a year needs a month and a day"),
    (re.compile(r"LU"), "it names a stretch of days and not one of them"),
)


def instant_ago(text: str, now_ms: int) -> int | None:
    """Read "two hours ago" as UTC milliseconds, or return None for other shapes."""
    words, kinds = _kinds(text)
    if not _AGO.fullmatch(kinds) or _CLOCK_UNITS.isdisjoint(words):
        return None
    base = EPOCH + timedelta(milliseconds=now_ms)
    found = _parse(words, base.replace(tzinfo=None))
    if found is None:
        raise unreadable(text, "it reaches too far back")
    return (found.replace(tzinfo=UTC) - EPOCH) // timedelta(milliseconds=1)


def day_in_words(text: str, *, today: date, ahead: bool = False) -> NamedDay:
    """Read "last friday", "3 days ago" or "12 november" as a day.

    A day without a year or a week means the latest one up to today; with `ahead`, the
    next one from today on. Raises UnclearDateError for everything else.
    """
    words, kinds = _kinds(text)
    if _AGO.fullmatch(kinds):
        if not _CLOCK_UNITS.isdisjoint(words):
            raise unreadable(text, "it names a clock time and not a day")
        return _day_ago(text, words, today)
    if words == ["day", "before", "yesterday"]:
        return _day_ago(text, words, today)
    if _WEEKDAY.fullmatch(kinds):
        return _weekday(text, words, today, ahead=ahead)
    if _DATE.fullmatch(kinds):
        return _calendar_day(text, words, today, ahead=ahead)
    raise unreadable(text, _reason(kinds))


def _kinds(text: str) -> tuple[list[str], str]:
    """Return the full words of a text and one letter for each, fillers left out."""
    words, kinds = [], ""
    for token in _TOKEN.findall(text.replace(",", " ")):
        if token in _FILLERS:
            continue
        word = _full(token)
        kind = _KINDS.get(word) or _number_kind(word)
        if not kind:
            raise unreadable(text)
        words.append(word)
        kinds += kind
    return words, kinds


def _full(token: str) -> str:
    if token[0].isdigit():
        return token.rstrip("sthndr")
    singular = token.removesuffix("s")
    for word in (token, singular):
        if word in _SHORT or word in _KINDS:
            return _SHORT.get(word, word)
    return token


def _number_kind(word: str) -> str:
    """Return D for a day of the month, C for a calendar year, N for other numbers."""
    if not (word.isascii() and word.isdigit()):
        return ""
    if len(word) == 4:
        return "C"
    return "D" if 1 <= int(word) <= 31 and len(word) <= 2 else "N"


def _reason(kinds: str) -> str:
    for shape, reason in _REASONS:
        if shape.fullmatch(kinds):
            return reason
    return ""


def _parse(words: list[str], base: datetime, prefer: str = "past") -> datetime | None:
    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": prefer,
        "DATE_ORDER": "DMY",
        # Without these it asks the system for its zone and falls over unusual ones.
        "TIMEZONE": "UTC",
        "TO_TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(" ".join(words), languages=["en"], settings=settings)
    except (OverflowError, ValueError):
        return None
    return found if isinstance(found, datetime) else None


def _day_ago(text: str, words: list[str], today: date) -> NamedDay:
    found = _parse(words, datetime.combine(today, time(12)))
    if found is None:
        raise unreadable(text, "it reaches too far back")
    return NamedDay(found.date(), by_calendar=False)


def _weekday(text: str, words: list[str], today: date, *, ahead: bool) -> NamedDay:
    weekday = _WEEKDAYS.index(words[-1])
    if len(words) == 1 and weekday == today.weekday():
        other = today + timedelta(days=7 if ahead else -7)
        raise two_readings(text, today.isoformat(), other.isoformat())
    prefer = "future" if ahead else "past"
    found = _parse(words, datetime.combine(today, time(12)), prefer)
    if found is None or found.weekday() != weekday:
        raise unreadable(text)
    return NamedDay(found.date(), by_calendar=False)


def _calendar_day(text: str, words: list[str], today: date, *, ahead: bool) -> NamedDay:
    (month,) = (word for word in words if word in _MONTHS)
    numbers = [word for word in words if word.isdigit()]
    # Looking ahead from yesterday lets today be the next one.
    base = datetime.combine(today, time(12)) - timedelta(days=1 if ahead else 0)
    prefer = "future" if ahead else "past"
    found = _parse([numbers[0], month, *numbers[1:]], base, prefer)
    if found is None or found.day != int(numbers[0]):
        raise impossible(text, "the calendar has no such day")
    if words[0] in _WEEKDAYS and words[0] != _WEEKDAYS[found.weekday()]:
        named = _WEEKDAYS[found.weekday()].capitalize()
        raise unreadable(text, f"{found.date().isoformat()} is a {named}")
    return NamedDay(found.date(), by_calendar=True)
