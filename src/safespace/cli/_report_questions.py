"""Questions for a report: from a file or a pipe, or written here; never on the line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from safespace.cli._ask import ask_yes
from safespace.cli._drafts import KEPT, Draft, open_drafts
from safespace.cli._words import Source, collect
from safespace.cli.write import begin
from safespace.domain.entry import Content
from safespace.domain.text import NotTextError, normalise
from safespace.errors import BadInputError, StoppedError, UsageError
from safespace.report.report import MOST_QUESTIONS
from safespace.terminal.composed import ComposeRequest, Outcome

if TYPE_CHECKING:
    from safespace.cli._context import AppContext

LARGEST_FILE = 100_000
ASKED = "Add questions you want to ask?"
HEADING = "Questions I want to ask"
HOW = "One question on each line."


class Questions:
    """The questions, and the draft that keeps them until the report is written."""

    def __init__(self, lines: tuple[str, ...] = (), draft: Draft | None = None) -> None:
        self.lines = lines
        self._draft = draft

    def remove_draft(self) -> None:
        """Forget the draft, because the report has them."""
        if self._draft is not None:
            self._draft.remove()

    def say_kept(self) -> str:
        """Say where they are, if nothing was written."""
        return KEPT if self._draft is not None and self._draft.kept else ""


def read_questions(run: AppContext, source: str) -> Questions:
    """Read questions from a file, or from stdin for -; one on each line.

    Raises:
        UsageError: when the file cannot be read.
        BadInputError: when it is not text, or has too much of it.
    """
    try:
        text = normalise(_read(run, source).decode("utf-8-sig"))
    except (UnicodeDecodeError, NotTextError) as error:
        raise BadInputError(
            "The questions are not UTF-8 text, so nothing was written."
        ) from error
    return Questions(split_questions(text))


def ask_questions(run: AppContext) -> Questions:
    """Ask for questions on a page of their own, for whoever has some.

    Raises:
        StoppedError: when somebody leaves the page; what they typed is a draft.
    """
    if not ask_yes(run, ASKED, default=False):
        return Questions()
    draft = Draft(open_drafts(run), begin(run, Content(body=""), at=None))
    request = ComposeRequest(heading=HEADING, question=HOW)
    composed = collect(run, Source(), request, draft.keep)
    if composed.outcome is not Outcome.SAVED:
        draft.keep(composed.text)
        raise StoppedError("Nothing was written.", hint=KEPT if draft.kept else "")
    draft.keep(composed.text)
    try:
        return Questions(split_questions(composed.text), draft)
    except BadInputError as error:
        raise BadInputError(error.message, hint=f"{error.hint} {KEPT}") from error


def split_questions(text: str) -> tuple[str, ...]:
    """Return one question for each line that has words.

    Raises:
        BadInputError: for more than fit on a page.
    """
    found = tuple(line.strip() for line in text.split("\n") if line.strip())
    if len(found) > MOST_QUESTIONS:
        raise BadInputError(
            f"That is more than {MOST_QUESTIONS} questions.",
            hint="Each line is one question; keep those that matter most.",
        )
    return found


def _read(run: AppContext, source: str) -> bytes:
    if source == "-":
        stream = getattr(run.stdin, "buffer", None)
        if stream is None:
            return run.stdin.read().encode()
        raw = bytes(stream.read(LARGEST_FILE + 1))
    else:
        try:
            with Path(source).open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise UsageError("The file of questions cannot be read.") from error
    if len(raw) > LARGEST_FILE:
        raise BadInputError("A file of questions has 100 kB at most.")
    return raw
