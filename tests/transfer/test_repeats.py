"""Records that repeat get keys of their own, in every format."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safespace.transfer.repeats import Repeats


@given(st.lists(st.sampled_from(["a", "a 2", "a/2", "b"]), max_size=12))
def test_no_two_records_share_a_key_and_each_reading_gives_the_same(
    keys: list[str],
) -> None:
    first, again = Repeats(), Repeats()
    told = [first.number(key) for key in keys]
    assert len(set(told)) == len(keys)
    assert told == [again.number(key) for key in keys]


def test_what_stands_there_once_keeps_its_key() -> None:
    repeats = Repeats()
    assert [repeats.number(key) for key in ("a", "b", "a")][:2] == ["a", "b"]
