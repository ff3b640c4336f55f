"""What was pasted, planted or typed reaches a terminal as text, and never as a command."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest

from safespace.render.clean import clean
from tests.journals import Mode
from tests.prompts.samples import a_pack
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from tests.leaks.life import Lived

STYLE = re.compile(r"\x1b\[[0-9;]*m")
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# What terminals act on, whole and in parts, between words that they do not.
PIECES = (
    *("\x1b[2J", "\x1b[6n", "\x1b[?1049h", "\x1b]0;owned\x07", "\x1b]52;c;cm0=\x1b\\"),
    *("\x1b]8;;https://elsewhere.example\x1b\\", "\x1bPq#0\x1b\\", "\x1bc", "\x1b(0"),
    *(
        "\x9b31m",
        "\x9d0;owned\x9c",
        "\x90q",
        "\x1b",
        "\x07",
        "\x08",
        "\x7f",
        "\r",
        "\x0b",
    ),
    *BIDI,
    *("tea", " ", "\n", "\t", "夜", "🪴", "e\u0301", "[/]", "m", "0;31", "]", "[", ";"),
)
STRINGS, ENTRIES = 10_000, 20
EVERY = (
    *((), ("list", "-n", "0"), ("read", "--on", "2026"), ("search", "tea", "-n", "0")),
    *(("history", "last"), ("history", "last", "--show", "1"), ("bin",), ("tags",)),
    *(("people",), ("rhythm",), ("prompt",), ("drafts",), ("settings",), ("status",)),
    *(("path",), ("rest",), ("verify",), ("backup", "list")),
)


def make_strings(count: int, *, longest: int = 8) -> list[str]:
    """Return random strings, most of which a terminal would act on."""
    chance = Random(20261122)
    return [
        "".join(chance.choices(PIECES, k=chance.randint(1, longest)))
        for _ in range(count)
    ]


def find_commands(shown: str) -> list[str]:
    """Return what a terminal would act on, besides colours and weights."""
    rest = STYLE.sub("", shown)
    return [
        sign
        for sign in rest
        if sign != "\n" and (unicodedata.category(sign) == "Cc" or sign in BIDI)
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Say:
    """A readable journal in which there is nothing that is not hostile."""
    say = make_say(tmp_path_factory.mktemp("hostile"), Mode.PLAIN)
    strings = make_strings(STRINGS)
    each = len(strings) // ENTRIES
    for number in range(ENTRIES):
        words = "tea ".join(strings[number * each : (number + 1) * each])
        # Labels refuse most of it; what they take is shown.
        labels = (f"--tag={strings[number]}", f"--with={strings[number + 1]}")
        if say("write", *labels, stdin=words, code=None).code:
            say.write(words)
    for number in range(0, 100, 2):
        tag, person = (f"t{each}" for each in strings[number : number + 2])
        say("edit", "last", "--tag", tag, "--with", person, code=None)
    say("edit", "last", stdin=f"tea {strings[0]}")
    say("delete", say.write(f"gone {strings[1]}"))
    plant(say, strings)
    return say


def plant(say: Say, strings: list[str]) -> None:
    """Put hostile strings into the files that people edit by hand."""
    with suppress(FileExistsError):
        (say.home / "packs").mkdir()
    shown = "".join(f"\\x{ord(sign):02x}" for sign in "tea\x1b]0;owned\x07\x9b31m")
    pack = a_pack(f'text: "{shown}?"', f'why: "{shown}"')
    (say.home / "packs" / "weather.yaml").write_text(pack)
    for number, each in enumerate(strings[:5]):
        (say.home / "packs" / f"bad{number}.yaml").write_text(each, "utf-8")
    say("settings", "set", "editor", "nano\x1b]0;owned\x07", code=None)


@pytest.mark.slow
@pytest.mark.leak(6, 21)
@pytest.mark.parametrize("form", ["piped", "colour", "json"])
def test_no_command_passes_on_what_a_terminal_acts_on(hostile: Say, form: str) -> None:
    hostile.environ["CLICOLOR_FORCE"] = "1" if form == "colour" else ""
    shown = 0
    for argv in EVERY:
        said = hostile(*argv, *["--json"] * (form == "json"), code=None)
        assert said.code in {0, 2}, said.err
        assert find_commands(said.out + said.err) == [], argv
        shown += len(said.out)
        assert form == "colour" or "\x1b" not in said.out + said.err, argv

    assert shown > 100_000


@pytest.mark.leak(6, 21)
def test_the_journal_is_full_of_it(hostile: Say) -> None:
    hostile.environ["CLICOLOR_FORCE"] = ""
    read = hostile("read", "--on", "2026", "--json").json["entries"]

    assert len(read) == ENTRIES
    stored = "".join(each["body"] for each in read)
    assert {*find_commands(stored)} >= {"\x1b", "\x07", "\x9b", "\x9d", "\x7f", *BIDI}
    for command in ("\x1b]52;c;", "\x1b]0;owned\x07", "\x1b[2J"):
        assert stored.count(command) > 10


@pytest.mark.leak(21)
@pytest.mark.parametrize("place", range(3))
def test_nor_does_a_message_about_what_was_typed(hostile: Say, place: int) -> None:
    hostile.environ["CLICOLOR_FORCE"] = "1"
    for each in make_strings(100):
        line = [["list", "--on", each], [f"x{each}"], ["read", f"--{each}"]][place]
        said = hostile(*line, code=None)
        assert find_commands(said.out + said.err) == [], line


@pytest.mark.leak(21)
def test_ten_thousand_strings_come_out_clean() -> None:
    strings = make_strings(STRINGS)

    assert [each for each in strings if find_commands(clean(each))] == []
    assert len([each for each in strings if find_commands(each)]) > STRINGS / 2


@pytest.mark.slow
@pytest.mark.leak(6, 19, 21)
def test_no_output_shows_a_title_or_fills_the_clipboard(lived: Lived) -> None:
    printed = b"".join(ended.out + ended.err for ended in lived.said)

    assert b"\x1b[" in printed  # colours are there
    assert b"\x1b]" not in lived.shown
    assert b"\x07" not in lived.shown
    assert not any("\x80" <= sign <= "\x9f" for sign in lived.shown.decode())
    read = next(e for e in lived.said if b'"kind": "read"' in e.out)
    assert any("\x1b]0;title\x07" in e["body"] for e in read.json["entries"])
