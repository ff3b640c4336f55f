"""Options that several commands share, each said in the same words."""

from __future__ import annotations

from typing import Annotated

import typer

PassphraseFd = Annotated[
    int | None,
    typer.Option(
        "--passphrase-fd",
        metavar="N",
        help="Read the passphrase from this file descriptor, for scripts.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Message = Annotated[
    str | None,
    typer.Option("-m", "--message", metavar="TEXT", help="Take the words from here."),
]
Editor = Annotated[bool, typer.Option("--editor", "-e", help="Use your own editor.")]
IKnow = Annotated[
    bool,
    typer.Option("--i-know", help="Use an editor with windows; it may keep copies."),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", "-t", metavar="TAG", help="With this tag.")
]
People = Annotated[
    list[str] | None,
    typer.Option("--with", "-w", metavar="NAME", help="With this person."),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Of this day, month or year."),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="From this day on.")
]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")]
Valence = Annotated[
    int | None,
    typer.Option(
        "--feel", metavar="N", min=-4, max=4, help="Unpleasant -4 to pleasant 4."
    ),
]
Energy = Annotated[
    int | None,
    typer.Option("--energy", metavar="N", min=-4, max=4, help="Low -4 to high 4."),
]
Distress = Annotated[
    int | None,
    typer.Option(
        "--distress", metavar="N", min=0, max=10, help="0 settled to 10 the most."
    ),
]
Limit = Annotated[
    int,
    typer.Option(
        "--limit", "-n", metavar="N", min=0, help="At most N entries; 0 is all."
    ),
]
Printed = Annotated[
    bool, typer.Option("--print", help="Print it; it stays in your scrollback.")
]
InWords = Annotated[
    bool, typer.Option("--words", help="In sentences, without a picture.")
]
Veiled = Annotated[
    bool,
    typer.Option("--all", help="Also what was very hard, or is under a veil."),
]
Quick = Annotated[bool, typer.Option("--quick", help="Only the short way through.")]
AnswersFile = Annotated[
    str | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        help="Take the answers from a JSON file; - is stdin.",
    ),
]
Blank = Annotated[bool, typer.Option("--blank", help="Print the empty form as JSON.")]
EVERYTHING = 2**62


def read_limit(limit: int) -> int:
    """Turn the option's 0 into a limit that never bites, like any larger number."""
    return min(limit or EVERYTHING, EVERYTHING)
