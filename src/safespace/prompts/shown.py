"""What was shown on which day: the little that choosing has to remember.

The record is text, one line each, with today's question at its head.
It holds ids, days and the words of today's prompt; nothing of a journal is in it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass
from safespace.prompts.question import (
    HEAD,
    TODAY,
    Question,
    question_from_line,
    question_to_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT_DAYS: Final = 400
KEPT_LINES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Showing:
    """One prompt on one day; passed over where somebody asked for another instead."""

    day: date
    prompt_id: str
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that was shown, oldest first, and what is being shown today.

    `daily` is the prompt of one day, kept whole, so that it stays the same all day;
    `current` is the one last chosen for now.
    """

    shown: tuple[Showing, ...] = ()
    daily: tuple[date, Question] | None = None
    current: Showing | None = None

    def current_of(self, day: date) -> str | None:
        """Return the id last chosen for now, if that was on this day."""
        kept = self.current
        return kept.prompt_id if kept and kept.day == day else None

    def serve_daily(self, day: date, question: Question) -> Record:
        """Note a question as the one of a day."""
        return replace(self._with(Showing(day, question.id)), daily=(day, question))

    def serve_now(self, day: date, prompt_id: str) -> Record:
        """Note a prompt that was chosen for now."""
        showing = Showing(day, prompt_id)
        return replace(self._with(showing), current=showing)

    def pass_over(self, day: date, prompt_id: str) -> Record:
        """Note that somebody asked for another prompt instead."""
        return replace(self._with(Showing(day, prompt_id, passed=True)), current=None)

    def without(self, names: Iterable[str]) -> Record:
        """Let go of today's prompt where its id or its theme is among the names."""
        named = frozenset(names)
        daily, now = self.daily, self.current
        if daily and {daily[1].id, daily[1].theme} & named:
            daily = None
        if now and {now.prompt_id, theme_of(now.prompt_id)} & named:
            now = None
        return replace(self, daily=daily, current=now)

    def _with(self, showing: Showing) -> Record:
        return replace(self, shown=_trim((*self.shown, showing), showing.day))


def theme_of(prompt_id: str) -> str:
    """Return the theme that an id begins with, without the mark of an own pack."""
    return prompt_id.removeprefix("user/").rpartition("-")[0]


def record_to_text(record: Record) -> str:
    """Return a record as lines of text."""
    return "\n".join([HEAD, *_lines(record), ""])


def record_from_text(text: str) -> Record:
    """Read a record; a line that is not one is left out, whatever it holds."""
    head, _, rest = text.partition("\n")
    if head != HEAD:
        return Record()
    shown: list[Showing] = []
    daily: tuple[date, Question] | None = None
    current: Showing | None = None
    for line in rest.split("\n"):
        verb, *fields = line.split("\t")
        try:
            day = date.fromisoformat(fields[0])
            if verb == TODAY:
                asked = question_from_line(line)
                daily = (day, asked) if asked else None
            elif verb == "now":
                current = Showing(day, fields[1])
            elif verb in {"shown", "passed"}:
                shown.append(Showing(day, fields[1], verb == "passed"))
        except (IndexError, ValueError):
            continue
    return Record(tuple(shown), daily, current)


def _lines(record: Record) -> Iterator[str]:
    if record.daily:
        yield question_to_line(*record.daily)
    if record.current:
        yield f"now\t{record.current.day.isoformat()}\t{record.current.prompt_id}"
    for each in record.shown:
        verb = "passed" if each.passed else "shown"
        yield f"{verb}\t{each.day.isoformat()}\t{each.prompt_id}"


def _trim(shown: tuple[Showing, ...], today: date) -> tuple[Showing, ...]:
    """Keep what choosing can still need: a good year, and no flood."""
    known = max((today - date.min).days, 0)
    oldest = today - timedelta(days=min(KEPT_DAYS, known))
    return tuple(each for each in shown if each.day >= oldest)[-KEPT_LINES:]
