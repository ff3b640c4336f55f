"""The first run: from nothing to a first entry, one calm question at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import Mode
from tests.saying import Say
from tests.terminal.screen import CTRL_C, CTRL_D, ENTER
from tests.terminal.window import NARROW, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.window import OpenWindow, Window

pytestmark = pytest.mark.terminal

OWN = "harbour candle walnut"
PASSPHRASE, AGAIN = "see five words:", "The same once more:"
RECOVERY, DAY, COUNTRY = "Make a recovery key? (y/N)", "[04:00]", "leave it out): [-]"
FIRST_ENTRY = "Write a first entry now? (Y/n)"


def secret_words(screen: Window) -> str:
    """Return the secret that stands between the title and the closing line."""
    screen.wait_for("Press Enter when you have it.")
    _, secret, _ = screen.text().strip().split("\n\n")
    return " ".join(secret.split())


def show_words(screen: Window) -> str:
    """Ask for the five words and return them."""
    screen.answer(PASSPHRASE)
    return secret_words(screen)


def read_newest(home: Path, passphrase: str) -> dict[str, Any]:
    """Read the newest entry with a passphrase."""
    say = Say(home, Mode.ENCRYPTED)
    say.passphrase = passphrase
    (entry,) = say("read", "--json").json["entries"]
    return dict(entry)


def choose_own(screen: Window) -> None:
    """Give a passphrase of one's own."""
    screen.answer(PASSPHRASE, OWN)
    screen.answer(AGAIN, OWN)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_one_question_after_another_leads_to_a_first_entry(
    window: OpenWindow, home: Path, size: tuple[int, int]
) -> None:
    screen = window(size=size)
    screen.wait_for("It is\nnot therapy" if size == NARROW else "It is not therapy")
    choose_own(screen)
    screen.answer(RECOVERY)
    screen.answer(DAY)
    screen.answer(COUNTRY)
    screen.wait_for("Your journal is ready.")
    screen.wait_for(FIRST_ENTRY)
    question = screen.text().split("ready.")[1].split(FIRST_ENTRY)[0].split()
    screen.send(ENTER)
    screen.compose("A drowsy first page.")
    assert " ".join(question) in " ".join(screen.text().split())
    screen.save()
    assert screen.wait_exit() == 0
    assert "Saved  " in screen.text()
    assert "To read it again: safespace read" in screen.text()
    assert OWN.encode() not in screen.raw
    assert "drowsy" not in screen.normal_text()
    read = read_newest(home, OWN)
    assert read["body"] == "A drowsy first page."
    assert read["prompt"]["question"].split() == question


def test_slips_are_asked_again(window: OpenWindow) -> None:
    screen = window()
    screen.answer(PASSPHRASE, "short")
    screen.wait_for("A passphrase needs at least 10 characters.")
    screen.wait_count(PASSPHRASE, 2)
    screen.answer(PASSPHRASE, OWN)
    screen.answer(AGAIN, "harbour candle walnuts")
    screen.wait_for("These two differ.")
    screen.wait_count(PASSPHRASE, 3)
    screen.send(OWN + ENTER)
    screen.wait_count(AGAIN, 2)
    screen.send(OWN + ENTER)
    screen.answer(RECOVERY)
    screen.answer(DAY, "late")
    screen.wait_for("a clock time such as 04:00")
    screen.wait_count(DAY, 2)
    screen.answer(DAY)
    screen.answer(COUNTRY, "Ireland")
    screen.wait_for("two-letter")
    screen.wait_count(COUNTRY, 2)


def test_the_first_entry_can_wait(window: OpenWindow, home: Path) -> None:
    screen = window()
    choose_own(screen)
    screen.answer(RECOVERY)
    screen.answer(DAY, "05:30")
    screen.answer(COUNTRY, "ie")
    screen.answer(FIRST_ENTRY, "n")
    assert screen.wait_exit() == 0
    assert "Whenever you like: safespace write" in screen.text()
    settings = (home / "settings.toml").read_text()
    assert "05:30" in settings
    assert "IE" in settings
    assert (home / "journal" / "journal.key").exists()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_five_words_are_shown_where_scrollback_never_has_them(
    window: OpenWindow, size: tuple[int, int]
) -> None:
    screen = window(size=size)
    words = show_words(screen)
    assert len(words.split()) == 5
    assert screen.alternate
    screen.send(ENTER)
    screen.answer("Type the five words:", words)
    screen.wait_for(RECOVERY)
    assert words.split()[0] not in screen.normal_text()
    assert screen.switched(1049) == "hl"


def test_the_same_five_words_come_back_after_a_slip(window: OpenWindow) -> None:
    screen = window()
    words = show_words(screen)
    screen.send(ENTER)
    screen.answer("Type the five words:", "other ones")
    screen.wait_for("Those were other words. Enter shows the five again.")
    screen.wait_count(PASSPHRASE, 2)
    assert show_words(screen) == words


def test_a_recovery_key_is_shown_the_same_way(window: OpenWindow) -> None:
    screen = window(size=NARROW)
    choose_own(screen)
    # A second Enter that came early does not take the key away unseen.
    screen.answer(RECOVERY, "y" + ENTER)
    key = secret_words(screen)
    assert len(key.split("-")) == 7
    assert key.endswith(" " + key[-5:])
    assert screen.lines()[0] == "Your recovery key. Keep it away from"
    screen.send(ENTER)
    screen.wait_for(DAY)
    assert key[:12] not in screen.normal_text()


def test_with_a_screen_reader_nothing_moves_and_it_says_that_words_stay(
    window: OpenWindow, home: Path
) -> None:
    screen = window(ACCESSIBLE="1")
    screen.answer(PASSPHRASE)
    screen.wait_for("This stays visible in this window until you clear or close it.")
    words = screen.text().split("few times.")[1].split("This stays")[0].strip()
    screen.answer("Type the five words:", words)
    screen.answer(RECOVERY)
    screen.answer(DAY)
    screen.answer(COUNTRY)
    screen.answer(FIRST_ENTRY)
    screen.answer("a draft and leaves.", "A first line.\r/save")
    assert screen.wait_exit() == 0
    assert len(words.split()) == 5
    assert words in screen.normal_text()
    assert screen.other_controls() == b""
    assert read_newest(home, words)["body"] == "A first line."


QUESTIONS = {
    "the passphrase": ([], PASSPHRASE),
    "the passphrase again": ([(PASSPHRASE, OWN)], AGAIN),
    "the five words": ([(PASSPHRASE, "")], "when you have it"),
    "typing the words": ([(PASSPHRASE, ""), ("have it", "")], "Type the five"),
    "a recovery key": ([(PASSPHRASE, OWN), (AGAIN, OWN)], RECOVERY),
    "the key itself": ([(PASSPHRASE, OWN), (AGAIN, OWN), (RECOVERY, "y")], "have it"),
    "the day": ([(PASSPHRASE, OWN), (AGAIN, OWN), (RECOVERY, "")], DAY),
    "the country": (
        [(PASSPHRASE, OWN), (AGAIN, OWN), (RECOVERY, ""), (DAY, "")],
        COUNTRY,
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_ctrl_c_at_any_question_leaves_no_journal(
    window: OpenWindow, home: Path, question: str
) -> None:
    before, last = QUESTIONS[question]
    screen = window()
    for asked, answered in before:
        screen.answer(asked, answered)
    screen.wait_for(last)
    screen.send(CTRL_C)
    assert screen.wait_exit() == 130
    assert not screen.alternate
    assert screen.echoes
    assert screen.at_line_start
    assert screen.text().strip().splitlines()[-1].startswith("Stopped")
    assert not (home / "journal").exists()


def test_the_end_of_input_is_no_surprise_either(window: OpenWindow, home: Path) -> None:
    screen = window()
    screen.wait_for(PASSPHRASE)
    screen.send(CTRL_D)
    assert screen.wait_exit() == 130
    assert (
        screen.text().rstrip().endswith(f"{PASSPHRASE}\nStopped. Nothing was changed.")
    )
    assert not (home / "journal").exists()


def test_a_journal_without_encryption_asks_for_a_word(
    window: OpenWindow, home: Path
) -> None:
    screen = window("init", "--no-encryption")
    screen.wait_for("Without encryption anybody who can open this computer")
    screen.answer("Type readable to go on:", "readable")
    screen.answer(DAY)
    screen.answer(COUNTRY)
    assert screen.wait_exit() == 0
    assert (home / "journal" / "journal.db").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("word", ["", "yes", "y"])
def test_any_other_word_makes_none(window: OpenWindow, home: Path, word: str) -> None:
    screen = window("init", "--no-encryption")
    screen.answer("Type readable to go on:", word)
    assert screen.wait_exit() == 130
    assert "Nothing was changed." in screen.text()
    assert not (home / "journal").exists()
