"""Looking back on a month: high, low, learned, one small step."""

from __future__ import annotations

from safespace.domain.period import Period
from safespace.exercises.reflecting import make_reflection

EXERCISE = make_reflection(Period.MONTH)
