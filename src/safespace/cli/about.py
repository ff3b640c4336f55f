"""safespace about: what this is and is not, its version and its license."""

from __future__ import annotations

from pathlib import Path

import typer

from safespace import __version__
from safespace.cli._context import context
from safespace.cli._options import AsJson
from safespace.render.line import BLANK, line, quiet
from safespace.safety.position import POSITION

app = typer.Typer(rich_markup_mode=None, add_completion=False)
LICENSE = "MIT"
SOURCE = Path(__file__).resolve()
_UNPACKED = "README.md and docs/ in the source it was installed from"


@app.command()
def about(ctx: typer.Context, as_json: AsJson = False) -> None:
    """What this is and is not, its version and license."""
    run = context(ctx)
    facts = {
        "version": __version__,
        "license": LICENSE,
        "docs": find_docs() or _UNPACKED,
    }
    if as_json:
        data = {"position": POSITION, **facts, "docs": find_docs()}
        run.output.show_json("about", data)
        return
    run.output.show([line(POSITION), BLANK])
    run.output.show(
        line(quiet(f"{name:<9}"), value, indent=9) for name, value in facts.items()
    )
    run.output.show([line(quiet(f"{'help':<9}"), "safespace COMMAND --help", indent=9)])
    run.output.show([line(quiet(f"{'now':<9}"), "safespace help-now", indent=9)])


def find_docs(source: Path = SOURCE) -> str | None:
    """Return where the documentation lies in a checkout; an installed copy has none."""
    page = source.parents[3] / "docs" / "README.md"
    return str(page) if page.is_file() else None
