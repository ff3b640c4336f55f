"""Small real programs for the terminal tests: `python driver.py composer FOLDER ...`.

Each writes what it returned to FOLDER/result.json, and kept drafts to FOLDER/kept.
"""

# ruff: noqa: T201 - what these programs print is part of the tests
from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from safespace.errors import SafespaceError, StorageError

FOLDER = Path(sys.argv[2])


def answer(**result: object) -> None:
    (FOLDER / "result.json").write_text(json.dumps(result), encoding="utf-8")


def keep(text: str) -> None:
    if (FOLDER / "full").exists():
        raise StorageError("The disk is full.")
    with (FOLDER / "kept").open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(text) + "\n")


def composer() -> None:
    from safespace.terminal.composer import ComposeRequest, compose

    every_s = float(os.environ.get("EVERY_S", "600"))
    request = ComposeRequest(
        text=os.environ.get("TEXT", ""),
        heading="Tuesday, 3 March",
        question=os.environ.get("QUESTION", "What was the first moment you noticed?"),
    )
    print("before the page")
    composed = compose(request, keep=keep, every_s=every_s)
    answer(text=composed.text, outcome=composed.outcome.value)
    print("after the page")


def lines() -> None:
    from safespace.terminal.composed import ComposeRequest
    from safespace.terminal.line_composer import compose_lines

    request = ComposeRequest(heading="Tuesday", question="What happened?")
    composed = compose_lines(request, keep=keep, stdin=sys.stdin, stdout=sys.stdout)
    answer(text=composed.text, outcome=composed.outcome.value)


def pager() -> None:
    from safespace.terminal.pager import page

    count = int(os.environ.get("LINES_", "64"))

    def render(width: int) -> list[str]:
        if os.environ.get("RAISES") and width < 80:
            raise StorageError("The disk is gone.")
        return [f"\x1b[1mcanary {n}\x1b[0m at {width}" for n in range(1, count + 1)]

    print("before the page")
    idle = float(os.environ["IDLE_S"]) if "IDLE_S" in os.environ else None
    page(render, fd_in=0, fd_out=1, title=os.environ.get("TITLE", ""), idle_s=idle)
    print("after the page")
    (FOLDER / "typed").write_text(input("still a terminal? "), encoding="utf-8")


def reveal() -> None:
    from safespace.terminal.reveal import reveal

    reveal(os.environ["SECRET"].split("/"), fd_in=0, fd_out=1)
    print("after the secret")


def plainly() -> None:
    """The positive control: what reading on the normal screen leaves behind."""
    print("before the page")
    print("\n".join(f"canary {n}" for n in range(1, 65)))
    print("after the page")


def editor() -> None:
    from safespace.terminal.editor import UnfinishedEditError, edit_in_editor

    environ = dict(os.environ)
    try:
        text = edit_in_editor(
            environ.pop("TEXT", "first line\n"),
            command=environ.pop("COMMAND"),
            private_root=FOLDER,
            environ=environ,
        )
        answer(text=text)
    except UnfinishedEditError as unfinished:
        answer(text=unfinished.text, error=type(unfinished).__name__)
        raise
    print("after the edit")


if __name__ == "__main__":
    try:
        globals()[sys.argv[1]]()
    except SafespaceError as trouble:
        print(type(trouble).__name__, trouble.message)
        sys.exit(int(trouble.exit_code))
