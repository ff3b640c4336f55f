"""safespace report: one page of one's own notes, to hand over or to keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from safespace.cli import _options as options
from safespace.cli import _report_making as making
from safespace.cli import _report_options as told
from safespace.cli._ask import require_yes
from safespace.cli._browser import find_opener, open_to_print
from safespace.cli._context import AppContext, context
from safespace.cli._report_options import Format
from safespace.cli._report_questions import Questions, ask_questions, read_questions
from safespace.cli._screen import show_private
from safespace.cli._target import STREAM, Target, find_target, write_target
from safespace.errors import UsageError
from safespace.frozen import dataclass
from safespace.render.report.wording import READABLE

if TYPE_CHECKING:
    from safespace.report.report import Report

app = typer.Typer(rich_markup_mode=None, add_completion=False)


ENDINGS = {Format.HTML: "html", Format.MARKDOWN: "md", Format.JSON: "json"}


@app.command()
def report(
    ctx: typer.Context,
    from_: options.From = None,
    to: options.To = None,
    on: options.On = None,
    entries: told.Entries = None,
    questions: told.QuestionsFile = None,
    names: told.Names = False,
    format_: told.FormatOption = Format.HTML,
    out: told.Out = None,
    yes: told.Yes = False,
    printed: told.InBrowser = False,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Make one page of your notes, to hand over or to keep."""
    run = context(ctx)
    if as_json:
        format_, out = Format.JSON, out or STREAM
    wanted = making.Wanted(
        making.read_days(run, on, from_, to), making.choose_entries(entries), names
    )
    opener = _find_opener(run, out, format_) if printed else None
    target = None
    if not printed:
        target = find_target(run, out, _name(run), ENDINGS[format_], yes=yes)
    way = Way(format_, target, opener)
    asked = read_questions(run, questions) if questions is not None else None
    with run.journal(passphrase_fd) as journal:
        made, known = making.make_report(run, journal, wanted)
    if run.interactive and not yes and out != STREAM:
        _make_with_somebody(run, made, known, asked=asked, way=way)
        return
    _deliver(run, replace(made, questions=asked.lines if asked else ()), way)
    for one in (*known, *(way.warnings if target else ())):
        run.output.note(one)


@dataclass(frozen=True, slots=True)
class Way:
    """How the page is written, and where to: a file, a browser, or else a stream."""

    format: Format
    target: Target | None
    opener: str | None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what to know before the page is there."""
        return (*(self.target.warnings if self.target else ()), READABLE)


def _make_with_somebody(
    run: AppContext,
    made: Report,
    known: tuple[str, ...],
    *,
    asked: Questions | None,
    way: Way,
) -> None:
    """Ask for questions, show the page first, and write it if they agree."""
    asked = asked or ask_questions(run)
    made = replace(made, questions=asked.lines)
    _preview(run, made, (*known, *way.warnings))
    _ask(run, way, asked)
    _deliver(run, made, way)
    asked.remove_draft()


def _deliver(run: AppContext, made: Report, way: Way) -> None:
    text = _write(run, made, way.format)
    if way.opener is not None:
        open_to_print(run, way.opener, f"{_name(run)}.html", text)
    elif way.target is not None:
        write_target(run, way.target, [text])
    else:
        run.output.show_text(text.removesuffix("\n"))


def _find_opener(run: AppContext, out: str | None, format_: Format) -> str:
    if out is not None or format_ is not Format.HTML:
        raise UsageError("--print makes a page for the browser, and keeps no file.")
    if not run.interactive:
        raise UsageError("--print takes somebody at a terminal.")
    return find_opener(run.environ)


def _preview(run: AppContext, made: Report, known: tuple[str, ...]) -> None:
    # Only somebody at a terminal sees it first.
    from safespace.render.insights import Manner  # noqa: PLC0415
    from safespace.render.report.as_lines import lay_out_preview  # noqa: PLC0415

    manner = Manner(drawn=not run.output.look.accessible)
    lines = list(lay_out_preview(made, known, manner))
    show_private(run, lines, printed=False)


def _ask(run: AppContext, way: Way, asked: Questions) -> None:
    for one in way.warnings:
        run.output.note(one)
    if way.target is not None:
        what = f"Write {way.target.path.name}?"
    else:
        what = "Open it in your browser?"
    kept = asked.say_kept()
    require_yes(run, what, default=False, otherwise="Nothing was written.", hint=kept)


def _name(run: AppContext) -> str:
    return f"notes-{run.today().isoformat()}"


def _write(run: AppContext, made: Report, format_: Format) -> str:
    # Each format pays for itself alone.
    match format_:
        case Format.HTML:
            from safespace.render.report.as_html import write_html  # noqa: PLC0415

            return write_html(made)
        case Format.MARKDOWN:
            from safespace.render.report.as_markdown import (  # noqa: PLC0415
                write_markdown,
            )

            return write_markdown(made)
        case Format.JSON:
            from safespace.render.envelope import wrap  # noqa: PLC0415
            from safespace.render.report.as_data import describe_report  # noqa: PLC0415

            encoding = run.output.stdout.encoding
            return wrap("report", describe_report(made), encoding=encoding) + "\n"
