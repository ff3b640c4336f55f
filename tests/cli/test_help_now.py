"""help-now: numbers to call, whatever state the rest is in."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.cli.app import ROWS
from safespace.cli.help_now import guess_country
from tests.cli.opened import needs_strace, trace
from tests.program import SCRIPT, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

SAMARITANS = "  Call 116 123, Samaritans, free, day and night\n"
GUESS = "A guess, from this computer's language setting.\n"


# For root, a folder nobody may enter is open; without this power it is shut.
UNPRIVILEGED = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if os.geteuid() == 0
    else []
)


def test_it_is_the_first_thing_on_the_help_page(say_first: Say) -> None:
    assert ROWS[0].name == "help-now"
    page = say_first("--help").out
    first = page.partition("Right now:\n")[2]

    assert first.strip().startswith("help-now")
    assert page.index("Right now:") < page.index("Write:")


def test_it_shows_the_lines_of_the_country_that_is_set(say_encrypted: Say) -> None:
    say_encrypted("settings", "set", "country", "IE")

    said = say_encrypted("help-now")

    assert said.err == ""
    assert said.out.startswith("Ireland\n\nIf life is at risk\n  Call 112 or 999\n")
    assert SAMARITANS in said.out
    assert "Countries with lines here" not in said.out


def test_another_country_can_be_asked_for(say: Say) -> None:
    say("settings", "set", "country", "IE")

    for words in (["--country", "us"], ["US"], ["united", "states"]):
        assert "  Call 988, day and night\n" in say("help-now", *words).out


def test_a_country_without_lines_gets_what_holds_anywhere(say: Say) -> None:
    out = say("help-now", "--country", "JP").out

    assert "no numbers here for the country you named" in out
    assert "  Your local emergency number\n" in out
    assert "  NZ  New Zealand\n" in out


def test_without_a_country_the_language_setting_is_a_guess(say: Say) -> None:
    say.environ["LANG"] = "en_IE.UTF-8"

    out = say("help-now").out

    assert out.startswith(f"Ireland\n{GUESS}")
    assert "  US  United States\n" in out
    assert say("help-now", "--json").json["chosen"] == "guessed"


@pytest.mark.parametrize(
    ("environ", "country"),
    [
        ({"LANG": "en_IE.UTF-8"}, "IE"),
        ({"LANG": "en_IE.UTF-8", "LC_ALL": "de_AT@euro"}, "AT"),
        ({"LANG": "en_GB", "LC_ALL": ""}, "GB"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "eo"}, ""),
        ({"LANG": "en_IE;rm"}, ""),
        ({}, ""),
    ],
)
def test_the_language_setting_names_a_territory(
    environ: dict[str, str], country: str
) -> None:
    assert guess_country(environ) == country


def test_words_it_does_not_know_keep_no_number_away(say: Say) -> None:
    for words in (["--now"], ["please", "help"], ["--country", "\udce9\x1b[31m"]):
        said = say("help-now", *words)

        assert "Your local emergency number" in said.out
        assert "\x1b" not in said.out


def test_a_row_older_than_half_a_year_says_so(say: Say) -> None:
    assert "double-check" not in say("help-now", "IE").out
    say.now += timedelta(days=400)

    assert "Please double-check this; it was last checked on" in (
        say("help-now", "IE").out
    )


@pytest.mark.parametrize(
    "content", [b"country = 3\n[", b"\xff\xfe", b'country = "Ireland"', b"a = [" * 5000]
)
def test_settings_in_disorder_do_not_matter(say: Say, content: bytes) -> None:
    (say.home / "settings.toml").write_bytes(content)

    assert SAMARITANS in say("help-now", "IE").out
    assert "Your local emergency number" in say("help-now").out


def test_a_pipe_in_the_place_of_the_settings_makes_nobody_wait(say: Say) -> None:
    os.mkfifo(say.home / "settings.toml")

    assert SAMARITANS in say("help-now", "IE").out
    assert "Your local emergency number" in say("help-now").out


def test_a_home_that_cannot_be_found_does_not_matter(say_first: Say) -> None:
    say_first.environ["SAFESPACE_HOME"] = "~nobody-at-all/x"

    assert "Your local emergency number" in say_first("help-now").out


def test_a_narrow_screen_and_a_screen_reader_get_the_same_words(say: Say) -> None:
    plain = say("help-now", "UK").out
    say.environ |= {"CLICOLOR_FORCE": "1", "NO_COLOR": "1", "COLUMNS": "40"}
    narrow = say("help-now", "UK").out
    say.environ["ACCESSIBLE"] = "1"

    assert max(map(len, narrow.splitlines())) <= 40
    assert narrow.split() == plain.split() == say("help-now", "UK").out.split()


def test_with_an_empty_environment_it_answers(home: Path) -> None:
    ended = subprocess.run(
        ["/usr/bin/env", "-i", SCRIPT, "help-now", "IE"],
        capture_output=True,
        check=False,
        cwd="/",
    )

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert SAMARITANS.encode() in ended.stdout


def test_a_folder_nobody_may_enter_does_not_matter(home: Path) -> None:
    program = make_program(home)
    program("settings", "set", "country", "IE", unlock=False)
    if UNPRIVILEGED and not shutil.which("setpriv"):
        pytest.skip("root can enter every folder, and setpriv is not here")

    def run(*argv: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*UNPRIVILEGED, str(SCRIPT), *argv],
            capture_output=True,
            check=False,
            env=program.environ(LANG="en_GB.UTF-8"),
        )

    (home / "journal").chmod(0)
    assert run("help-now").stdout.startswith(b"Ireland\n\n")
    home.chmod(0)
    try:
        shut, control = run("help-now"), run("status")
    finally:
        home.chmod(0o700)

    assert control.returncode != 0
    assert shut.returncode == 0
    assert shut.stdout.startswith(b"United Kingdom\n")


@needs_strace
def test_it_opens_nothing_of_the_journal_and_writes_nothing(home: Path) -> None:
    program = make_program(home)
    program("settings", "set", "country", "IE", unlock=False)
    before = sorted(home.rglob("*"))

    asked = trace(program, "help-now")

    assert any(path.endswith("helplines.yaml") for path in asked.paths)
    assert asked.under(home) == {"settings.toml"}
    assert asked.written <= {"/dev/null", "/dev/tty"}
    assert sorted(home.rglob("*")) == before
    # The same look sees what another command opens and writes.
    other = trace(program, "prompt")
    assert {"settings.toml", "state/salt"} <= other.under(home)
    assert str(home / "state" / "salt") in other.written
