"""A report as one HTML file: no script, nothing from elsewhere, every word escaped."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from safespace.render.clean import clean, clean_line
from safespace.render.report import wording
from safespace.render.report.blocks import (
    Intervals,
    Paragraph,
    Table,
    Weeks,
    list_blocks,
)
from safespace.render.report.chart import draw_intervals, draw_weeks

if TYPE_CHECKING:
    from safespace.render.report.blocks import Block
    from safespace.report.report import Excerpt, Report, Section

_HERE = Path(__file__).parent


def write_html(report: Report) -> str:
    """Return the whole file."""
    css = (_HERE / "page.css").read_text(encoding="utf-8")
    page = (_HERE / "page.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(page).render(
        css=css,
        policy=make_policy(css),
        report=report,
        say=wording,
        sections=[(one, _list_shown(one)) for one in report.sections],
        excerpts=[_show(one, figures=report.figures) for one in report.excerpts],
        questions=[clean_line(one) for one in report.questions],
    )


def make_policy(css: str) -> str:
    """Return the policy that allows this one style sheet, and nothing else at all.

    Browsers hash what stands between the tags, so that is what is hashed here.
    """
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none';"
        " form-action 'none'"
    )


def _list_shown(section: Section) -> list[tuple[str, object]]:
    return [_draw(block) for block in list_blocks(section)]


def _draw(block: Block) -> tuple[str, object]:
    match block:
        case Weeks():
            return "chart", draw_weeks(block.series)
        case Intervals():
            return "chart", draw_intervals(block)
        case Table():
            return "table", block
        case Paragraph():
            return "text", block


def _show(excerpt: Excerpt, *, figures: bool) -> dict[str, str]:
    entry = excerpt.entry
    return {
        "when": wording.say_when(entry),
        "beside": wording.say_beside(excerpt, figures=figures),
        "question": clean_line(entry.question or ""),
        "body": clean(entry.content.body).strip("\n"),
    }
