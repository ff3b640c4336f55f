"""program: begun, gone on with at any pace, left without a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.program import SCRIPT, make_program
from tests.terminal.screen import CTRL_S, ENTER, Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say


def test_the_list_needs_no_passphrase_and_shows_no_progress(say_encrypted: Say) -> None:
    before = say_encrypted("program", "list").out
    say_encrypted("program", "start", "friendship")

    assert say_encrypted("program", "list").out == before
    assert "Friendship, five days" in before


def test_each_answer_is_an_entry_and_the_next_step_waits(say: Say) -> None:
    say("program", "start", "friendship")
    first = say("program", "next", "--show", "--json").json
    code = say("program", "next", stdin="With everybody at work.").short

    (entry,) = say("read", code, "--json").json["entries"]
    assert entry["prompt"] == {
        "id": f"friendship/{first['step']}",
        "question": first["prompt"],
    }
    say.now += timedelta(days=200)
    second = say("program", "next", "--show", "--json").json
    assert (first["number"], second["number"]) == (1, 2)


def test_a_step_can_be_passed_over_and_the_end_is_said(say: Say) -> None:
    say("program", "start", "friendship")
    for _ in range(12):
        say("program", "next", "--skip")

    said = say("program", "next", code=3)
    assert "Every step of it is done." in said.err
    assert "--anew" in said.err
    say("program", "start", "friendship", "--anew")
    assert say("program", "next", "--show", "--json").json["number"] == 1


def test_leaving_needs_no_reason_and_coming_back_goes_on(say: Say) -> None:
    say("program", "start", "friendship")
    say("program", "next", "--skip")
    say("program", "leave")

    assert "Nothing is begun" in say("program", "next", code=3).err
    assert "left for now" in say("program", "status").out
    say("program", "start", "friendship")
    assert say("program", "next", "--show", "--json").json["number"] == 2


def test_the_latest_begun_is_meant_unless_one_is_named(say: Say) -> None:
    say("program", "start", "rebuild")
    say.now += timedelta(days=1)
    say("program", "start", "friendship")

    assert say("program", "next", "--show", "--json").json["name"] == "friendship"
    named = say("program", "next", "rebuild", "--show", "--json").json
    assert named["name"] == "rebuild"


def test_steps_about_dealing_with_somebody_on_hold_step_aside(say: Say) -> None:
    say("program", "start", "rebuild")
    for _ in range(6):
        say("program", "next", "--skip")
    say("safety", "hold", "Ash")

    said = say("program", "next", "--with", "ash", stdin="My part.", code=2)
    assert "You do not owe anyone" in said.err
    assert "Saved" in say("program", "next", "--with", "Noor", stdin="My part.").out
    say("safety", "lift", "Ash")
    assert "Saved" in say("program", "next", "--with", "ash", stdin="My part.").out


def test_names_nobody_knows(say: Say) -> None:
    assert "program list" in say("program", "start", "juggling", code=3).err
    assert "program start" in say("program", "next", "rebuild", code=3).err


def test_a_bad_file_is_named_and_the_rest_work(say: Say) -> None:
    folder = say.home / "programmes"
    folder.mkdir()
    (folder / "bad.yaml").write_text("programme: [")

    said = say("program", "list")

    assert "bad.yaml, line 2" in said.err
    assert "Friendship" in said.out


def test_a_step_is_answered_in_the_composer(home: Path) -> None:
    program = make_program(home)
    program("program", "start", "friendship")
    with Screen([str(SCRIPT), "program", "next"], env=program.environ()) as screen:
        screen.wait_for("Passphrase")
        screen.send(program.passphrase + ENTER)
        screen.wait_for("With whom do you put on")
        screen.send("With the choir" + CTRL_S)
        assert screen.wait_exit() == 0
        assert "choir" not in screen.normal_text()
        assert "Next, whenever you like" in screen.normal_text()
