"""A hostile pack costs the day's prompt nothing, and YAML is read in one guarded way."""

from __future__ import annotations

import ast
import resource
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.contracts.sources import SOURCE, find_files, parse, say_place
from tests.program import SCRIPT, Program
from tests.prompts.test_hostile_yaml import BOMB, HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.leak(23)

# The shipped packs alone, read anew, need less than this; a bomb asks for gigabytes.
MEMORY = 400 * 1024 * 1024
# Reads and nothing else; each of the others makes objects, or could.
GUARDED = {"parse", "CSafeLoader", "MarkedYAMLError", "YAMLError"}


def test_every_hostile_pack_at_once_costs_the_prompt_nothing(home: Path) -> None:
    packs = home / "packs"
    packs.mkdir(parents=True)
    for name, (text, _) in HOSTILE.items():
        raw = text if isinstance(text, bytes) else text.encode()
        (packs / f"{name.replace(' ', '-')}.yaml").write_bytes(raw)
    program = Program(home, None)

    done = subprocess.run(
        [SCRIPT, "prompt"],
        capture_output=True,
        env=program.environ(),
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_AS, (MEMORY, MEMORY)),
        check=False,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"\n") == 1  # one of ours, for none of theirs counts
    told = done.stderr.decode()
    assert told.count(".yaml") >= len(HOSTILE)
    assert "Traceback" not in told
    assert BOMB[:20] not in told


def find_unguarded(tree: ast.Module) -> list[ast.AST]:
    """Return the uses of the YAML library that are more than walking over events."""
    used = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
    ]
    return [
        node
        for node in used
        if node.attr not in GUARDED
        and not node.attr.endswith("Event")
        and node.attr != "Mark"
    ]


def reads_yaml(tree: ast.Module) -> bool:
    """Say whether a module imports the YAML library, in whatever way."""
    names = [
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None), *(a.name for a in node.names))
    ]
    return any(str(name).split(".")[0] == "yaml" for name in names)


def test_two_modules_read_yaml_and_make_no_object_of_it() -> None:
    reading = [path for path in find_files(SOURCE) if reads_yaml(parse(path))]

    assert [say_place(path, parse(path)) for path in reading] == [
        "src/safespace/prompts/tree.py:1",
        "src/safespace/transfer/plain_yaml.py:1",
    ]
    assert [each for path in reading for each in find_unguarded(parse(path))] == []


@pytest.mark.parametrize(
    "source", ["yaml.load(x)", "yaml.safe_load(x)", "yaml.CLoader", "yaml.unsafe_load"]
)
def test_another_way_would_be_noticed(source: str) -> None:
    assert len(find_unguarded(ast.parse(f"import yaml\n{source}"))) == 1
    assert reads_yaml(ast.parse("def f():\n    from yaml import safe_load"))
