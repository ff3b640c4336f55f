"""A crontab as bytes: one line of ours, and everybody else's left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.reminders.tab import drop_ours, find_ours, put_ours

OURS = b"30 20 * * * /opt/safespace remind now # safespace"
LATER = b"0 7 * * 1-5 X='a b' /opt/safespace remind now # safespace"
THEIRS = [
    b"",
    b"   ",
    b"# a note # safespace",
    b"MAILTO=me@example.org",
    b'\tFOO = "a  b"',
    b"0  8 * * *\t echo  hi   # note",
    b"@daily run it",
    b"*/5 * * * 1-5 date +\\%F%first line%second",
    b"not a crontab line at all",
    b"0 8 * * * ~/.local/bin/safespace prompt",
    b"0 8 * * * ~/.local/bin/safespace prompt # safespace",
    b"# 30 20 * * * /opt/safespace remind now # safespace",
    b"#30 20 * * * /opt/safespace remind now # safespace",
    b"30 20 * * * /opt/safespace remind now # safespace mine",
    b"0 9 * * * echo \xff\xfe\x0c caf\xc3\xa9\r",
]
others = st.lists(st.sampled_from(THEIRS), max_size=8)
ended = st.sampled_from([b"", b"\n", b"\n\n"])
tabs = st.builds(lambda lines, end: b"\n".join(lines) + end, others, ended)


@given(tabs)
def test_what_others_wrote_stays_byte_for_byte(tab: bytes) -> None:
    put = put_ours(tab, OURS)
    end = b"\n" if tab and not tab.endswith(b"\n") else b""

    assert put == tab + end + OURS + b"\n"
    assert drop_ours(put) == tab + end
    assert find_ours(tab) == []
    assert drop_ours(tab) == tab


@given(tabs, others, ended)
def test_a_second_time_takes_the_place_of_the_first(
    before: bytes, after: list[bytes], end: bytes
) -> None:
    rest = b"\n".join(after) + end
    tab = put_ours(before, OURS) + rest

    changed = put_ours(tab, LATER)

    assert find_ours(changed) == [LATER]
    assert changed == put_ours(before, LATER) + rest
    assert put_ours(changed, LATER) == changed


@given(st.lists(st.sampled_from([*THEIRS, OURS, LATER]), max_size=9), ended)
def test_however_many_there_are_one_stays(lines: list[bytes], end: bytes) -> None:
    tab = b"\n".join(lines) + end

    assert find_ours(put_ours(tab, OURS)) == [OURS]
    assert find_ours(drop_ours(tab)) == []
    kept = [each for each in lines if each not in {OURS, LATER}]
    assert [each for each in drop_ours(tab).split(b"\n") if each] == (
        [each for each in kept if each]
    )


@pytest.mark.parametrize("end", [b"", b"\n", b"  \r\n", b"\t"])
def test_ours_is_known_with_spaces_around_it(end: bytes) -> None:
    assert find_ours(b"  " + OURS + end) == [OURS]
