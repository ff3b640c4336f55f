"""safespace help-now: numbers to call; it opens no journal and leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from safespace.cli._context import AppContext, context
from safespace.cli._options import AsJson
from safespace.errors import SafespaceError
from safespace.frozen import dataclass
from safespace.render.line import BLANK, Line, heading, line, quiet
from safespace.render.output import USUAL_WIDTH
from safespace.safety.helplines import Lines, find_lines, say_lines, say_places

if TYPE_CHECKING:
    from collections.abc import Mapping

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_TERRITORY = re.compile(r"[a-z]{2,3}_([A-Z]{2})(?:[.@].*)?")
_OTHERS = "Another country: safespace help-now XX"


@dataclass(frozen=True, slots=True)
class Choice:
    """A country, and how it came to be chosen: asked, set, guessed or unknown."""

    country: str
    how: str


# A word or an option too many is no reason to keep the numbers away.
@app.command(context_settings={"ignore_unknown_options": True})
def help_now(
    ctx: typer.Context,
    named: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COUNTRY]", help="Its code or English name."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="XX", help="The same, as an option."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Numbers to call, by country; works locked and offline."""
    run = context(ctx)
    choice = choose_country(run, " ".join(named or ()) if country is None else country)
    # Not the journal day: what counts is how old the numbers are.
    lines = find_lines(choice.country, run.now().wall().date())
    if as_json:
        run.output.show_json("help-now", _describe(lines, choice))
        return
    run.output.show(_lay_out(lines, choice, run.output.look.width or USUAL_WIDTH))


def choose_country(run: AppContext, asked: str = "") -> Choice:
    """Return the country asked for, set, or guessed from the language."""
    if asked.strip():
        return Choice(asked.strip(), "asked")
    try:
        # Settings that cannot be found or read matter to every command but this one,
        # and something else in the file's place, such as a pipe, would make it wait.
        country = run.settings.country if run.places.settings.is_file() else ""
    except (SafespaceError, OSError, RuntimeError):
        country = ""
    if country:
        return Choice(country, "set")
    guessed = guess_country(run.environ)
    return Choice(guessed, "guessed") if guessed else Choice("", "unknown")


def guess_country(environ: Mapping[str, str]) -> str:
    """Return the territory of the language setting, such as IE of en_IE.UTF-8."""
    setting = environ.get("LC_ALL") or environ.get("LANG") or ""
    found = _TERRITORY.fullmatch(setting)
    return found[1] if found else ""


def _lay_out(lines: Lines, choice: Choice, width: int) -> Iterator[Line]:
    title, *rest = say_lines(lines, width)
    foot = len(rest) - rest[::-1].index("")
    yield line(heading(title))
    if choice.how == "guessed":
        yield line(quiet("A guess, from this computer's language setting."))
    elif choice.country and not lines.found:
        yield line(quiet("There are no numbers here for the country you named."))
    yield from map(_row, rest[:foot])
    yield from (line(quiet(text)) for text in rest[foot:])
    yield BLANK
    if not lines.found or choice.how == "guessed":
        yield from map(_row, say_places(lines, width))
        yield BLANK
    yield line(quiet(_OTHERS))


def _row(text: str) -> Line:
    return line(text) if text.startswith(" ") else line(heading(text))


def _describe(lines: Lines, choice: Choice) -> dict[str, object]:
    return {
        "country": choice.country.upper() or None,
        "chosen": choice.how,
        "found": lines.found,
        "place": lines.place.name,
        "verified_on": lines.place.verified_on,
        "double_check": lines.double_check,
        "lines": [
            {
                "need": each.need.value,
                "reach": each.reach,
                "look_up": each.look_up,
                "by": each.by or None,
                "note": each.note or None,
            }
            for each in lines.place.lines
        ],
        "places": [{"code": each.code, "name": each.name} for each in lines.places],
    }
