"""Values that no program writes and every file may hold, and entries to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from safespace.domain.entry import Entry
from safespace.domain.ident import ShortCode

if TYPE_CHECKING:
    from safespace.domain.arrival import Arrival

_PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.integers(-(10**14), 10**14)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.text("<>/abpli&;#x0 \n\0\ud800,", max_size=30)
)
JSON = st.recursive(
    _PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def as_entry(arrival: Arrival) -> Entry:
    """Return an arrival as the entry it becomes, for what is written and read back."""
    new = arrival.entry
    return Entry(
        **{each: getattr(new, each) for each in ("id", "content", "written", "day")},
        **{each: getattr(new, each) for each in ("happened", "kind", "question")},
        short=ShortCode("bcdf"),
        prompt_id=new.prompt_id,
        revision=1,
    )
