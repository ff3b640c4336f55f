"""settings: show what is set, change one thing, survive slips in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles

if TYPE_CHECKING:
    from tests.saying import Say


def test_everything_has_a_default(say_first: Say) -> None:
    assert say_first("settings", "--json").json == {
        "day_start": "04:00",
        "country": None,
        "rhythm": True,
        "rest_days_a_week": 0,
        "rests": [],
        "discreet": False,
        "backups": True,
        "deep": False,
        "numbers": True,
        "editor": None,
        "guard": True,
        "graphical_editor": False,
    }


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("day_start", "5:30", "day_start is 05:30"),
        ("country", "ie", "country is IE"),
        ("rhythm", "off", "rhythm is off"),
        ("discreet", "YES", "discreet is on"),
        ("numbers", "off", "numbers is off"),
        ("rest_days_a_week", "2", "rest_days_a_week is 2"),
        ("rests", "2026-12-24", "rests is 2026-12-24..2026-12-24"),
        ("editor", "nano -w", "editor is nano -w"),
        ("graphical_editor", "on", "graphical_editor is on"),
    ],
)
def test_a_setting_is_changed_and_stays(
    say_first: Say, key: str, typed: str, said: str
) -> None:
    assert say_first("settings", "set", key, typed).out == f"{said}\n"

    value = said.partition(" is ")[2]
    assert f"{key:<18}{value}\n" in say_first("settings").out


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("nosuch", "1"),
        ("day_start", "25:00"),
        ("day_start", "late"),
        ("country", "Ireland"),
        ("rhythm", "maybe"),
        ("rest_days_a_week", "7"),
        ("rest_days_a_week", "-1"),
        ("rests", "2026-02-30"),
        ("rests", "2026-12-24..2026-12-01"),
        ("editor", "two\nlines"),
        ("editor", "caf\udce9"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(
    say_first: Say, key: str, typed: str
) -> None:
    say_first("settings", "set", "--", key, typed, code=2)

    assert not (say_first.home / "settings.toml").exists()


def test_an_unknown_setting_names_those_there_are(say_first: Say) -> None:
    said = say_first("settings", "set", "nosuch", "1", code=2)

    assert "day_start" in said.err


def test_the_rest_of_the_file_stays_as_it_is(say: Say) -> None:
    file = say.home / "settings.toml"
    file.write_text(
        '# My nights run late.\nday_start = "05:00"  # really\n\nrhythm = true\n'
    )

    say("settings", "set", "rhythm", "off")

    assert file.read_text() == (
        '# My nights run late.\nday_start = "05:00"  # really\n\nrhythm = false\n'
    )


@pytest.mark.parametrize(
    "content",
    [
        b"this is = = not toml",
        b"rhythm = 1\nrhythm = 2",
        b"\xff\xfe",
        b"x = " + b"[" * 20_000,
        b'day_start = "half past"',
        b"day_start = 12",
        b"rhythm = 5",
        b"rests = 7",
        b'rests = [["a"]]',
        b"rest_days_a_week = 9999999999999999999999",
        b"country = [1]",
        b'editor = "a\\u0007b"',
        b"nosuch = 1",
    ],
)
def test_a_slip_in_the_file_never_keeps_anybody_from_writing(
    say: Say, content: bytes
) -> None:
    (say.home / "settings.toml").write_bytes(content)

    said = say("write", stdin="words")

    assert said.out.startswith("Saved  ")
    assert said.err.count("settings file") == 1
    assert titles(say, "list") == ["words"]
    assert (say.home / "settings.toml").read_bytes() == content


def test_a_slip_leaves_the_other_settings_in_force(say: Say) -> None:
    (say.home / "settings.toml").write_text('discreet = true\nrhythm = "maybe"\n')

    data = say("settings", "--json").json

    assert (data["discreet"], data["rhythm"]) == (True, True)


@pytest.mark.parametrize(
    "content", [b"x = = y", b"a = 1\na = 2", b"\xff", b"x = " + b"[" * 20_000]
)
def test_a_file_that_cannot_be_read_is_not_written_over(
    say: Say, content: bytes
) -> None:
    file = say.home / "settings.toml"
    file.write_bytes(content)

    said = say("settings", "set", "rhythm", "off", code=9)

    assert str(file) in said.err
    assert file.read_bytes() == content


def test_a_folder_in_the_files_place_does_not_matter_to_writing(say: Say) -> None:
    (say.home / "settings.toml").mkdir()

    assert say("write", stdin="words").out.startswith("Saved  ")
