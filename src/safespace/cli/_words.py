"""Getting somebody's words: from the line, a pipe, their editor, or the composer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from safespace.crypto.memory import close_memory
from safespace.domain.text import NotTextError, normalise
from safespace.errors import BadInputError, UsageError
from safespace.frozen import dataclass
from safespace.terminal.composed import Composed, ComposeRequest, Outcome

if TYPE_CHECKING:
    from safespace.cli._context import AppContext

HISTORY_NOTE = (
    "Shells keep what is typed on their line; plain `safespace write` does not."
)

COPIES_NOTE = (
    "This editor may keep copies of its own, outside the journal; vim, nano and plain"
    " `safespace write` do not."
)
WINDOWS = (
    "An editor with windows keeps copies outside the journal: unsaved pages, history,"
    " lists of recent files. So it was not started."
)
INSTEAD = (
    "Write without --editor, or name one for the terminal, such as nano: safespace"
    " settings set editor nano. To use this one all the same, add --i-know, or:"
    " safespace settings set graphical_editor on"
)

Keep = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from, if that is known; kept ones come from a draft.

    What is composed here may be followed by more: `then` are questions to offer.
    """

    message: str | None = None
    editor: bool = False
    kept: str | None = None
    then: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two sources at once."""
        if self.editor and self.message is not None:
            raise UsageError("Use -m or --editor, not both.")


def choose_source(
    context: AppContext,
    message: str | None = None,
    *,
    editor: bool,
    i_know: bool,
) -> Source:
    """Return where words come from, before a passphrase or a word was asked for.

    Raises:
        UsageError: for two sources at once, for an editor that is not here, and for
            one with windows unless somebody said that they know.
    """
    source = Source(message, editor)
    if editor:
        _check_editor(context, i_know=i_know)
    return source


def collect(
    context: AppContext, source: Source, request: ComposeRequest, keep: Keep
) -> Composed:
    """Return the words in their one stored form; keep is called while they are typed.

    Raises:
        BadInputError: when they are not text.
        UsageError: when there is no way to ask for them.
    """
    close_memory()
    composed = _ask(context, source, request, keep)
    try:
        return Composed(normalise(composed.text), composed.outcome)
    except NotTextError as error:
        raise BadInputError(
            "There are characters in this that are not text, so it was not saved.",
            hint="safespace keeps plain text: UTF-8 without NUL bytes.",
        ) from error


def _ask(
    context: AppContext, source: Source, request: ComposeRequest, keep: Keep
) -> Composed:
    if source.kept is not None:
        return Composed(source.kept, Outcome.SAVED)
    if source.message is not None:
        context.output.note(HISTORY_NOTE)
        return Composed(source.message, Outcome.SAVED)
    if source.editor:
        return Composed(_edit(context, request, keep), Outcome.SAVED)
    if not context.stdin.isatty():
        return Composed(_read_pipe(context), Outcome.SAVED)
    if not sys.stdout.isatty():
        raise UsageError(
            "There is no screen to write on here.",
            hint="Pipe the words in, or use -m TEXT.",
        )
    composed = _compose(context, request, keep)
    if not source.then:
        return composed
    # Only an answer to a prompt that goes on pays for going on.
    from safespace.cli._follow_ups import go_on  # noqa: PLC0415

    more = partial(_compose, context)
    return go_on(context, composed, source.then, ask_more=more, keep=keep)


def _compose(context: AppContext, request: ComposeRequest, keep: Keep) -> Composed:
    # Each of these is loaded by the one way of writing that needs it.
    if context.output.look.still:
        from safespace.terminal.line_composer import compose_lines  # noqa: PLC0415

        return compose_lines(request, keep=keep, stdin=context.stdin, stdout=sys.stdout)
    from safespace.terminal.composer import compose  # noqa: PLC0415

    return compose(request, keep=keep)


def _read_pipe(context: AppContext) -> str:
    stream = getattr(context.stdin, "buffer", None)
    raw = stream.read() if stream is not None else context.stdin.read().encode()
    try:
        return str(raw, "utf-8")
    except UnicodeDecodeError as error:
        raise BadInputError(
            "What came in is not UTF-8 text, so nothing was saved.",
            hint="Convert it first, for example with: iconv -t utf-8",
        ) from error


def _edit(context: AppContext, request: ComposeRequest, keep: Keep) -> str:
    from safespace.terminal import editor  # noqa: PLC0415
    from safespace.terminal.private_folder import private_root  # noqa: PLC0415

    command = editor.choose_editor(context.environ, context.settings.editor)
    try:
        return editor.edit_in_editor(
            request.text,
            command=command,
            private_root=private_root(context.environ, state=context.places.state),
            environ=context.environ,
        )
    except editor.UnfinishedEditError as error:
        keep(error.text)
        raise


def _check_editor(context: AppContext, *, i_know: bool) -> None:
    from safespace.terminal.editor import choose_editor, find_kind  # noqa: PLC0415
    from safespace.terminal.editor_kind import Kind  # noqa: PLC0415

    command = choose_editor(context.environ, context.settings.editor)
    kind = find_kind(command, context.environ)
    if kind is Kind.GRAPHICAL and not (i_know or context.settings.graphical_editor):
        raise UsageError(WINDOWS, hint=INSTEAD)
    if kind is not Kind.PRIVATE:
        context.output.note(COPIES_NOTE)
