"""Reading a page at a time, and leaving nothing behind."""

from __future__ import annotations

import io
import os
import pty
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.errors import UsageError
from safespace.terminal.pager import footer, page, scrolled
from safespace.terminal.reveal import STAYS, reveal_plainly
from tests.terminal.screen import (
    CTRL_C,
    DOWN,
    END,
    ENTER,
    ESC,
    HOME,
    PAGE_DOWN,
    PAGE_UP,
    UP,
    Screen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Run

terminal = pytest.mark.terminal


@pytest.fixture
def reader(run: Run) -> Screen:
    """A page of 64 lines, open on the first."""
    screen = run("pager")
    screen.wait_for("1-23 of 64")
    return screen


def finish(screen: Screen) -> int:
    """Answer the line the driver asks for afterwards, as proof of a whole terminal."""
    screen.wait_for("still a terminal?")
    screen.send("yes" + ENTER)
    return screen.wait_exit()


@terminal
def test_the_keys_turn_pages_and_lines(reader: Screen) -> None:
    for keys, seen in [
        (" ", "24-46 of 64"),
        ("f", "42-64 of 64"),
        ("b", "19-41 of 64"),
        (PAGE_UP, "1-23 of 64"),
        (PAGE_DOWN, "24-46 of 64"),
        ("j", "25-47 of 64"),
        (DOWN, "26-48 of 64"),
        (ENTER, "27-49 of 64"),
        ("k", "26-48 of 64"),
        (UP, "25-47 of 64"),
        ("g", "1-23 of 64"),
        ("G", "42-64 of 64"),
        (HOME, "1-23 of 64"),
        (END, "42-64 of 64"),
    ]:
        reader.send(keys)
        reader.wait_for(f"q back · space next page · {seen}")
    assert reader.lines()[0] == "canary 42 at 80"


@terminal
@pytest.mark.parametrize("key", ["q", CTRL_C, ESC])
def test_going_back_leaves_nothing_on_the_normal_screen(
    reader: Screen, key: str
) -> None:
    assert reader.alternate
    assert "canary 1" in reader.text()
    reader.send("  " + key)
    assert finish(reader) == 0
    assert not reader.alternate
    assert "before the page\nafter the page" in reader.normal_text()
    assert "canary" not in reader.normal_text()


@terminal
def test_a_plain_print_does_leave_it_there(run: Run) -> None:
    screen = run("plainly")
    assert screen.wait_exit() == 0
    assert "canary 1\n" in screen.normal_text()
    assert "canary 64\n" in screen.normal_text()


@terminal
def test_the_terminal_works_as_before(reader: Screen, folder: Path) -> None:
    reader.send("q")
    assert finish(reader) == 0
    assert (folder / "typed").read_text() == "yes"
    # Typed letters are echoed again, and lines wrap.
    assert "still a terminal? yes" in reader.normal_text()
    assert b"\x1b[?7h" in reader.raw
    assert b"\x1b[?25h" in reader.raw


@terminal
def test_a_resize_lays_the_lines_out_anew_and_stays_about_there(
    reader: Screen,
) -> None:
    reader.send("G")
    reader.wait_for("42-64 of 64")
    reader.resize(40, 12)
    reader.wait_for("at 40")
    reader.wait_for("42-52 of 64")
    assert "canary 42" in reader.text()


@terminal
def test_at_40_columns_the_footer_fits(run: Run) -> None:
    screen = run("pager", cols=40, LINES_="640", TITLE="Tuesday, a rather long " * 3)
    screen.wait_for("q back · space next page · 1-21 of 640")
    assert screen.lines()[0].endswith("…")
    screen.send("G")
    screen.wait_for("q back · space · 620-640 of 640")


@terminal
def test_a_short_page_says_only_how_to_go_back(run: Run) -> None:
    screen = run("pager", LINES_="2")
    screen.wait_for("canary 2")
    assert screen.lines()[-1] == "q back · ctrl-Q quick exit"


@terminal
def test_an_idle_page_closes_by_itself(run: Run) -> None:
    screen = run("pager", IDLE_S="0.5")
    assert finish(screen) == 0
    assert "canary" not in screen.normal_text()


@terminal
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal_first(reader: Screen, number: int) -> None:
    reader.signal(number)
    assert reader.wait_exit() == 130
    assert not reader.alternate
    ended = "WindowClosedError" if number == signal.SIGHUP else "StoppedError"
    assert ended in reader.normal_text()
    assert "canary" not in reader.normal_text()


@terminal
def test_an_error_while_laying_out_restores_the_terminal(run: Run) -> None:
    screen = run("pager", RAISES="1")
    screen.wait_for("1-23 of 64")
    screen.resize(60, 20)
    assert screen.wait_exit() == 8
    assert not screen.alternate
    assert "StorageError The disk is gone." in screen.normal_text()


@terminal
def test_a_closed_terminal_ends_the_reader(reader: Screen) -> None:
    reader.hangup()
    assert reader.wait_exit() != 0


@terminal
def test_secret_words_are_shown_until_enter(run: Run) -> None:
    screen = run("reveal", cols=40, SECRET="one/two/three/four/" + "KEY-" * 20)
    screen.wait_for("Press Enter when you have it.")
    assert "".join(screen.lines()[4:6]) == "KEY-" * 20
    screen.send("q ")
    screen.send(ENTER)
    assert screen.wait_exit() == 0
    assert screen.normal_text().split() == ["after", "the", "secret"]


@terminal
def test_a_secret_higher_than_the_window_can_be_scrolled(run: Run) -> None:
    screen = run("reveal", rows=5, SECRET="one/two/three/four/five")
    screen.wait_for("Space shows more.")
    assert "five" not in screen.text()
    screen.send(" ")
    screen.wait_for("five")
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130


def test_without_a_second_screen_it_says_that_the_words_stay() -> None:
    shown = io.StringIO()
    reveal_plainly(["one", "two"], stdout=shown)
    assert shown.getvalue() == f"one\ntwo\n{STAYS}\n"


def test_reading_without_a_terminal_is_a_usage_error() -> None:
    readable, writable = os.pipe()
    with pytest.raises(UsageError, match="terminal"):
        page(lambda _: ["text"], fd_in=readable, fd_out=writable)
    os.close(readable)
    os.close(writable)


def test_a_page_never_carries_a_control_but_style() -> None:
    hostile = "\x1b]52;c;YQ==\x07 \x9b2J \x1b[2J \u202e \x1b[1mbold\x1b[0m"
    master, slave = pty.openpty()
    os.write(master, b"q")
    page(lambda _: [hostile], fd_in=slave, fd_out=slave)
    drawn = ""
    while "?1049l" not in drawn:  # the page's last word; it comes in pieces
        drawn += os.read(master, 65536).decode()
    os.close(master)
    os.close(slave)
    assert "\x1b[1mbold" in drawn
    assert "\x1b[2J" not in drawn
    assert not set(drawn) & set("\x07\x9b\u202e")
    assert "\x1b]" not in drawn


@given(
    key=st.sampled_from([" ", "b", "j", "k", "g", "G", "x", PAGE_UP, PAGE_DOWN]),
    top=st.integers(0, 200),
    total=st.integers(0, 200),
    height=st.integers(1, 60),
)
def test_no_key_scrolls_past_either_end(
    key: str, top: int, total: int, height: int
) -> None:
    assert 0 <= scrolled(key, top, total=total, height=height) <= max(0, total - height)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 60))
def test_the_footer_never_exceeds_the_width(top: int, total: int, width: int) -> None:
    assert len(footer(min(top, total), total=total, height=10, width=width)) <= width
