"""Values that no program writes and every file may hold, and what may come of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from safespace.domain.entry import Entry
from safespace.domain.ident import ShortCode
from safespace.transfer.lossless import decode_entry, encode_entry

if TYPE_CHECKING:
    from safespace.domain.arrival import Arrival

Values: TypeAlias = st.SearchStrategy[Any]
NAMES = st.text(max_size=5)


def nest(
    leaves: Values, names: Values = NAMES, *, most: int = 6, wide: int = 3
) -> Values:
    """Draw values, and lists and tables of them to any depth."""
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=wide)
            | st.dictionaries(names, inner, max_size=wide)
        ),
        max_leaves=most,
    )


# The smallest number of 64 bits is one that the JSON reader does not take.
JSON = nest(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.integers(-(10**14), 10**14)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.text("<>/abpli&;#x0 \n\0\ud800,", max_size=30)
    | st.sampled_from(["\ud800", "\0", "0001-01-01", "9999-12-31T23:59Z"])
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


def assert_can_be_kept(arrival: Arrival) -> None:
    """Export what arrived, and read it back, which looks at every range."""
    table = json.loads(json.dumps(encode_entry(as_entry(arrival), ())))
    assert decode_entry(table).entry == arrival.entry
