"""One insight as one sentence, another one each day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from safespace.domain.day import DayRange
from safespace.insights import shelf
from safespace.insights.shape import Forecast, Sentence, Share, Spread
from safespace.insights.unfigured import leave_figures_out
from safespace.render.shapes import say_shape

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.insights.sample import Sample
    from safespace.journal.journal import Journal

_SPOKEN = (Share, Spread, Forecast, Sentence)
_ONE_DAY = timedelta(days=1)


def find_headline(
    run: AppContext, journal: Journal, *, first: date, today: date
) -> str:
    """Return the first sentence that enough notes bear, or nothing."""
    yesterday = today - _ONE_DAY
    sample = journal.take_sample(DayRange(first, yesterday), until=yesterday)
    names = [one for one in shelf.list_names() if _is_welcome(run, one)]
    turn = today.toordinal() % len(names)
    told = (_say(run, name, sample) for name in (*names[turn:], *names[:turn]))
    return next(filter(None, told), "")


def _is_welcome(run: AppContext, name: str) -> bool:
    return run.settings.rhythm or name != "comebacks"


def _say(run: AppContext, name: str, sample: Sample) -> str:
    insight = shelf.load(name)
    if insight is None:
        return ""
    shapes = insight.find(sample).headline
    if not run.settings.numbers:
        shapes = tuple(leave_figures_out(shapes))
    # The second says what the first is beside, as with a fear and its outcome.
    said = [say_shape(one) for one in shapes[:2] if isinstance(one, _SPOKEN)]
    return f"{insight.title}: {' '.join(said)}" if said else ""
