"""safespace doctor: what protects the journal here, what is amiss, and how to mend it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from safespace import settings as stored
from safespace.cli import _options as options
from safespace.cli._context import AppContext, context
from safespace.cli._inside import look_inside
from safespace.cli._unlock import Passphrases
from safespace.doctor.examination import examine
from safespace.doctor.finding import Finding, Level
from safespace.doctor.integrity import is_damage
from safespace.doctor.surroundings import Surroundings, see_places
from safespace.doctor.unlocking import probe_keyring
from safespace.doctor.versions import read_versions
from safespace.errors import DamagedError
from safespace.render.line import Line, Role, Span, line, quiet
from safespace.safety.helplines import oldest_check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_ROLES = {Level.MEND: Role.ACCENT, Level.LOOK: Role.HEADING, Level.OK: Role.QUIET}
_SPOKEN = {
    Level.MEND: "To mend",
    Level.LOOK: "Worth a look",
    Level.OK: "As it should be",
}
_WIDTH = 6


@app.command()
def doctor(
    ctx: typer.Context,
    as_json: options.AsJson = False,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Check what protects the journal; nothing is changed.

    While the journal is locked it is looked at from the outside only.
    """
    run = context(ctx)
    passphrases = Passphrases(run, passphrase_fd)
    around = _look_around(run)
    with ExitStack() as opened:
        inside, unreadable = look_inside(run, passphrases, opened)
        found = examine(replace(around, inside=inside, unreadable=unreadable))
    if as_json:
        run.output.show_json("doctor", {"findings": list(map(_describe, found))})
    else:
        run.output.show(_say(found, spoken=run.output.look.accessible))
        run.output.note("Nothing personal is in this list; it can be shown to others.")
    if any(map(is_damage, found)):
        raise DamagedError(
            "The journal is damaged.",
            hint="Leave it as it is. To find the newest backup: safespace verify",
        )


def _look_around(run: AppContext) -> Surroundings:
    settings = stored.load(run.places.settings)
    return Surroundings(
        environ=run.environ,
        places=run.places,
        home=Path(run.environ.get("HOME") or os.path.expanduser("~")),  # noqa: PTH111
        platform=sys.platform,
        uid=os.geteuid(),
        now_ms=run.world.now_ms(),
        today=run.now().wall().date(),
        settings=settings,
        seen=see_places(run.places),
        versions=read_versions(),
        has_keyring=probe_keyring,
        helplines_verified_on=oldest_check(),
    )


def _say(found: Sequence[Finding], *, spoken: bool) -> Iterator[Line]:
    for each in found:
        if spoken:
            yield line(f"{_SPOKEN[each.level]}: {each.words}")
            if each.mend:
                yield line(f"What to do: {each.mend}")
            continue
        level = Span(f"{each.level:<{_WIDTH}}", _ROLES[each.level])
        yield line(level, each.words, indent=_WIDTH)
        if each.mend:
            yield line(" " * _WIDTH, quiet("> "), each.mend, indent=_WIDTH + 2)


def _describe(finding: Finding) -> dict[str, str | None]:
    return {
        "name": finding.name,
        "level": finding.level.value,
        "words": finding.words,
        "mend": finding.mend or None,
    }
