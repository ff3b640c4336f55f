"""The options of prompt, said once."""

from __future__ import annotations

from typing import Annotated

import typer

Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The prompt of another day."),
]
Plain = Annotated[bool, typer.Option("--plain", help="The prompt alone, as in a pipe.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say only that there is one.")
]
Notify = Annotated[
    bool, typer.Option("--notify", help="Say so on the desktop instead.")
]
WithText = Annotated[
    bool, typer.Option("--with-text", help="With --notify: the prompt itself, too.")
]
Now = Annotated[
    bool, typer.Option("--now", help="One that fits this moment; reads the journal.")
]
Why = Annotated[bool, typer.Option("--why", help="With --now: say why this one.")]
Another = Annotated[
    bool, typer.Option("--another", help="With --now: a different one.")
]
Easier = Annotated[bool, typer.Option("--easier", help="With --now: a gentler one.")]
Theme = Annotated[
    str | None,
    typer.Option("--theme", metavar="THEME", help="Of this theme."),
]
Depth = Annotated[
    str | None,
    typer.Option("--depth", metavar="DEPTH", help="gentle, steady or deep."),
]
Perspective = Annotated[
    str | None,
    typer.Option(
        "--perspective",
        metavar="WHO",
        help="self, partner, friend, family, colleague or ally.",
    ),
]
