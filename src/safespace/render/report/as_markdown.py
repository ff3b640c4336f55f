"""A report as Markdown in which every word of somebody's stays a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.render.clean import clean, clean_line
from safespace.render.report import wording
from safespace.render.report.blocks import Intervals, Paragraph, Table, Weeks
from safespace.render.report.blocks import list_blocks as list_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.report.report import Excerpt, Report, Section

# An entity where not every reader of Markdown takes a backslash for what it is.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"})
_SIGNS = re.compile(r"[\\`*_\[\]~$]")
# These mean something at the beginning of a line alone.
_LEADING = re.compile(r"^(?P<before>\d*)(?P<sign>[#+\-.)])|^(?P<odd>[=:])")
_NO_BREAK = "\N{NO-BREAK SPACE}"
# Two blanks at its end keep a line a line of its own.
_BREAK = "  "


def write_markdown(report: Report) -> str:
    """Return the whole file."""
    return "\n".join(_list_lines(report)).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Return one line of text that no reader of Markdown takes for anything else."""
    harmless = _SIGNS.sub(r"\\\g<0>", clean(text)).translate(_ENTITIES)
    return _LEADING.sub(_escape_leading, harmless)


def _escape_leading(found: re.Match[str]) -> str:
    if found["odd"]:
        return f"&#{ord(found['odd'])};"
    return f"{found['before']}\\{found['sign']}"


def _list_lines(report: Report) -> Iterator[str]:
    yield from (f"# {wording.say_title(report)}", "", wording.say_made(report), "")
    if not report.sections:
        yield from (wording.NOTHING, "")
    for section in report.sections:
        yield from (f"## {section.title}", "", *_list_section(section))
    silent = wording.say_silent(report)
    if report.sections and silent:
        yield from (silent, "")
    if report.questions:
        yield from (f"## {wording.QUESTIONS}", "")
        for number, one in enumerate(report.questions, start=1):
            yield f"{number}. {escape(clean_line(one))}"
        yield ""
    if report.excerpts:
        yield from (f"## {wording.EXCERPTS}", "", wording.OWN_WORDS, "")
        for excerpt in report.excerpts:
            yield from _list_excerpt(excerpt, figures=report.figures)
    yield from _list_foot(report)


def _list_section(section: Section) -> Iterator[str]:
    for block in list_all(section):
        match block:
            case Paragraph(text=text):
                yield from (escape(text), "")
            case Weeks():
                yield from _list_table(block.table)
            case Table():
                yield from _list_table(block)
            case Intervals():
                # A picture of what is said already.
                continue


def _list_table(table: Table) -> Iterator[str]:
    yield from (f"{table.caption}:", "")
    yield f"| {' | '.join(table.head)} |"
    yield f"| {' | '.join('---' for _ in table.head)} |"
    for row in table.rows:
        yield f"| {' | '.join(map(escape, row))} |"
    yield ""
    if table.note:
        yield from (table.note, "")


def _list_excerpt(excerpt: Excerpt, *, figures: bool) -> Iterator[str]:
    entry = excerpt.entry
    yield from (f"### {wording.say_when(entry)}", "")
    beside = wording.say_beside(excerpt, figures=figures)
    if beside:
        yield from (escape(beside), "")
    if entry.question:
        yield from (escape(clean_line(entry.question)), "")
    rows = clean(entry.content.body).strip("\n").split("\n")
    for row, after in zip(rows, [*rows[1:], ""], strict=True):
        goes_on = row.strip() and after.strip()
        yield f"> {_quote(row)}{_BREAK if goes_on else ''}"
    yield ""


def _quote(row: str) -> str:
    bare = row.strip(" ")
    return _NO_BREAK * (len(row) - len(row.lstrip(" "))) + escape(bare) if bare else ""


def _list_foot(report: Report) -> Iterator[str]:
    reading = wording.say_reading(report)
    if reading:
        yield from (f"## {wording.READING}", "")
        for one in reading:
            yield from (one, "")
    yield from (f"## {wording.POSITION_TITLE}", "")
    for one in wording.say_not(report):
        yield from (one, "")
