"""Where words leave the program: few places, and stored words never uncleaned."""

from __future__ import annotations

import ast

from tests.contracts.sources import SOURCE, find_files, parse, say_place

# Each place that puts something on a stream by itself, and why it may.
ALLOWED = {
    "__main__.py": "the version, before anything is imported",
    "cli/_ask.py": "its own questions",
    "cli/_boundary.py": "messages of errors, cleaned",
    "cli/_secret.py": "the end of a line that nobody saw",
    "render/output.py": "everything else, cleaned",
    "render/paint.py": "the same in colour",
    "terminal/": "a screen of its own, where nothing uncleaned is drawn",
}
PRINTERS = {"print", "pprint", "echo", "secho"}
STREAMS = {"stdout", "stderr", "out"}


def find_printing(tree: ast.Module) -> list[ast.Call]:
    """Find calls that print: print(), echo(), and write() on a standard stream."""
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and _prints(node)
    ]


def _prints(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name):
            return name in PRINTERS
        case ast.Attribute(attr="write" | "writelines", value=ast.Attribute(attr=on)):
            return on in STREAMS
        case ast.Attribute(attr="write", value=ast.Name(id=on)):
            return on in STREAMS
        case ast.Attribute(attr=name):
            return name in PRINTERS
    return False


def test_words_leave_the_program_in_few_places() -> None:
    places = [
        say_place(path, node)
        for path in find_files(SOURCE)
        for node in find_printing(parse(path))
        if not str(path.relative_to(SOURCE)).startswith(tuple(ALLOWED))
    ]

    assert places == []


def test_each_of_these_places_is_still_there() -> None:
    printing = [
        str(path.relative_to(SOURCE))
        for path in find_files(SOURCE)
        if find_printing(parse(path))
    ]

    for place in ALLOWED:
        assert [name for name in printing if name.startswith(place)], place


def test_every_way_to_print_is_seen() -> None:
    seen = find_printing(
        ast.parse(
            "print(1)\ntyper.echo(1)\nsys.stdout.write(1)\nrun.output.stdout.write(1)\n"
            "out.write(1)\nsys.stderr.writelines(1)\nfile.write(1)\nshow(1)\n"
        )
    )

    assert [node.lineno for node in seen] == [1, 2, 3, 4, 5, 6]


def test_only_painting_knows_rich_and_it_reads_no_markup() -> None:
    knowing = [
        str(path.relative_to(SOURCE))
        for path in find_files(SOURCE)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rich")
    ]
    calls = [
        node
        for node in ast.walk(parse(SOURCE / "render" / "paint.py"))
        if isinstance(node, ast.Call)
    ]
    named = {ast.unparse(call.func): call.keywords for call in calls}

    assert set(knowing) == {"render/paint.py", "render/progress.py"}
    assert "Text.from_markup" not in named
    markup = [word.value for word in named["Console"] if word.arg == "markup"]
    assert [ast.unparse(value) for value in markup] == ["False"]
    drawn = ast.unparse(parse(SOURCE / "render" / "progress.py"))
    assert drawn.count("TextColumn(") == drawn.count("TextColumn(what, markup=False)")
