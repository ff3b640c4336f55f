"""drafts: words that are not in the journal yet are never thrown away."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from safespace.storage.driver import connect
from tests.cli.disk import on_disk
from tests.cli.titles import titles
from tests.saying import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

CANARY = "the heron stood in the river"


@contextmanager
def wrong_passphrase(say: Say) -> Iterator[None]:
    """Let somebody mistype the passphrase for a while."""
    right, say.passphrase = say.passphrase, "not the passphrase"
    yield
    say.passphrase = right


@contextmanager
def out_of_order(say: Say) -> Iterator[None]:
    """Let the journal look newer than this program for a while."""
    _tell(say, "PRAGMA user_version = 99")
    yield
    _tell(say, "PRAGMA user_version = 1")


def _tell(say: Say, sql: str) -> None:
    conn = connect(str(say.home / "journal" / "journal.db"))
    conn.execute(sql)
    conn.close()


def keep_sealed(say: Say, text: str = CANARY, *options: str) -> None:
    """Write with a wrong passphrase, so that the words become a sealed draft."""
    with wrong_passphrase(say):
        say("write", *options, stdin=text, code=4)


def test_there_are_no_drafts_at_first(say: Say) -> None:
    said = say("drafts")

    assert (said.out, said.err) == ("", "No drafts.\n")


def test_a_wrong_passphrase_keeps_the_words(say_encrypted: Say) -> None:
    with wrong_passphrase(say_encrypted):
        said = say_encrypted("write", stdin=CANARY, code=4)

    assert "kept as a draft" in said.err
    assert CANARY not in said.err
    assert titles(say_encrypted, "list") == []


def test_a_draft_of_an_encrypted_journal_is_sealed(say_encrypted: Say) -> None:
    keep_sealed(say_encrypted)

    assert len(on_disk(say_encrypted.home / "drafts")) > len(CANARY)
    assert CANARY.encode() not in on_disk(say_encrypted.home)


def test_a_draft_of_a_plain_journal_can_be_read_by_anybody(say: Say) -> None:
    with out_of_order(say):
        said = say("write", stdin=CANARY, code=7)

    assert "kept as a draft" in said.err
    assert CANARY.encode() in on_disk(say.home / "drafts")


def test_drafts_are_listed_without_a_passphrase(say_encrypted: Say) -> None:
    keep_sealed(say_encrypted)
    nobody = Say(say_encrypted.home, None)

    said, as_json = nobody("drafts"), nobody("drafts", "--json")

    assert said.out.startswith("  1  kept ")
    assert [draft["number"] for draft in as_json.json["drafts"]] == [1]
    assert CANARY not in said.out + as_json.out


def test_a_draft_is_resumed_without_a_terminal_and_saved(say_encrypted: Say) -> None:
    keep_sealed(say_encrypted, CANARY, "--tag", "b", "--tag", "a", "--feel", "1")

    said = say_encrypted("drafts", "resume")

    [entry] = say_encrypted("read", "--json").json["entries"]
    assert said.err == ""
    assert entry["body"] == CANARY
    assert sorted(entry["tags"]) == ["a", "b"]
    assert entry["feelings"]["valence"] == 1
    assert say_encrypted("drafts").err == "No drafts.\n"


def test_a_plain_draft_is_resumed_too(say: Say) -> None:
    with out_of_order(say):
        say("write", stdin=CANARY, code=7)

    say("drafts", "resume")

    assert titles(say, "list") == [CANARY]
    assert on_disk(say.home / "drafts") == b""


def test_a_draft_keeps_when_it_was_written_and_the_question(say: Say) -> None:
    with out_of_order(say):
        say("write", "--prompt", "--at", "2026-11-03 18:30", stdin=CANARY, code=7)
    question = say("prompt").out.strip()

    say("drafts", "resume")

    [entry] = say("read", "--json").json["entries"]
    assert entry["day"] == "2026-11-03"
    assert entry["prompt"]["question"] == question


def test_a_draft_that_was_saved_already_is_not_saved_twice(say_encrypted: Say) -> None:
    say_encrypted.write("an earlier one", "--tag", "a")
    keep_sealed(say_encrypted, CANARY, "--tag", "b", "--tag", "A")
    [draft] = (say_encrypted.home / "drafts").iterdir()
    sealed = draft.read_bytes()
    say_encrypted("drafts", "resume")

    draft.write_bytes(sealed)
    say_encrypted("drafts", "resume")

    assert titles(say_encrypted, "list") == [CANARY, "an earlier one"]
    assert say_encrypted("history", "last", "--json").json["revisions"] == []
    assert not draft.exists()


def test_a_wrong_passphrase_while_resuming_keeps_the_draft(say_encrypted: Say) -> None:
    keep_sealed(say_encrypted)

    with wrong_passphrase(say_encrypted):
        say_encrypted("drafts", "resume", code=4)

    say_encrypted("drafts", "resume")
    assert titles(say_encrypted, "list") == [CANARY]


def test_the_newest_draft_is_number_one(say_encrypted: Say) -> None:
    for age, text in ((20, "old"), (10, "new")):
        before = set((say_encrypted.home / "drafts").glob("*"))
        keep_sealed(say_encrypted, text)
        [draft] = set((say_encrypted.home / "drafts").glob("*")) - before
        os.utime(draft, (draft.stat().st_mtime - age,) * 2)

    say_encrypted("drafts", "resume", "2")

    assert titles(say_encrypted, "list") == ["old"]


def test_a_change_that_could_not_be_saved_is_a_draft_of_that_entry(say: Say) -> None:
    code = say.write("before", "--tag", "a")
    _tell(
        say,
        "CREATE TRIGGER no BEFORE UPDATE ON entry BEGIN SELECT RAISE(FAIL, ''); END",
    )
    said = say("edit", code, stdin="after", code=None)
    assert said.code != 0
    assert "kept as a draft" in said.err
    _tell(say, "DROP TRIGGER no")
    assert titles(say, "list") == ["before"]

    say("drafts", "resume")

    assert titles(say, "list", "--tag", "a") == ["after"]
    assert say("drafts").err == "No drafts.\n"


def test_a_draft_that_is_not_there_is_not_found(say: Say) -> None:
    for number in ("1", "9" * 30):
        say("drafts", "resume", number, code=3)
        say("drafts", "discard", number, "--yes", code=3)


def test_discarding_asks_first(say_encrypted: Say) -> None:
    keep_sealed(say_encrypted)
    nobody = Say(say_encrypted.home, None)

    assert "--yes" in nobody("drafts", "discard", code=2).err
    assert nobody("drafts").out.startswith("  1  kept ")

    assert nobody("drafts", "discard", "--yes").out == "The draft is gone.\n"
    assert nobody("drafts").err == "No drafts.\n"


@pytest.mark.parametrize("damage", [b"", b"scrambled", b"{}"])
def test_a_damaged_draft_is_refused_and_left_there(say: Say, damage: bytes) -> None:
    with out_of_order(say):
        say("write", stdin=CANARY, code=7)
    [draft] = (say.home / "drafts").iterdir()
    draft.write_bytes(damage)

    say("drafts", "resume", code=6)

    assert draft.read_bytes() == damage
    assert titles(say, "list") == []


def test_without_a_journal_there_are_no_drafts(say_first: Say) -> None:
    say_first("drafts", code=5)
