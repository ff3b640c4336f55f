"""Where results go: stdout for people and programs, stderr for messages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TextIO

from safespace.frozen import dataclass
from safespace.render.clean import clean
from safespace.render.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from safespace.render.line import Line

NARROWEST = 20
USUAL_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Look:
    """How to show things: None as width means not a terminal, so never cut.

    On a still screen the cursor never moves back and no second screen is used.
    """

    width: int | None
    colour: bool
    accessible: bool
    still: bool = False


def choose_look(environ: Mapping[str, str], stream: TextIO) -> Look:
    """Read NO_COLOR, CLICOLOR_FORCE, TERM, COLUMNS and ACCESSIBLE.

    NO_COLOR wins over everything, see https://no-color.org.
    """
    accessible = environ.get("ACCESSIBLE", "") not in {"", "0"}
    terminal = stream.isatty()
    plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
    forced = environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}
    colour = (terminal or forced) and not plain and not accessible
    width = find_width(environ, stream) if terminal or forced else None
    # Not every terminal can move its cursor; Emacs has one that cannot.
    still = accessible or (terminal and environ.get("TERM") == "dumb")
    return Look(width, colour, accessible, still)


def find_width(environ: Mapping[str, str], stream: TextIO) -> int:
    """Return the width to write at: what COLUMNS says, the terminal's, or 80."""
    if environ.get("COLUMNS", "").isdecimal():
        return max(int(environ["COLUMNS"]), NARROWEST)
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, NARROWEST)
    except (OSError, ValueError):
        return USUAL_WIDTH


class Output:
    """Prints lines and envelopes; every stored word passes through clean() here."""

    def __init__(self, stdout: TextIO, stderr: TextIO, look: Look) -> None:
        self.stdout = stdout
        self.stderr = stderr
        self.look = look

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines for people: painted on a terminal, plain in a pipe."""
        if self.look.width is None or self.look.accessible:
            for one in lines:
                self.stdout.write(clean(one.plain).rstrip(" ") + "\n")
            return
        # A pipe never pays for Rich.
        from safespace.render.paint import make_console, paint  # noqa: PLC0415

        look = self.look
        paint(
            make_console(self.stdout, width=look.width or 0, colour=look.colour), lines
        )

    def show_text(self, text: str) -> None:
        """Print one text by itself, never wrapped and never painted."""
        self.stdout.write(clean(text) + "\n")

    def show_pieces(self, pieces: Iterable[str]) -> None:
        """Print a file as it is written, where somebody asked for it on stdout."""
        for piece in pieces:
            self.stdout.write(piece)

    def show_json(self, kind: str, data: object) -> None:
        """Print one envelope for programs."""
        from safespace.render.envelope import wrap  # noqa: PLC0415

        self.stdout.write(wrap(kind, data, encoding=self.stdout.encoding) + "\n")

    def show_json_rows(
        self, kind: str, rows: Iterable[dict[str, Any]], *, more: bool
    ) -> None:
        """Print one envelope of entries, each as soon as it is there."""
        from safespace.render.envelope import wrap_rows  # noqa: PLC0415

        encoding = self.stdout.encoding
        for piece in wrap_rows(kind, rows, more=more, encoding=encoding):
            self.stdout.write(piece)
        self.stdout.write("\n")

    def note(self, message: str) -> None:
        """Print a message on stderr, where it never mixes with a result."""
        self.stderr.write(fold(clean(message), self.stderr) + "\n")
