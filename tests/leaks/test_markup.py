"""Words are words: no marks in them are read as colours, pictures, links or formats."""

from __future__ import annotations

import ast
import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from tests.contracts.sources import SOURCE, find_files, parse, say_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

pytestmark = pytest.mark.leak(22)

NASTY = (
    *("[/]", "[red]red[/red]", "[bold", "[link=https://a.example]a[/link]", "\\[x]"),
    *(":smile: :heart:", "[@click=app.quit]q", "{0} {words} {{}}", "%s %d %(a)s %%"),
    *("${HOME} $(id) `id`", "<b>b</b> &amp; <script>", "\\x1b[31m \\n \\u202e"),
    *("#tag @name **bold** _it_", "https://a.example/?a=b", "(/)", "null", "-0", "'\""),
)


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("colour", ["", "1"], ids=["piped", "colour"])
def test_words_are_shown_as_they_were_written(
    say: Say, nasty: str, colour: str
) -> None:
    say.environ["CLICOLOR_FORCE"] = colour
    say.environ["NO_COLOR"] = colour  # the way through Rich, without its colours
    say.write(f"before {nasty} after")
    say("edit", "last", stdin=f"later {nasty} after")

    for command in ("list", "read", "search later", "bin", "tags"):
        said = say(*command.split())
        assert (f"later {nasty} after" in said.out) is (command not in {"bin", "tags"})
    assert f"before {nasty} after" in say("history", "last", "--show", "1").out
    tag = f"t{nasty}".replace(",", "")
    say("edit", "last", "--tag", tag)
    assert tag in say("tags").out


def test_with_markup_on_they_would_have_been_read() -> None:
    changed = 0
    for nasty in NASTY:
        out = io.StringIO()
        try:
            Console(file=out, width=80).print(nasty)
        except Exception:  # noqa: BLE001 - whatever it makes of them
            changed += 1
        else:
            changed += out.getvalue() != f"{nasty}\n"
    assert changed >= 4


# Each of these reads marks in what it is given, or shows it past clean().
READERS = {"from_markup", "render_markup", "from_ansi", "rprint", "echo", "secho"}
PLAIN = {"markup", "emoji", "highlight"}
CLEANING = {"clean", "visible"}


def find_slips(tree: ast.Module, *, painting: bool) -> list[ast.AST]:
    """Return where stored text could be printed with its marks read, or uncleaned."""
    return [node for node in ast.walk(tree) if _is_slip(node, painting=painting)]


def _is_slip(node: ast.AST, *, painting: bool) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in PLAIN and getattr(node.value, "value", True) is not False
    if not isinstance(node, ast.Call):
        return False
    name = _name(node)
    if name == "print":
        # Rich's: painting alone has it, and gives it ready-made texts only.
        ready = isinstance(node.func, ast.Attribute) and painting
        return not all(_is_ready(each, painting=ready) for each in node.args)
    if name == "Console":
        return not {each.arg for each in node.keywords} >= PLAIN
    return name in READERS


def _is_ready(given: ast.expr, *, painting: bool) -> bool:
    if painting:
        return isinstance(given, ast.Name)
    return isinstance(given, ast.Call) and _name(given) in CLEANING


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


@pytest.mark.parametrize("path", find_files(SOURCE), ids=lambda path: path.stem)
def test_no_source_prints_with_marks_read(path: Path) -> None:
    painting = path == SOURCE / "render" / "paint.py"

    slips = find_slips(parse(path), painting=painting)

    assert [say_place(path, node) for node in slips] == []


@pytest.mark.parametrize(
    ("source", "slips"),
    [
        ("print(f'{body}')", 1),
        ("print(body, file=out)", 1),
        ("print(visible(body), file=out)", 0),
        ("console.print(f'[red]{body}')", 1),
        ("console.print(text, soft_wrap=True)", 0),
        ("Console(file=out)", 1),
        ("Console(markup=False, emoji=False, highlight=False)", 0),
        ("Console(markup=True, emoji=False, highlight=False)", 1),
        ("Text.from_markup(body)", 1),
        ("typer.echo(body)", 1),
        ("out.write(clean(body))", 0),
    ],
)
def test_a_slip_is_seen(source: str, slips: int) -> None:
    assert len(find_slips(ast.parse(source), painting=True)) == slips


def test_what_paints_paints_elsewhere_nothing() -> None:
    assert find_slips(ast.parse("console.print(text)"), painting=False)
    assert find_slips(parse(SOURCE / "render" / "paint.py"), painting=False)
