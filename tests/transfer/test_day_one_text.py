"""Day One's Markdown without what Day One put there, and its rich text as Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.transfer.day_one_text import (
    parse_rich_text,
    read_markdown,
    write_markdown,
)

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def styled(text: str, *, line: dict[str, Any] | None = None, **marks: Any) -> Any:
    return {"text": text, "attributes": {**marks, "line": line or {}}}


def write(*nodes: Any) -> str:
    return write_markdown(parse_rich_text({"contents": list(nodes)}) or [])


@given(st.text(alphabet=PUNCTUATION + "abc "))
def test_escaped_punctuation_is_as_it_was_typed(words: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in PUNCTUATION else sign for sign in words)
    assert read_markdown(f"x{escaped}x") == f"x{words}x"


@given(st.text(alphabet="abc äß🙂\n*_").map(lambda text: f"x{text}x"))
def test_words_without_escapes_stay_as_they_are(words: str) -> None:
    assert read_markdown(words) == words


@pytest.mark.parametrize(
    "code",
    [
        r"`C:\.a`",
        r"``a`\.b``",
        "```\n\\.\n```",
        "~~~ sh\n\\.\n```\n\\-\n~~~",
        "```\n\\. never closed",
        "> ```\n> \\.\n> ```",
    ],
)
def test_code_keeps_its_backslashes(code: str) -> None:
    assert read_markdown(f"a\\.\n{code}") == f"a.\n{code}"


def test_after_code_escapes_are_undone_again() -> None:
    assert read_markdown("`a\\.b`\\. ```c\\.```\\.\n```\n\\.\n```\nd\\.") == (
        "`a\\.b`. ```c\\.```.\n```\n\\.\n```\nd."
    )


def test_an_escaped_tick_begins_no_code() -> None:
    assert read_markdown(r"\`a\.b\`") == "`a.b`"


@pytest.mark.parametrize("kind", ["//", "/video/", "/audio/", "/pdfAttachment/"])
def test_links_to_media_go_with_their_line(kind: str) -> None:
    link = f"![](dayone-moment:{kind}0A1B)"
    assert read_markdown(f"{link}\n\na\n\n{link}{link}\n\nb {link}c\n\n{link}") == (
        "a\n\nb c"
    )


def test_words_under_a_photo_stay() -> None:
    assert read_markdown("![the quay](dayone-moment://0A)") == "the quay"


def test_other_links_stay() -> None:
    words = "![](a.png) [one](dayone2://view?entryId=0A) [two](https://example.org)"
    assert read_markdown(words) == words


def test_marks_that_nobody_sees_go_and_those_in_an_emoji_stay() -> None:
    assert read_markdown("a\u200bb\ufffc\u2028👩\u200d🌾") == "ab\n👩\u200d🌾"


def test_rich_text_becomes_markdown() -> None:
    assert write(
        styled("Title\n", line={"header": 2}),
        styled("first\n", line={"listStyle": "bulleted", "indentLevel": 1}),
        styled("under\n", line={"listStyle": "bulleted", "indentLevel": 2}),
        styled("three\n", line={"listStyle": "numbered", "listIndex": 3}),
        styled("four\n", line={"listStyle": "numbered"}),
        styled("done\n", line={"listStyle": "checkbox", "checked": True}),
        styled("open\n", line={"listStyle": "checkbox"}),
        styled("said\n", line={"quote": True}),
        styled("x = `1`\n", line={"codeBlock": True}, bold=True),
        styled("so "),
        styled("very ", bold=True),
        styled("much", italic=True, strikethrough=True),
        styled(" here\n", linkURL="https://example.org"),
        styled("\nand "),
        styled("a`b", inlineCode=True),
    ) == (
        "## Title\n\n- first\n    - under\n3. three\n4. four\n- [x] done\n- [ ] open\n\n"
        "> said\n\n```\nx = `1`\n```\n\n"
        "so **very** *~~much~~* [here](https://example.org)\n\nand `` a`b ``"
    )


def test_what_is_embedded_and_has_words_is_kept() -> None:
    assert write(
        {"text": "above"},
        {"embeddedObjects": [{"type": "photo", "identifier": "P"}]},
        {"embeddedObjects": [{"type": "horizontalRuleLine"}]},
        {"embeddedObjects": [{"type": "preview", "url": "https://example.org"}]},
        {"embeddedObjects": [{"type": "renderableCodeBlock", "contents": "*a*"}]},
        {
            "embeddedObjects": [
                {
                    "type": "table",
                    "rows": [
                        [{"content": [{"text": "a"}, {"text": "b"}]}, {"content": []}],
                        [{"content": [{"text": "c"}]}, {"content": [{"text": "d"}]}],
                    ],
                }
            ]
        },
        {"text": "below"},
    ) == (
        "above\n\n---\n\nhttps://example.org\n\n*a*\n\n"
        "| ab |  |\n| --- | --- |\n| c | d |\n\nbelow"
    )


def test_pieces_of_two_lines_are_not_run_together() -> None:
    assert write(
        styled("one", line={"identifier": "A"}), styled("two", line={"identifier": "B"})
    ) == ("one\ntwo")


@pytest.mark.parametrize("value", ["", "{", "[]", 7, None, {"contents": 7}])
def test_what_is_no_rich_text_is_told(value: object) -> None:
    assert parse_rich_text(value) is None
