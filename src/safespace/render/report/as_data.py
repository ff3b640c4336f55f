"""A report for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.render.envelope import describe_feelings, describe_moment, describe_span
from safespace.render.insight_json import describe_shape
from safespace.render.report.wording import say_not

if TYPE_CHECKING:
    from safespace.render.envelope import Json
    from safespace.report.report import Excerpt, Report


def describe_report(report: Report) -> Json:
    """Describe a report; without figures, feelings are null."""
    return {
        "days": describe_span(report.days),
        "made": report.made.isoformat(),
        "masked": report.masked,
        "sections": [
            {
                "name": section.name,
                "title": section.title,
                "shapes": [describe_shape(shape) for shape in section.shapes],
            }
            for section in report.sections
        ],
        "silent": list(report.silent),
        "questions": list(report.questions),
        "entries": [_describe(one, report) for one in report.excerpts],
        "about": list(say_not(report)),
    }


def _describe(excerpt: Excerpt, report: Report) -> Json:
    entry = excerpt.entry
    feelings = describe_feelings(entry.content.feelings) if report.figures else None
    return {
        "short": entry.short,
        "day": entry.day.isoformat(),
        "at": describe_moment(entry.moment),
        "whole_day": entry.whole_day,
        "question": entry.question,
        "body": entry.content.body,
        "tags": list(entry.content.tags),
        "people": list(excerpt.people),
        "feelings": feelings,
    }
