"""What safespace report can be told on its line; words are never among it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How the page is written."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


Entries = Annotated[
    list[str] | None,
    typer.Option("--entry", metavar="ID", help="With its words; up to three."),
]
QuestionsFile = Annotated[
    str | None,
    typer.Option(
        "--questions", metavar="FILE", help="What you want to ask, by line; - is stdin."
    ),
]
Names = Annotated[
    bool, typer.Option("--names", help="With people's names, not letters.")
]
FormatOption = Annotated[
    Format, typer.Option("--format", metavar="NAME", help="html, markdown or json.")
]
Out = Annotated[
    str | None,
    typer.Option("--out", metavar="FILE", help="Write it here; - is stdout."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Write it without showing it first.")]
InBrowser = Annotated[
    bool, typer.Option("--print", help="Open it in the browser, and keep no file.")
]
