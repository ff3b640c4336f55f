"""Making a report out of a journal: its days, its figures, and what was chosen."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from safespace.cli._selecting import read_span
from safespace.domain.day import DayRange
from safespace.domain.label import LabelKind
from safespace.errors import UsageError
from safespace.frozen import dataclass
from safespace.report.gathering import gather_sections
from safespace.report.names import choose_names, find_named
from safespace.report.report import MOST_ENTRIES, Excerpt, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.cli._context import AppContext
    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal

USUAL_MONTHS = 3
TOMORROW = "What you write today joins tomorrow."
NAMED = "names somebody in its words, and words are not changed"
HELD = "names somebody who is on hold"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked to have: days, entries by id, and names or letters."""

    days: DayRange
    entries: tuple[str, ...] = ()
    names: bool = False


def read_days(
    run: AppContext, on: str | None, first: str | None, last: str | None
) -> DayRange:
    """Read which days; the last three months unless said, and never today.

    Raises:
        UsageError: for days that have not ended.
    """
    yesterday = run.today() - timedelta(days=1)
    asked = read_span(run, on, first, last) or DayRange(date.min, yesterday)
    if asked.first > yesterday:
        raise UsageError("Figures end with yesterday.", hint=TOMORROW)
    end = min(asked.last, yesterday)
    open_ended = on is None and first is None
    return DayRange(go_back(end) if open_ended else asked.first, end)


def go_back(end: date, months: int = USUAL_MONTHS) -> date:
    """Return the first of the days that make some months, up to a last one."""
    after = end + timedelta(days=1)
    year, month = divmod(after.year * 12 + after.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(after.day, monthrange(year, month + 1)[1]))


def choose_entries(references: Sequence[str] | None) -> tuple[str, ...]:
    """Check how many entries were chosen.

    Raises:
        UsageError: for more than fit on a page.
    """
    chosen = tuple(references or ())
    if len(chosen) > MOST_ENTRIES:
        raise UsageError(f"A report has room for up to {MOST_ENTRIES} entries.")
    return chosen


def make_report(
    run: AppContext, journal: Journal, wanted: Wanted
) -> tuple[Report, tuple[str, ...]]:
    """Return the report without questions, and what to know about names in it.

    Raises:
        NotFoundError: when there is no entry with one of the ids.
    """
    chosen = [journal.read(reference) for reference in wanted.entries]
    chosen = list({entry.id: entry for entry in chosen}.values())
    until = run.today() - timedelta(days=1)
    sample = journal.take_sample(wanted.days, until=until)
    there = [name for note in sample.notes for name in note.people]
    there += [name for entry in chosen for name in entry.content.people]
    names = choose_names(there, held=sample.held, kept=wanted.names)
    sections = gather_sections(sample, names, figures=run.settings.numbers)
    report = Report(
        days=wanted.days,
        made=run.today(),
        sections=tuple(one for one in sections if one.shapes),
        silent=tuple(one.title for one in sections if not one.shapes),
        excerpts=tuple(Excerpt(e, names.say(e.content.people)) for e in chosen),
        figures=run.settings.numbers,
        masked=not wanted.names,
    )
    known = [one.name for one in journal.count_labels(LabelKind.PERSON)]
    return report, _list_warnings(chosen, known, wanted, held=sample.held)


def _list_warnings(
    chosen: Sequence[Entry],
    known: Sequence[str],
    wanted: Wanted,
    *,
    held: frozenset[str],
) -> tuple[str, ...]:
    warnings = []
    for entry in chosen:
        words = f"{entry.question or ''}\n{entry.content.body}"
        if find_named(words, held):
            warnings.append(f"Entry {entry.short} {HELD}.")
        elif not wanted.names and find_named(words, known):
            warnings.append(f"Entry {entry.short} {NAMED}.")
    return tuple(warnings)
