"""What authors of packs need: a template, and a check that names everything at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import ExitCode, NotFoundError, UsageError
from safespace.prompts.checking import Checked, PackFile, check_packs
from safespace.prompts.library import find_folders, list_files
from safespace.prompts.template import make_template
from safespace.render.line import BLANK, Line, Role, Span, line, quiet
from safespace.vault import private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.cli._context import AppContext
    from safespace.prompts.finding import Finding

_COMPARE = (
    "Questions that are nearly the same were not looked for; that needs RapidFuzz,"
    " which comes with: pip install 'safespace[authors]'"
)


def write_template(run: AppContext, theme: str, *, printed: bool) -> None:
    """Write or print a pack to begin with; a file that is there is never touched."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", theme, re.ASCII):
        raise UsageError("A theme is one word in small letters, such as evening_walks.")
    text = make_template(theme)
    if printed:
        run.output.show_text(text.rstrip("\n"))
        return
    path = run.places.packs / f"{theme}.yaml"
    if path.exists() or path.is_symlink():
        raise UsageError(
            "There is a pack with that name already; it was left as it is.",
            hint=f"It is here: {path}",
        )
    private.ensure_folder(path.parent)
    private.write_new(path, text.encode())
    run.output.show(
        [
            line("Written  ", Span(str(path), Role.CODE)),
            line(quiet("After a change: safespace prompts check")),
        ]
    )


def check_and_show(
    run: AppContext, file: str | None, *, strict: bool, as_json: bool
) -> ExitCode:
    """Check one file, or all packs there are, and say what was found."""
    files = _all_packs(run) if file is None else [_one(Path(file))]
    checked = check_packs([*files], strict=strict)
    if as_json:
        run.output.show_json("pack_check", _describe(checked, len(files)))
    else:
        run.output.show(_lay_out(checked, len(files)))
        if not checked.compared:
            run.output.note(_COMPARE)
    return ExitCode.BAD_INPUT if checked.problems else ExitCode.OK


def _all_packs(run: AppContext) -> list[PackFile]:
    return [
        PackFile(path, str(path) if folder.own else path.name, folder.own)
        for folder in find_folders(run.places.packs)
        for path in list_files(folder)
    ]


def _one(path: Path) -> PackFile:
    if not path.exists():
        raise NotFoundError(
            "There is no file with that name.",
            hint="Without a name, safespace prompts check looks at all packs.",
        )
    shipped = any(
        not folder.own and folder.path in path.resolve().parents
        for folder in find_folders()
    )
    return PackFile(path, str(path), own=not shipped)


def _lay_out(checked: Checked, files: int) -> Iterator[Line]:
    for each in checked.findings:
        yield from _lay_out_one(each)
    if checked.findings:
        yield BLANK
    problems = len(checked.problems)
    advice = len(checked.findings) - problems
    parts = [_count(checked.prompts, "prompt"), f"in {_count(files, 'pack')}:"]
    parts.append(f"{problems or 'nothing'} to mend")
    parts.append(f"and {advice} to think about." if advice else "")
    yield line(" ".join(filter(None, parts)).removesuffix(".") + ".")


def _lay_out_one(found: Finding) -> Iterator[Line]:
    at = f"{found.file}:{found.line}" if found.line else found.file
    advice = quiet(" (advice)") if found.advice else ""
    yield line(Span(at, Role.CODE), ": ", found.what, advice, indent=2)
    yield line("  ", quiet(found.mend), indent=2)


def _describe(checked: Checked, files: int) -> dict[str, object]:
    return {
        "packs": files,
        "prompts": checked.prompts,
        "compared": checked.compared,
        "findings": [
            {
                "file": each.file,
                "line": each.line or None,
                "what": each.what,
                "mend": each.mend,
                "advice": each.advice,
            }
            for each in checked.findings
        ],
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
