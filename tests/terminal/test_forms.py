"""Forms as people see and type them: on the screen, narrow, and line by line."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.program import SCRIPT, Program, make_program
from tests.terminal.screen import CTRL_C, CTRL_S, ENTER, Screen

if TYPE_CHECKING:
    from pathlib import Path

SHIFT_TAB, TAB = "\x1b[Z", "\t"
FACTS = "The heron answered with one word"
FEAR = "Friday is off"


@pytest.fixture
def plain(home: Path) -> Program:
    return make_program(home, Mode.PLAIN)


def start(program: Program, *argv: str, cols: int = 80, **more: str) -> Screen:
    argv = argv or ("trigger",)
    return Screen([str(SCRIPT), *argv], env=program.environ(**more), cols=cols)


def answers_of(program: Program, *argv: str) -> dict[str, object]:
    (entry,) = program("trigger", "show", "--json", *argv).json["entries"]
    found: dict[str, object] = entry["form"]["answers"]
    return found


@pytest.mark.parametrize("cols", [80, 40])
def test_the_quick_path_takes_eight_keys_beside_the_words(
    plain: Program, cols: int
) -> None:
    keys = 0
    with start(plain, cols=cols) as screen:
        for waits, typed, pressed in (
            ("camera", FACTS, ENTER),
            ("right now", "", "7"),
            ("show up", "", "4" + ENTER),
            ("want to do", "", "6" + ENTER),
            ("later check", FEAR, ENTER),
            ("likely", "", "7"),
        ):
            screen.wait_for(waits)
            screen.send(typed)
            screen.send(pressed)
            keys += len(pressed)
        assert screen.wait_exit() == 0
        left = screen.normal_text()

    assert keys <= 8
    assert FACTS not in left
    assert FEAR not in left
    assert answers_of(plain) | {"check_on": ""} == {
        "happened": FACTS,
        "distress_before": 7,
        "body": ["chest"],
        "urge": ["send"],
        "feared": FEAR,
        "p_before": 70,
        "check_on": "",
    }


def test_going_back_shows_what_was_answered(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("camera")
        screen.send(FACTS + ENTER)
        screen.wait_for("right now")
        screen.send(SHIFT_TAB)
        screen.wait_for(FACTS)
        screen.send(" twice" + ENTER)
        screen.wait_for("right now")
        screen.send(CTRL_S)
        assert screen.wait_exit() == 0

    assert answers_of(plain) == {"happened": f"{FACTS} twice"}


def test_every_question_can_be_passed_over(plain: Program) -> None:
    with start(plain) as screen:
        for waits in ("camera", "right now", "show up", "want to do", "later check"):
            screen.wait_for(waits)
            screen.send(TAB)
        assert screen.wait_exit() == 0
        assert "Nothing was answered" in screen.normal_text()


def test_ten_is_typed_with_two_keys_and_stops_kindly(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("camera")
        screen.send(FACTS + ENTER)
        screen.wait_for("right now")
        screen.send("10")
        screen.wait_for("show up")
        screen.send(ENTER)
        screen.wait_for("want to do")
        screen.send("8" + ENTER)
        screen.wait_for("emergency number")
        screen.send(ENTER)
        screen.wait_for("stop here")
        screen.send("1")
        assert screen.wait_exit() == 0
        assert "You can stop here" in screen.normal_text()

    assert answers_of(plain) == {"happened": FACTS, "distress_before": 10}


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_killed_form_goes_on_where_it_was(home: Path, ending: int) -> None:
    program = make_program(home)
    with start(program) as screen:
        screen.wait_for("camera")
        screen.send(FACTS + ENTER)
        screen.wait_for("right now")
        screen.signal(ending)
        screen.wait_exit()

    disk = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert not any(b"heron" in raw for raw in disk)
    with start(program, "drafts", "resume") as screen:
        screen.wait_for("Passphrase")
        screen.send(program.passphrase + ENTER)
        screen.wait_for("right now")
        screen.send("5")
        screen.wait_for("show up")
        screen.send(CTRL_S)
        assert screen.wait_exit() == 0

    assert answers_of(program) == {"happened": FACTS, "distress_before": 5}
    assert program("drafts", unlock=False).err == b"No drafts.\n"


def test_leaving_keeps_what_was_typed(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("camera")
        screen.send(FACTS)
        screen.look(0.2)
        screen.send(CTRL_C)
        assert screen.wait_exit() == 130

    with start(plain, "drafts", "resume") as screen:
        screen.wait_for(FACTS)
        screen.send(ENTER)
        screen.wait_for("right now")
        screen.send(CTRL_S)
        assert screen.wait_exit() == 0

    assert answers_of(plain) == {"happened": FACTS}


def test_line_by_line_it_asks_the_same_with_numbers(plain: Program) -> None:
    with start(plain, ACCESSIBLE="1") as screen:
        for waits, typed in (
            ("camera", f"{FACTS}{ENTER}."),
            ("right now", "seven"),
            ("takes a number", "7"),
            ("show up", "4 7"),
            ("want to do", "/back"),
            ("(chosen)", ""),
            ("want to do", "send"),
            ("later check", "/save"),
        ):
            screen.wait_for(waits)
            screen.send(typed + ENTER)
        assert screen.wait_exit() == 0
        assert not screen.alternate

    assert answers_of(plain) == {
        "happened": FACTS,
        "distress_before": 7,
        "body": ["chest", "heat"],
        "urge": ["send"],
    }


def test_the_rest_is_asked_later_and_only_that(plain: Program) -> None:
    with start(plain) as screen:
        screen.wait_for("camera")
        screen.send(FACTS + ENTER)
        screen.wait_for("right now")
        screen.send(CTRL_S)
        assert screen.wait_exit() == 0

    with start(plain, "trigger", "finish") as screen:
        screen.wait_for("right now")
        assert "camera" not in screen.text()
        screen.send("4")
        screen.wait_for("show up")
        screen.send(CTRL_S)
        assert screen.wait_exit() == 0

    assert answers_of(plain) == {"happened": FACTS, "distress_before": 4}


@pytest.mark.parametrize("key", ["\x11", "\x1c"])
def test_one_key_takes_it_all_out_of_sight_and_keeps_it(home: Path, key: str) -> None:
    program = make_program(home)
    with start(program) as screen:
        screen.wait_for("camera")
        screen.send(FACTS)
        screen.wait_for(FACTS)
        screen.send(key)
        assert screen.wait_exit() == 0
        assert screen.text().strip() == ""
        assert screen.normal_text().strip() == ""

    with start(program, "drafts", "resume") as screen:
        screen.wait_for("Passphrase")
        screen.send(program.passphrase + ENTER)
        screen.wait_for(FACTS)
        screen.send(CTRL_S)
        assert screen.wait_exit() == 0
    assert answers_of(program) == {"happened": FACTS}


def test_editing_an_exercise_asks_its_questions_again(plain: Program) -> None:
    plain("trigger", "--answers", "-", stdin=b'{"happened": "A door closed."}')
    with start(plain, "edit", "last") as screen:
        screen.wait_for("A door closed.")
        screen.send(" Softly." + CTRL_S)
        assert screen.wait_exit() == 0

    assert answers_of(plain) == {"happened": "A door closed. Softly."}
    assert plain("edit", "last", "-m", "Other words.").code == 2
    assert plain("edit", "last", "--tag", "door").code == 0
    assert answers_of(plain) == {"happened": "A door closed. Softly."}
