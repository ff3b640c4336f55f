"""One entry, laid out for reading."""

from __future__ import annotations

from safespace.domain.entry import Content, Feelings, Revision, When
from safespace.domain.moment import moment_of
from safespace.render.line import Role
from safespace.render.reading import lay_out_body, lay_out_entry, lay_out_revision
from tests.render.samples import EVENING, an_entry


def test_an_entry_is_when_then_notes_then_words() -> None:
    entry = an_entry(
        "First.\n\n  Second.\n", tags=("home",), feelings=Feelings(valence=4)
    )

    assert [line.plain for line in lay_out_entry(entry)] == [
        "Saturday 21 November 2026, 21:14  bcdf",
        "#home · feel +4",
        "",
        "First.",
        "",
        "  Second.",
    ]


def test_an_answer_stands_under_its_question() -> None:
    lines = list(lay_out_entry(an_entry("Rain.", question="What was good?")))

    assert [line.plain for line in lines][1:] == ["", "What was good?", "", "Rain."]
    assert lines[2].spans[0].role is Role.QUESTION


def test_what_happened_earlier_says_when_it_was_written() -> None:
    earlier = moment_of(EVENING.replace(day=20, hour=9))
    entry = an_entry(happened=When(earlier), day=EVENING.replace(day=20).date())

    assert [line.plain for line in lay_out_entry(entry)][:2] == [
        "Friday 20 November 2026, 09:14  bcdf",
        "written Saturday 21 November 2026, 21:14",
    ]


def test_a_changed_entry_says_so() -> None:
    lines = [line.plain for line in lay_out_entry(an_entry(revision=3))]

    assert lines[1] == "revision 3"


def test_a_body_keeps_its_lines_and_loses_what_commands_a_terminal() -> None:
    body = "one\r\n\ttwo\x1b]0;title\x07\n\n\n"

    assert [line.plain for line in lay_out_body(body)] == ["one", "    two"]


def test_an_earlier_state_says_until_when_it_stood() -> None:
    revision = Revision(2, Content("As it was."), saved_ms=0)

    assert [line.plain for line in lay_out_revision(revision, EVENING)] == [
        "Revision 2  replaced Sat 21 Nov 2026, 21:14",
        "",
        "As it was.",
    ]
