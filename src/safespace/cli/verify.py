"""safespace verify: look over the file, the index and every word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from safespace.cli import _options as options
from safespace.cli._context import context
from safespace.errors import DamagedError
from safespace.render.line import line
from safespace.storage.verify import Finding, What

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_SAID = {
    What.IDENTITY: "the file's marks",
    What.SEAL: "pages changed by something other than safespace",
    What.PAGE: "pages that do not fit together",
    What.LINK: "rows that point to nothing",
    What.WORD_INDEX: "the word index",
    What.BODY: "entries that are not what was saved",
    What.ENTRY: "entries with a date, a name or a figure that is not what was saved",
    What.LABEL: "tags or names that are not what was saved",
    What.REVISION: "earlier states that are not what was saved",
    What.FORM: "answers that are not what was saved",
    What.NAMED: "holds or programmes that are not what was saved",
    What.DEED: "changes that are not noted as they were made",
}


@app.command()
def verify(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Check that the journal is whole, down to every word."""
    run = context(ctx)
    with run.journal(passphrase_fd) as journal:
        findings = journal.verify()
    damage = [each for each in findings if each.what is not What.UNCHECKED]
    if as_json:
        found = [
            {"what": each.what.value, "where": each.where, "count": each.count}
            for each in findings
        ]
        run.output.show_json("verify", {"sound": not damage, "findings": found})
    elif not damage:
        run.output.show([line("The journal is whole.")])
        for _ in findings:
            run.output.note("Something was busy with it, and not all could be checked.")
    if damage:
        raise DamagedError(_say(damage), hint="Leave it as it is.")


def _say(damage: Sequence[Finding]) -> str:
    parts = [f"{_SAID[each.what]} ({each.count})" for each in damage]
    return "The journal is damaged: " + "; ".join(parts) + "."
