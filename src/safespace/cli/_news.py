"""What home says of an open journal: the rhythm, what can be checked on, one insight."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from safespace.domain.rhythm import Rhythm, compute_rhythm
from safespace.errors import StorageError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from safespace.cli._checkbacks import Offer
    from safespace.cli._context import AppContext
    from safespace.journal.journal import Journal

# An insight on home looks back half a year.
LOOKS_BACK = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class News:
    """The rhythm if it is on, how many check-backs are offered, and a sentence."""

    rhythm: Rhythm | None = None
    due: int = 0
    insight: str = ""


def find_news(run: AppContext, journal: Journal, *, with_insight: bool) -> News:
    """Look into an open journal; an insight comes at most once a day."""
    # A journal without triggers never pays for the exercises.
    offer = _find_offer(run, journal)
    rests = offer is not None and offer.resting
    return News(
        rhythm=_find_rhythm(run, journal),
        due=len(offer.due) if offer else 0,
        insight=_find_insight(run, journal) if with_insight and not rests else "",
    )


def _find_offer(run: AppContext, journal: Journal) -> Offer | None:
    if not journal.has_exercises():
        return None
    from safespace.cli._checkbacks import make_offer  # noqa: PLC0415 - as above

    return make_offer(run, journal)


def _find_rhythm(run: AppContext, journal: Journal) -> Rhythm | None:
    if not run.settings.rhythm:
        return None
    return compute_rhythm(
        journal.list_days(),
        today=run.today(),
        rests=run.settings.rests,
        rest_days_a_week=run.settings.rest_days_a_week,
    )


def _find_insight(run: AppContext, journal: Journal) -> str:
    today = run.today()
    # Once a day, and never for a journal that has nothing to count.
    if not journal.has_exercises() or _was_told(run, today):
        return ""
    from safespace.cli._headline import find_headline  # noqa: PLC0415

    found = find_headline(run, journal, first=today - LOOKS_BACK, today=today)
    return found if found and _mark(run, today) else ""


def _was_told(run: AppContext, today: date) -> bool:
    from safespace.vault import private  # noqa: PLC0415 - as above

    try:
        told = private.peek(_mark_file(run), len(today.isoformat()))
    except StorageError:
        return True
    return told == today.isoformat().encode()


def _mark(run: AppContext, today: date) -> bool:
    """Note that today had its insight, and say whether that could be noted."""
    from safespace.vault import private  # noqa: PLC0415 - as above

    try:
        private.ensure_folder(_mark_file(run).parent)
        private.replace(_mark_file(run), today.isoformat().encode())
    except StorageError:
        # Where no day can be kept, one more sentence would come each time.
        return False
    return True


def _mark_file(run: AppContext) -> Path:
    return run.places.state / "insight"
