"""Write the parts of the documentation that the program itself knows.

    python docs/make.py           rewrites them
    python docs/make.py --check   names the files that differ, and then exits with 1

A page holds such a part between two markers that call one of the functions here.
"""
# ruff: noqa: INP001, T201 - a script of the checkout, and no part of the package

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safespace import errors
from safespace.cli.app import ROWS
from safespace.errors import ExitCode, SafespaceError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MARK = "[[[cog"
WIDTH = "80"
# Two codes that no error class of its own stands for.
_OWN_WORDS = {
    ExitCode.OK: "It is done.",
    ExitCode.UNEXPECTED: "Something unexpected happened; what was saved before is untouched.",
}


def commands_table() -> str:
    """Return the commands as a Markdown table, in the order of the help page."""
    rows = ["| command | what it does |", "| --- | --- |"]
    section = ""
    for row in ROWS:
        if row.hidden:
            continue
        if row.section != section:
            section = row.section
            rows.append(f"| **{section}** | |")
        rows.append(f"| `safespace {row.name}` | {row.summary} |")
    return _as_block("\n".join(rows))


def help_page() -> str:
    """Return what `safespace --help` prints on 80 columns, fenced."""
    shown = subprocess.run(
        [sys.executable, "-m", "safespace", "--help"],
        env={"PATH": os.defpath, "COLUMNS": WIDTH, "LANG": "C.UTF-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return _as_block(f"```text\n$ safespace --help\n{shown.stdout.rstrip()}\n```")


def exit_codes_table() -> str:
    """Return the exit codes and what each stands for, in the words of the error tree."""
    rows = ["| code | when |", "| --- | --- |"]
    rows += [f"| {code.value} | {' '.join(_explain(code))} |" for code in ExitCode]
    return _as_block("\n".join(rows))


def find_pages(root: Path = ROOT) -> Iterator[Path]:
    """Find the pages with generated parts."""
    places = [root / "README.md", root / "CONTRIBUTING.md"]
    places += sorted((root / "docs").rglob("*.md"))
    for page in places:
        if page.exists() and MARK in page.read_text(encoding="utf-8"):
            yield page


def remake(page: Path) -> str:
    """Return a page with its generated parts as they should be."""
    # The tables need no cog.
    from cogapp import Cog  # type: ignore[import-untyped]  # noqa: PLC0415

    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    text: str = Cog().process_string(page.read_text(encoding="utf-8"), str(page))
    return text


def find_made() -> Iterator[tuple[Path, str]]:
    """Give every page and picture with what it should say."""
    yield from ((page, remake(page)) for page in find_pages())
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    # The tables need no Rich.
    from docs.pictures import draw_all  # noqa: PLC0415

    yield from draw_all(ROOT / "docs" / "screens")


def main(argv: list[str]) -> int:
    """Rewrite the pages, or check them; 1 says that a page differs."""
    if argv not in ([], ["--check"]):
        print(__doc__)
        return 2
    different = 0
    for page, made in find_made():
        if page.exists() and made == page.read_text(encoding="utf-8"):
            continue
        print(page.relative_to(ROOT))
        different = 1
        if not argv:
            page.parent.mkdir(exist_ok=True)
            page.write_text(made, encoding="utf-8")
    if argv and different:
        print("These differ from what the program says; make docs rewrites them.")
    return different if argv else 0


def _explain(code: ExitCode) -> list[str]:
    if code in _OWN_WORDS:
        return [_OWN_WORDS[code]]
    return [
        (each.__doc__ or "").split("\n")[0]
        for each in vars(errors).values()
        if isinstance(each, type)
        and issubclass(each, SafespaceError)
        and each is not SafespaceError
        and each.exit_code is code
    ]


def _as_block(text: str) -> str:
    # Blank lines keep Markdown apart from the markers around it.
    return f"\n{text}\n\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
