"""The commands that the documentation tells people to type, found in its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safespace.cli.app import ROWS
from tests.contracts.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Generated tables name every command, and are no examples.
_GENERATED = re.compile(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", re.DOTALL)
_CODE = re.compile(r"```\w*\n(?P<block>.*?)```|`(?P<inline>[^`]+)`", re.DOTALL)
_LINE = re.compile(r"^(?:\$ |[\d*/ ]+)?(?:\S*/)?safespace(?P<words> .*)?$")
# Within a sentence the README often leaves the program's name out.
_SHORT = re.compile(rf"^(?:{'|'.join(row.name for row in ROWS)}) .+$")
README = ROOT / "README.md"


def find_examples() -> list[str]:
    """Return what stands behind `safespace` in every example, each once, sorted."""
    pages = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    return sorted({each for page in pages for each in _find_in(page)})


def _find_in(page: Path) -> Iterator[str]:
    text = _GENERATED.sub("", page.read_text("utf-8"))
    for code in _CODE.finditer(text):
        for row in (code["block"] or code["inline"]).splitlines():
            found = _LINE.match(row.strip())
            if found:
                # What another program makes of it is not what is looked at.
                words = (found["words"] or "").split(" | ")[0]
                yield words.split(" #")[0].strip()
            elif page == README and code["inline"] and _SHORT.match(row):
                yield row
