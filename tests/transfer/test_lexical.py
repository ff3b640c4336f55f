"""Super notes of Standard Notes: a tree in JSON becomes plain text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.transfer.lexical import draw_text, is_lexical
from safespace.transfer.record import BadRecordError


def node(kind: str, *children: Any, **more: Any) -> dict[str, Any]:
    return {"type": kind, "version": 1, "children": list(children), **more}


def leaf(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "version": 1, **more}


def say(words: str) -> dict[str, Any]:
    return leaf("text", text=words, format=1, mode="normal")


def draw(*blocks: Any) -> str:
    return draw_text(json.dumps({"root": node("root", *blocks)}), {}).words


def test_paragraphs_and_headings_stand_apart_and_empty_ones_are_gone() -> None:
    words = draw(
        node("heading", say("Monday"), tag="h1"),
        node("paragraph", say("I was "), say("early."), leaf("linebreak"), say("Yes.")),
        node("paragraph"),
        node("paragraph", say("Then home.")),
        leaf("horizontalrule"),
    )
    assert words == "Monday\n\nI was early.\nYes.\n\nThen home.\n\n---"


def test_lists_keep_their_marks_their_numbers_and_what_is_nested() -> None:
    inner = node("list", node("listitem", say("eggs")), listType="bullet")
    words = draw(
        node(
            "list",
            node("listitem", say("shop")),
            node("listitem", inner),
            node("listitem", say("rest"), leaf("linebreak"), say("long")),
            listType="number",
            start=3,
        ),
        node(
            "list",
            node("listitem", say("called"), checked=True),
            node("listitem", say("wrote"), checked=False),
            listType="check",
        ),
    )
    assert words == "3. shop\n  * eggs\n4. rest\n   long\n\n[x] called\n[ ] wrote"


def test_links_say_where_they_lead_unless_that_is_what_they_say() -> None:
    words = draw(
        node(
            "paragraph",
            node("link", say("the song"), url="https://example.org/song"),
            say(", "),
            node("autolink", say("example.org"), url="https://example.org/"),
            say(", "),
            node("link", say("me@example.org"), url="mailto:me@example.org"),
        )
    )
    assert words == "the song (https://example.org/song), example.org, me@example.org"


def test_code_quotes_tables_and_folded_parts_keep_their_words() -> None:
    words = draw(
        node(
            "code",
            leaf("code-highlight", text="if sad:"),
            leaf("linebreak"),
            leaf("tab", text="\t"),
            leaf("code-highlight", text="rest()"),
        ),
        node("quote", say("Be kind."), leaf("linebreak"), say("Be slow.")),
        node(
            "table",
            node("tablerow", *(node("tablecell", say(x)) for x in ("day", "mood"))),
            node("tablerow", node("tablecell", node("paragraph", say("Mo"))), None),
        ),
        node(
            "collapsible-container",
            node("collapsible-title", say("More")),
            node("collapsible-content", node("paragraph", say("hidden"))),
        ),
    )
    assert words.split("\n\n") == [
        *("if sad:\n\trest()", "> Be kind.\n> Be slow."),
        *("day | mood\nMo | ", "More", "hidden"),
    ]


def test_pictures_files_and_what_nobody_knows_are_counted() -> None:
    tree = node(
        "root",
        leaf("snfile", fileUuid="f1"),
        leaf("unencrypted-image", src="data:image/png;base64,AAAA"),
        leaf("unencrypted-image", src="https://example.org/a.png", alt="us"),
        leaf("inline-file", src="data:,", mimeType="image/png"),
        leaf("youtube", videoID="abc"),
        leaf("tweet", id="12"),
        leaf("something-new"),
        node("paragraph", say("See "), leaf("snbubble", itemUuid="n1")),
        node("paragraph", leaf("snbubble", itemUuid="gone")),
    )
    drawn = draw_text(json.dumps({"root": tree}), {"n1": "My plan"})
    assert drawn.words.split("\n\n") == [
        "us (https://example.org/a.png)",
        "https://www.youtube.com/watch?v=abc",
        "https://twitter.com/i/web/status/12",
        "See My plan",
    ]
    assert drawn.left == {
        "attachment": 1,
        "photo": 2,
        "part without words": 1,
        "link": 1,
    }
    assert "plan" not in repr(drawn)


def test_only_a_tree_is_taken_for_one() -> None:
    assert is_lexical('{"root":{"children":[]}}')
    assert not is_lexical('{"rooted": 1}')
    assert not is_lexical("I wrote about my root: a tree.")


@pytest.mark.parametrize(
    "text",
    [
        '{"root":{"children":[',
        '{"root":' + '{"children":[' * 200 + "]}" * 200 + "}",
        '{"root":{"text":"\ud800"}}',
    ],
)
def test_damage_and_too_much_depth_are_told(text: str) -> None:
    with pytest.raises(BadRecordError, match="damaged, or nested too deep"):
        draw_text(text, {})


KINDS = (
    "root paragraph heading list listitem quote code table tablerow tablecell link "
    "autolink linebreak text snbubble unencrypted-image inline-file youtube tweet odd"
)
VALUES = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5)
NODES: st.SearchStrategy[Any] = st.recursive(
    VALUES | st.lists(VALUES, max_size=2),
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from(KINDS.split()) | VALUES},
        optional={
            "children": st.lists(inner, max_size=3) | VALUES,
            **dict.fromkeys(
                ("text", "url", "src", "start", "listType", "itemUuid"), inner
            ),
        },
    ),
    max_leaves=12,
)


@given(NODES)
def test_any_tree_at_all_gives_words(tree: Any) -> None:
    assert isinstance(draw_text(json.dumps({"root": tree}), {}).words, str)
