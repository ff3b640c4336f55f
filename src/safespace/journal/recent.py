"""How somebody has been lately: what choosing a prompt may know of a journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from safespace.domain.day import DayRange
from safespace.domain.selection import Selection
from safespace.exercises.guard import Logged, find_circle
from safespace.exercises.limits import FLOODED
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.domain.entry import Entry
    from safespace.journal.journal import Journal

HOUR_MS: Final = 3_600_000
DAY_H: Final = 24
TOPIC_DAYS: Final = 3
LOOKED_AT_DAYS: Final = 60
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Lately:
    """The last distress (0 to 10), hours since then, and what it was about.

    `topics` are tags and kinds of triggers, `held` the people on hold, and `circling`
    says that one person was written about again and again.
    """

    distress: int | None = None
    distress_age_h: float | None = None
    very_high: bool = False
    topics: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    circling: bool = False
    answered: tuple[tuple[date, str], ...] = ()


def look_at_recent(journal: Journal, *, today: date, now_ms: int) -> Lately:
    """Sum up the entries of the last two months; their words are not looked at."""
    first = today - timedelta(days=min(LOOKED_AT_DAYS, (today - date.min).days))
    days = DayRange(first, today)
    entries = tuple(journal.select(Selection(days=days), limit=MOST).entries)
    rated = [
        (age, each.content.feelings.distress)
        for each in entries
        if (age := (now_ms - each.moment.at_ms) / HOUR_MS) >= 0
        and each.content.feelings.distress is not None
    ]
    last = min(rated) if rated else None
    return Lately(
        distress=last[1] if last else None,
        distress_age_h=last[0] if last else None,
        very_high=any(high >= FLOODED for hours, high in rated if hours <= DAY_H),
        topics=_topics(entries, today),
        held=journal.holds.list_names(),
        circling=_is_circling(entries, now_ms),
        answered=tuple((e.day, e.prompt_id) for e in entries if e.prompt_id),
    )


def _topics(entries: Sequence[Entry], today: date) -> tuple[str, ...]:
    """Return the tags of the last days, written as packs write theirs."""
    recent = [each for each in entries if (today - each.day).days < TOPIC_DAYS]
    tags = [tag for each in recent for tag in each.content.tags]
    forms = [form for each in recent if (form := each.content.form)]
    tags += [str(form.answers.get("trigger_type") or "") for form in forms]
    spelt = (tag.casefold().replace(" ", "_").replace("-", "_") for tag in tags if tag)
    return tuple(dict.fromkeys(spelt))


def _is_circling(entries: Sequence[Entry], now_ms: int) -> bool:
    logged = (
        Logged(each.moment.at_ms, each.content.people)
        for each in entries
        if each.kind == "trigger"
    )
    return find_circle(logged, now_ms=now_ms) is not None
