"""A report as lines, to be looked at before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.render.clean import clean_line
from safespace.render.insights import Manner, lay_out_findings
from safespace.render.line import BLANK, Line, heading, line, quiet
from safespace.render.reading import lay_out_body
from safespace.render.report import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safespace.report.report import Excerpt, Report


def lay_out_preview(
    report: Report, told: Iterable[str], manner: Manner
) -> Iterator[Line]:
    """Lay out all that will be in the file; `told` is what to know about it first."""
    yield line(heading("What will be in the file"))
    for one in told:
        yield line("  ", one, indent=2)
    yield BLANK
    yield line(heading(wording.say_title(report)))
    yield line(quiet(wording.say_made(report)))
    if not report.sections:
        yield from (BLANK, line("  ", wording.NOTHING, indent=2))
    for section in report.sections:
        yield from (BLANK, line(heading(section.title)))
        yield from lay_out_findings(section.shapes, manner)
    silent = wording.say_silent(report)
    if report.sections and silent:
        yield from (BLANK, line(quiet(silent)))
    yield from _lay_out_questions(report)
    yield from _lay_out_excerpts(report)
    yield BLANK
    for one in (*wording.say_reading(report), *wording.say_not(report)):
        yield line(quiet(one))


def _lay_out_questions(report: Report) -> Iterator[Line]:
    if report.questions:
        yield from (BLANK, line(heading(wording.QUESTIONS)))
    for number, one in enumerate(report.questions, start=1):
        yield line(f"  {number}. {clean_line(one)}", indent=5)


def _lay_out_excerpts(report: Report) -> Iterator[Line]:
    if report.excerpts:
        yield from (BLANK, line(heading(wording.EXCERPTS)))
        yield line(quiet(wording.OWN_WORDS))
    for excerpt in report.excerpts:
        yield from (BLANK, *_lay_out_excerpt(excerpt, figures=report.figures))


def _lay_out_excerpt(excerpt: Excerpt, *, figures: bool) -> Iterator[Line]:
    yield line(heading(wording.say_when(excerpt.entry)))
    beside = wording.say_beside(excerpt, figures=figures)
    if beside:
        yield line(quiet(beside))
    if excerpt.entry.question:
        yield line(quiet(clean_line(excerpt.entry.question)))
    yield from lay_out_body(excerpt.entry.content.body)
