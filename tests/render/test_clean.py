"""clean: stored text can be looked at, and never commands the terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safespace.render.clean import clean, clean_line, escape_json

pytestmark = pytest.mark.leak(21)

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANNOTATIONS = "\ufff9\ufffa\ufffb"

anything = st.text(st.characters(), max_size=60)
# Mostly what terminals react to, so that sequences do come up.
nasty = st.text(
    st.sampled_from([*"\x1b\x9b\x9d\x90\x07\x9c\\[]PX^_0;31mHJc?$ \t\r\n", *BIDI]),
    max_size=30,
)


def is_harmless(sign: str) -> bool:
    """Say whether a character may reach a terminal."""
    if sign == "\n":
        return True
    return unicodedata.category(sign) != "Cc" and sign not in BIDI + ANNOTATIONS


@given(anything | nasty)
@example("".join(map(chr, range(0x100))))
@example(BIDI + ANNOTATIONS)
def test_nothing_that_commands_a_terminal_remains(text: str) -> None:
    assert [sign for sign in clean(text) if not is_harmless(sign)] == []


@given(anything | nasty)
@example(f"{ESC}{ESC}[31m[31m")
@example("\r\r\n\x85\u2028")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_text_without_controls_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("sequence", "what"),
    [
        (f"{ESC}[31m", "a colour"),
        (f"{ESC}[2J{ESC}[H", "clearing the screen"),
        (f"{ESC}[?1049h", "the alternate screen"),
        (f"{ESC}[6n", "a question that the terminal types the answer to"),
        (f"{ESC}[>4;2m", "keyboard modes"),
        (f"{ESC}]0;your bank{BEL}", "the window's title"),
        (f"{ESC}]52;c;cm0gLXJmIH4K{BEL}", "the clipboard, OSC 52"),
        (f"{ESC}]52;c;cm0gLXJmIH4K{ST}", "the clipboard, closed the other way"),
        (f"{ESC}]8;;https://elsewhere.example{ST}", "a link, OSC 8"),
        (f"{ESC}]9;4;1;50{BEL}", "a notification"),
        (f"{ESC}Pq#0;2;0;0;0#0~~@@{ST}", "a picture in sixels, DCS"),
        (f"{ESC}_Ga=T;AAAA{ST}", "a picture, APC"),
        (f"{ESC}^private{ST}", "a private message"),
        (f"{ESC}c", "a reset of the terminal"),
        (f"{ESC}(0", "another character set"),
        (f"{ESC}#8", "a screen full of E"),
    ],
)
def test_an_escape_sequence_goes_and_the_words_around_it_stay(
    sequence: str, what: str
) -> None:
    assert clean(f"before{sequence}after") == "beforeafter", what


@pytest.mark.parametrize(
    "text",
    [
        f"kept{ESC}]0;and more words",
        f"kept{ESC}Pand more words",
        f"kept{ESC}]52;c;AAAA\nand more words",
        "kept\x9d and more words",
        "kept\x90and more words",
        "quoted â\x80\x9d and more words",
        f"kept{ESC}[31",
    ],
)
def test_half_a_sequence_never_takes_words_along(text: str) -> None:
    shown = clean(text)

    assert shown.startswith(text[:4])
    assert shown.endswith(text[-2:])
    assert ("more words" in shown) is ("more words" in text)


def test_controls_of_eight_bits_become_a_visible_mark() -> None:
    assert clean("a\x9b31mb") == "a\ufffd31mb"
    assert clean("a\x00b\x08c\x7fd") == "a\ufffdb\ufffdc\ufffdd"


def test_text_cannot_be_made_to_read_backwards() -> None:
    assert clean("file\u202etxt.exe") == "file\ufffdtxt.exe"
    assert clean("\u2066isolated\u2069") == "\ufffdisolated\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family is joined by ZWJ
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian needs ZWNJ
        "\u200f\u05e9\u05dc\u05d5\u05dd\u200e",  # marks of direction change no other text
        "雨の日。한국어 ไทย",
        "cafe\u0301 ñ \u1e9e",
        "\u2764\ufe0f \U0001f1ee\U0001f1ea",
        "soft\u00adhyphen\u00a0blank",
    ],
)
def test_scripts_and_emoji_stay_whole(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
)
def test_every_kind_of_line_end_is_one_line_end(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_a_tab_is_four_blanks() -> None:
    assert clean("\tindented") == "    indented"


@given(anything | nasty)
def test_a_line_is_one_line(text: str) -> None:
    assert clean_line(text).splitlines() in ([], [clean_line(text)])
    assert clean_line(text) == clean_line(text).strip()


@given(st.dictionaries(anything, anything | st.integers() | st.none(), max_size=4))
@example({"\u202e": "\x9b31m\x7f\x00\u2028"})
def test_escaped_json_means_what_it_meant(data: dict[str, object]) -> None:
    for ascii_only in (True, False):
        plain = json.dumps(data, ensure_ascii=ascii_only)

        escaped = escape_json(plain)

        assert json.loads(escaped) == data
        assert [sign for sign in escaped if not is_harmless(sign)] == []
