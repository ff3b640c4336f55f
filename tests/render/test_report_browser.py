"""The report in a real browser: it fits, it runs nothing, it asks for nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from safespace.render.report.as_html import write_html
from tests.render.browser import browsing, needs_browser
from tests.render.pages import AWKWARD, HOSTILE, make_report
from tests.render.test_report_html import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.render.browser import Tab

pytestmark = [needs_browser, pytest.mark.slow]

PHONE, DESKTOP = 390, 1280
PAPERS = {"a4": (8.27, 11.69), "letter": (8.5, 11.0)}
PAGES = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browsing(tmp_path_factory.mktemp("browser")) as tab:
        yield tab


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a usual report, a hostile one, and one that is no report."""
    folder = tmp_path_factory.mktemp("pages")
    hostile = make_report(*HOSTILE, *AWKWARD)
    texts = {
        "usual": write_html(replace(WHOLE, questions=("What now?",))),
        "hostile": write_html(replace(hostile, sections=WHOLE.sections)),
        "careless": "<title>0</title><script>document.title = 1</script>"
        "<img src='https://a.example/a.png'><p style='width: 2000px'>wide</p>",
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: f"file://{folder}/{name}.html" for name in texts}


def find_overflow(tab: Tab) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(tab.ask("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_it_fits(
    tab: Tab, pages: dict[str, str], name: str, width: int, scheme: str
) -> None:
    tab.resize(width, phone=width < DESKTOP)
    tab.colour(scheme)
    tab.open(pages[name])

    assert find_overflow(tab) <= 0
    assert tab.ask("document.body.innerText.length") > 1_000


def test_it_is_seen_where_something_does_not_fit(
    tab: Tab, pages: dict[str, str]
) -> None:
    tab.resize(DESKTOP)
    tab.open(pages["careless"])

    assert find_overflow(tab) > 0


@pytest.mark.leak(26)
def test_it_runs_nothing_and_asks_for_nothing(tab: Tab, pages: dict[str, str]) -> None:
    for name in ("usual", "hostile"):
        tab.open(pages[name])

        assert tab.asked_for == [pages[name]]
        assert tab.ask("document.title") == "Notes, 22 August to 21 November 2026"
        assert tab.ask("document.scripts.length + document.links.length") == 0
        complaints = [e for e in tab.events if e["method"] == "Log.entryAdded"]
        assert complaints == []


@pytest.mark.leak(26)
def test_a_careless_page_does_both(tab: Tab, pages: dict[str, str]) -> None:
    tab.open(pages["careless"])

    assert tab.ask("document.title") == "1"
    assert "https://a.example/a.png" in tab.asked_for


def test_its_style_holds_under_its_policy(tab: Tab, pages: dict[str, str]) -> None:
    tab.resize(DESKTOP)
    paper = {}
    for scheme in ("light", "dark"):
        tab.colour(scheme)
        tab.open(pages["usual"])
        paper[scheme] = tab.ask("getComputedStyle(document.body).backgroundColor")

    assert paper == {"light": "rgb(251, 250, 247)", "dark": "rgb(22, 25, 27)"}


def test_words_contrast_with_the_paper(tab: Tab, pages: dict[str, str]) -> None:
    for scheme in ("light", "dark"):
        tab.colour(scheme)
        tab.open(pages["usual"])
        seen = tab.ask(
            "['body', '.quiet', 'h2', 'figcaption'].map(name =>"
            " getComputedStyle(document.querySelector(name)).color)"
        )
        back = tab.ask("getComputedStyle(document.body).backgroundColor")

        assert min(contrast(one, back) for one in seen) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG defines it."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("paper", PAPERS)
def test_it_prints(tab: Tab, pages: dict[str, str], paper: str) -> None:
    tab.colour("dark")
    tab.open(pages["usual"])

    document = tab.print(*PAPERS[paper])

    assert document.startswith(b"%PDF")
    assert len(PAGES.findall(document)) in {1, 2}


def test_pictures_of_it_can_be_looked_at(
    tab: Tab, pages: dict[str, str], tmp_path: Path
) -> None:
    pictures = set()
    for width in (PHONE, DESKTOP):
        for scheme in ("light", "dark"):
            tab.resize(width, phone=width == PHONE)
            tab.colour(scheme)
            tab.open(pages["usual"])
            pictures.add(tab.screenshot(tmp_path / f"{width}-{scheme}.png"))

    assert len(pictures) == 4
    assert all(one.startswith(b"\x89PNG") for one in pictures)
