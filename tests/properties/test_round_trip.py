"""What goes in comes out: any text, through every door, in both kinds of journal."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from safespace.domain.entry import Content
from safespace.journal.drafting import decode_draft, encode_draft
from tests.cli.titles import body
from tests.journals import Mode
from tests.saying import Say, make_say
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.domain.entry import NewEntry

    Decorated = Callable[..., None]

PLAIN = settings(max_examples=60)
# Every command over an encrypted journal unlocks it, which is meant to take a while.
ENCRYPTED = settings(max_examples=15)

AS_TYPED = (
    "# A heading\n---\ntags: not, tags\n---\n",
    "[2026-01-01 10:00] looks like another program's entry\n",
    "2026-01-01 10:00 so does this.\n2026-01-02 And this.",
    "[red]not red[/] [/] [bold\n[link=file:///etc/passwd]x[/link]",
    ":smile: :) :warning:",
    r"C:\new\table %s {} ${HOME} `ls` $(ls) 'a' \"b\" \n \x1b",
    "-3",
    "--help",
    "-",
    "--",
    "@noor #work *star* _under_ ~tilde~ %percent",
    "windows\r\nlines\r\n",
    "old mac\rlines\r",
    "all\r\nthree\rkinds\n",
    "\ttabs\t\t\n\n\n",
    "trailing blanks   \n   \n",
    "   leading blanks",
    "\n\n\nleading lines",
    "no newline at the end",
    "\ufeffa mark at the start",
    "שלום עולם \u202eoverride\u202c مرحبا",
    "z\u0351\u036b\u0343a\u0324\u0340l\u0324\u0363g\u0316\u0305o\u0321",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ❤️ \U0001fae0",
    "今日は日記を書いた。\u3000全角の空白",
    "cafe\u0301 A\u030a \u2126 \uf900 \u1112\u1161\u11ab",
    "\x01\x02\x07\x08\x0b\x0c\x1b[31m\x7f\x80\x9b\u0085\u2028\u2029",
    "\u00ad\u200b\u200d\u2060\ufffe\uffff\ue000\U0010ffff",
    "a" * 100_000,
    "null",
    "{}",
    "'; DROP TABLE entry; --",
)


def everything(test: Decorated) -> Decorated:
    """Try a test on each known trap, then on whatever Hypothesis thinks of."""
    for text in AS_TYPED:
        test = example(text=text)(test)
    return given(text=st.text(st.characters(exclude_characters="\0", codec="utf-8")))(
        test
    )


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Say:
    """A plain journal that all examples share."""
    return make_say(tmp_path_factory.mktemp("plain") / "home", Mode.PLAIN)


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Say:
    """An encrypted journal that all examples share."""
    return make_say(tmp_path_factory.mktemp("encrypted") / "home", Mode.ENCRYPTED)


def stored(text: str) -> str:
    """Return the one form a text is kept in."""
    assume(text.strip())
    return unicodedata.normalize("NFC", text)


@PLAIN
@everything
def test_words_written_to_a_plain_journal_come_back(plain: Say, text: str) -> None:
    expected = stored(text)

    code = plain.write(text)

    assert body(plain, code) == expected


@ENCRYPTED
@everything
def test_words_written_to_an_encrypted_journal_come_back(
    encrypted: Say, text: str
) -> None:
    expected = stored(text)

    code = encrypted.write(text)

    assert body(encrypted, code) == expected


@PLAIN
@everything
def test_words_that_replace_others_come_back(plain: Say, text: str) -> None:
    expected = stored(text)
    code = plain.write("before")

    plain("edit", code, stdin=text)
    assert body(plain, code) == expected

    plain("undo")
    assert body(plain, code) == "before"


@PLAIN
@everything
def test_words_on_the_line_come_back(plain: Say, text: str) -> None:
    expected = stored(text)

    code = plain("write", f"--message={text}").short

    assert body(plain, code) == expected


@everything
def test_words_kept_as_a_draft_come_back(text: str) -> None:
    new = _draft_of(text)

    assert decode_draft(encode_draft(new)).content.body == text


@ENCRYPTED
@everything
def test_a_sealed_draft_that_is_resumed_comes_back(encrypted: Say, text: str) -> None:
    expected = stored(text)
    right, encrypted.passphrase = encrypted.passphrase, "not the passphrase"
    encrypted("write", stdin=text, code=4)
    encrypted.passphrase = right

    code = encrypted("drafts", "resume").short

    assert body(encrypted, code) == expected


@PLAIN
@given(raw=st.binary(min_size=1))
def test_bytes_are_kept_as_text_or_refused(plain: Say, raw: bytes) -> None:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = "\0"
    refused = "\0" in text or not text.strip()

    said = plain("write", stdin=raw, code=9 if refused else 0)

    if not refused:
        assert body(plain, said.short) == unicodedata.normalize("NFC", text)


def _draft_of(text: str) -> NewEntry:
    return replace(new_entry(""), content=Content(text))
