"""The report's page: one file, no script, nothing from elsewhere, read by anybody."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from safespace.render.report.as_html import write_html
from safespace.report.report import Report, Section
from safespace.safety.position import POSITION
from tests.render.pages import AWKWARD, DAY, HOSTILE, Parsed, make_report
from tests.report.test_gathering import gather, make_half_year

WHOLE = Report(
    days=make_report("x").days,
    made=DAY,
    sections=tuple(gather(make_half_year()).values()),
)


def test_the_page_says_what_it_is_in_its_language() -> None:
    page = Parsed(write_html(make_report("words")))

    assert page.find("html") == [{"lang": "en"}]
    assert "22 August to 21 November 2026" in page.text
    assert POSITION in page.text
    assert "This file is readable by anyone who opens it." in page.text
    assert len(page.find("h1")) == len(page.find("main")) == 1


def test_its_policy_allows_its_own_style_alone() -> None:
    text = write_html(make_report("words"))
    [css] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    [policy] = [
        meta["content"]
        for meta in Parsed(text).find("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]

    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "url(" not in css


def test_nothing_in_it_leads_anywhere() -> None:
    text = write_html(WHOLE)
    page = Parsed(text)

    assert page.active == []
    assert "http" not in text.replace("http-equiv", "")
    assert Parsed('<a href="javascript:a">').active  # so it would be seen


@pytest.mark.parametrize("words", [*HOSTILE, *AWKWARD])
def test_words_stay_words(words: str) -> None:
    page = Parsed(write_html(make_report(words)))

    assert page.active == []
    shown = page.text
    for line in filter(None, words.split("\n")):
        harmless = re.sub(r"\x1b\[31m", "", line)
        harmless = re.sub("[\x00\u202e]", "\ufffd", harmless).strip()
        assert shown.count(harmless) >= 2, "in the entry, and beside it"


def test_tables_have_headers_and_captions() -> None:
    text = write_html(WHOLE)
    page = Parsed(text)

    assert len(page.find("caption")) == len(page.find("table")) >= 4
    scopes = {each.get("scope") for each in page.find("th")}
    assert scopes == {"col", "row"}


def test_charts_say_in_words_what_they_show() -> None:
    text = write_html(WHOLE)
    page = Parsed(text)
    charts = page.find("svg")

    assert len(charts) == 2
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for chart in charts:
        assert chart["role"] == "img"
        assert {*chart["aria-labelledby"].split()} <= ids
    words = re.findall(r"<desc[^>]*>(.*?)</desc>", text)
    assert "1 Jun: 3 of 10, from 0 to 6 (n = 7)" in words[0]
    assert "It happened in 5 of 20: 25 %, likely between 11 and 47 %." in words[1]


def test_every_id_is_there_once_and_labels_lead_to_one() -> None:
    page = Parsed(write_html(WHOLE))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    labels = [a["aria-labelledby"] for _, a in page.tags if "aria-labelledby" in a]

    assert len(ids) == len({*ids}) > 10
    assert {part for one in labels for part in one.split()} <= {*ids}


def test_an_empty_report_is_a_page_too() -> None:
    empty = Report(days=WHOLE.days, made=DAY, sections=(), silent=("Urges",))
    page = Parsed(write_html(empty))

    assert "There are no notes in these days." in page.text
    assert not page.find("table")


def test_without_figures_feelings_are_left_out() -> None:
    bare = make_report("words", figures=False, sections=(Section("days", "D", ()),))

    assert "distress" not in Parsed(write_html(bare)).text
    assert "distress 7/10" in Parsed(write_html(make_report("words"))).text
