"""Whatever happened to the files: a sentence of its own, and nothing written over them."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from safespace.storage.driver import connect
from tests.databases import open_journal, write_many
from tests.journals import PASSPHRASE, Mode, make_journal
from tests.robust.soundness import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.saying import Said, Say

CANARY = "quokkalantern"
WORDS = f"the {CANARY} glows\n"
FLIPS = 60
# A page of the file, and what the cipher keeps of it for itself.
PAGE, SEAL = 4096, 80
READING = (("list",), ("read",), ("search", "glows"), ("list", "--on", "today"))


@pytest.fixture
def kept(say_encrypted: Say) -> Say:
    """Commands over an encrypted journal with one entry in it."""
    say_encrypted.write(WORDS)
    return say_encrypted


def check_calm(said: Said) -> None:
    """Check that a message is one: calm sentences, nobody's words, no traceback."""
    assert 1 <= said.err.count("\n") <= 3  # what happened, what to try, a kept draft
    for private in (CANARY, PASSPHRASE, "Traceback", "Something unexpected"):
        assert private not in said.err
    assert CANARY not in said.out


def check_refused(say: Say, code: int, message: str) -> None:
    """Check that reading and writing end with this and leave the files as they are."""
    before = fingerprint(say.home)
    for argv in (*READING, ("edit", "last", "--tag", "tea"), ("bin", "purge", "--all")):
        said = say(*argv, code=code)
        assert message in said.err
        check_calm(said)
    said = say("write", stdin=WORDS, code=code)
    assert message in said.err
    check_calm(said)
    # Words at stake may be kept, sealed; the journal and its key are as they were.
    assert fingerprint(say.home, without=["drafts"]) == before
    for draft in (say.home / "drafts").glob("*"):
        assert CANARY.encode() not in draft.read_bytes()


def test_a_wrong_passphrase(kept: Say) -> None:
    kept.passphrase = "copper lantern orchis"

    check_refused(kept, 4, "That passphrase does not open this journal")

    kept.passphrase = PASSPHRASE
    kept("drafts", "resume")
    assert len(kept("list", "--json").json["entries"]) == 2


def test_no_journal(say_first: Say) -> None:
    check_refused(say_first, 5, "There is no journal here yet.")
    assert not say_first.home.exists()


def remove_journal(folder: Path) -> None:
    (folder / "journal.db").unlink()


def empty_journal(folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"")


def remove_key(folder: Path) -> None:
    (folder / "journal.key").unlink()


def put_plain_journal(folder: Path) -> None:
    make_journal(folder / "other", Mode.PLAIN)
    shutil.copy(folder / "other" / "journal" / "journal.db", folder / "journal.db")
    shutil.rmtree(folder / "other")


def put_other_journal(folder: Path) -> None:
    make_journal(folder / "other")
    shutil.copy(folder / "other" / "journal" / "journal.db", folder / "journal.db")
    shutil.rmtree(folder / "other")


def halve_journal(folder: Path) -> None:
    os.truncate(folder / "journal.db", (folder / "journal.db").stat().st_size // 2)


def cut_journal_short(folder: Path) -> None:
    os.truncate(folder / "journal.db", 1000)


def fill_with_noise(folder: Path) -> None:
    noise = random.Random(20261121).randbytes(40_000)
    (folder / "journal.db").write_bytes(noise)


def empty_key(folder: Path) -> None:
    (folder / "journal.key").write_bytes(b"")


def cut_key_short(folder: Path) -> None:
    os.truncate(folder / "journal.key", 100)


def put_text_in_key(folder: Path) -> None:
    (folder / "journal.key").write_text("not a key\n")


def grow_key(folder: Path) -> None:
    (folder / "journal.key").write_bytes(b"{" * 100_000)


def make_key_newer(folder: Path) -> None:
    text = (folder / "journal.key").read_text()
    newer = text.replace('"version":1', '"version":2')
    assert newer != text
    (folder / "journal.key").write_text(newer)


@pytest.mark.parametrize(
    ("harm", "code", "message"),
    [
        (remove_journal, 6, "its journal, journal.db, is absent or empty"),
        (empty_journal, 6, "its journal, journal.db, is absent or empty"),
        (remove_key, 6, "its key file, journal.key, is absent"),
        (put_plain_journal, 6, "is not encrypted"),
        (put_other_journal, 6, "is damaged, or is not a journal"),
        (halve_journal, 6, "damaged"),
        (cut_journal_short, 6, "damaged"),
        (fill_with_noise, 6, "is damaged, or is not a journal"),
        (empty_key, 6, "key file"),
        (cut_key_short, 6, "key file"),
        (put_text_in_key, 6, "key file"),
        (grow_key, 6, "larger than it can be"),
        (make_key_newer, 7, "newer safespace"),
    ],
)
def test_harm_done_to_an_encrypted_journal(
    kept: Say, harm: Callable[[Path], None], code: int, message: str
) -> None:
    harm(kept.home / "journal")

    check_refused(kept, code, message)


def make_newer(folder: Path) -> None:
    with closing(connect(str(folder / "journal.db"))) as conn:
        conn.execute("PRAGMA user_version = 1000")


def put_other_database(folder: Path) -> None:
    (folder / "journal.db").unlink()
    with closing(connect(str(folder / "journal.db"))) as conn:
        conn.execute("CREATE TABLE recipe (name TEXT)")


def put_other_versioned_database(folder: Path) -> None:
    put_other_database(folder)
    make_newer(folder)


@pytest.mark.parametrize(
    ("harm", "code", "message"),
    [
        (empty_journal, 6, "holds nothing at all"),
        (halve_journal, 6, "damaged"),
        (fill_with_noise, 6, "is encrypted, and its key file"),
        (make_newer, 7, "was written by a newer safespace"),
        (put_other_database, 6, "not a safespace journal"),
        (put_other_versioned_database, 6, "not a safespace journal"),
    ],
)
def test_harm_done_to_a_plain_journal(
    say: Say, harm: Callable[[Path], None], code: int, message: str
) -> None:
    say.write("some words\n" * 3000)
    harm(say.home / "journal")

    before = fingerprint(say.home)
    for argv in READING:
        said = say(*argv, code=code)
        assert message in said.err
        check_calm(said)
    said = say("write", stdin=WORDS, code=code)
    assert message in said.err
    check_calm(said)
    assert fingerprint(say.home, without=["drafts"]) == before


def test_an_encrypted_journal_of_a_newer_safespace_keeps_the_words_at_stake(
    kept: Say,
) -> None:
    with closing(open_journal(kept.home, Mode.ENCRYPTED)) as conn:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        conn.execute("PRAGMA user_version = 1000")

    check_refused(kept, 7, "was written by a newer safespace")

    with closing(open_journal(kept.home, Mode.ENCRYPTED)) as conn:
        conn.execute(f"PRAGMA user_version = {version}")
    kept("drafts", "resume")
    assert len(kept("list", "--json").json["entries"]) == 2


@pytest.mark.slow
def test_after_any_bit_flip_the_words_are_right_or_refused(kept: Say) -> None:
    for number in range(40):
        kept.write(f"entry {number}: " + "tea and rain " * 40)
    file = kept.home / "journal" / "journal.db"
    whole = file.read_bytes()
    asked = (("search", "glows"), ("list", "--json", "-n", "0"), ("tags",))
    right = {argv: kept(*argv).out for argv in asked}
    chance = random.Random(20261121)
    refused = 0

    for _ in range(FLIPS):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        for argv in asked:
            said = kept(*argv, code=None)
            assert said.code in (0, 6)
            if said.code:
                refused += 1
                check_calm(said)
            else:
                assert said.out == right[argv]
        assert file.read_bytes() == flipped

    assert refused > FLIPS // 3  # the flips were in what is read


@pytest.mark.slow
def test_with_any_page_damaged_a_search_finds_all_or_is_refused(kept: Say) -> None:
    with closing(open_journal(kept.home, Mode.ENCRYPTED)) as conn:
        write_many(conn, 60)
    file = kept.home / "journal" / "journal.db"
    whole = file.read_bytes()
    asked = ("search", "glows", "--json")
    right = kept(*asked).out
    refused = 0

    for start in range(0, len(whole), PAGE):
        damaged = bytearray(whole)
        damaged[start + PAGE // 2] ^= 1
        file.write_bytes(damaged)
        said = kept(*asked, code=None)
        assert (said.code, said.out) in {(0, right), (6, "")}
        refused += said.code == 6

    assert refused >= 5


def test_no_page_of_the_word_index_spills_over_a_page_of_the_file(kept: Say) -> None:
    # What spills over is read as zeros when it is damaged, without an error.
    with closing(open_journal(kept.home, Mode.ENCRYPTED)) as conn:
        write_many(conn, 300)
        (longest,) = conn.execute(
            "SELECT max(length(block)) FROM entry_fts_data"
        ).fetchone()

    assert PAGE // 2 < longest <= PAGE - SEAL - 35  # sqlite.org/fileformat2.html, 1.6


def test_after_any_bit_flip_of_the_key_file_nothing_opens(kept: Say) -> None:
    file = kept.home / "journal" / "journal.key"
    whole = file.read_bytes().rstrip()
    chance = random.Random(20261121)

    for _ in range(FLIPS // 3):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(7)
        file.write_bytes(flipped)
        said = kept("list", code=None)
        assert said.code in (4, 6, 7)
        check_calm(said)
