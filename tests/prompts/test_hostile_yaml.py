"""Files made to exhaust a machine are refused within 50 ms and 50 MB."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from safespace.prompts.checking import PackFile, check_packs
from safespace.prompts.pack import Pack
from safespace.prompts.reading import read_pack
from tests.prompts.samples import PACK

if TYPE_CHECKING:
    from pathlib import Path

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

# What each hostile file is refused with; floods count events, not bytes.
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "bomb": (BOMB, "line 1: anchors and aliases (& and *) are not read here"),
    "alias": ("pack: weather\nlang: *x\n", "line 2: anchors and aliases"),
    "merge": ("pack: w\na: &a {b: c}\n<<: *a\n", "line 2: anchors and aliases"),
    "tag": ("pack: w\na: !!python/object/apply:os.getpid []\n", "line 2: tags (!)"),
    "plain tag": ("pack: !!str w\n", "line 1: tags (!) are not read here"),
    "local tag": ("pack: ! w\n", "line 1: tags (!) are not read here"),
    "twice": ("pack: w\nlang: en\npack: v\n", "line 3: this key stands here twice"),
    "list key": ("pack: w\n? [a]\n: b\n", "line 2: a key is one plain word"),
    "deep": ("\n".join(" " * n + "a:" for n in range(1000)), "line 21: it is nested"),
    "brackets": ("[" * 999_000, "line 1: it is nested more than 20 deep"),
    "braces": ("{" * 999_000, "line 1: it is nested more than 20 deep"),
    "dashes": ("- " * 490_000, "line 1: it is nested more than 20 deep"),
    "keys": ("".join(f"k{n}: v\n" for n in range(80_000)), "holds more than one file"),
    "items": ("- a\n" * 240_000, "it holds more than one file may"),
    "long": ("pack: " + "a" * 990_000, "line 1: title is needed here"),
    "words": ("pack: w\ntitle: " + "a " * 490_000, "line 1: lang is needed here"),
    "duplicate, far apart": (
        "pack: w\n" + "".join(f"k{n}: v\n" for n in range(500)) + "k3: w\n",
        "line 502: this key stands here twice",
    ),
    "20,000 keys": ("".join(f"k{n}: v\n" for n in range(20_000)), "more than one file"),
    "wrong types": ("pack: [a]\ntitle: {b: c}\nlang: en\nprompts: 3\n", "line 1: pack"),
    "prompts of text": (
        "pack: w\ntitle: w\nlang: en\nprompts: 3\n",
        "line 4: prompts is a list",
    ),
    "a list": ("- pack\n- w\n", "line 1: a list of keys and values is expected"),
    "nothing": ("", "the file is empty"),
    "control": ("pack: w\ntitle: \x07\n", "it holds characters YAML has no room for"),
    "NUL": ("pack: w\ntitle: a\0b\n", "it holds characters YAML has no room for"),
    "UTF-16": ("pack: w\n".encode("utf-16"), "line 1: it is not UTF-8 text"),
    "UTF-16 alone": ("pack: w\n".encode("utf-16-le"), "YAML has no room for"),
    "UTF-32": ("pack: w\n".encode("utf-32"), "line 1: it is not UTF-8 text"),
    "Latin-1": (
        "pack: w\ntitle: \xe9t\xe9\n".encode("latin-1"),
        "line 2: it is not UTF-8",
    ),
    "binary": (bytes(range(256)) * 3_000, "line 2: it is not UTF-8 text"),
    "gzip": (b"\x1f\x8b\x08\0" * 200_000, "line 1: it is not UTF-8 text"),
    "large": ("# so many words\n" * 70_000, "it is larger than 1 MB"),
}

MEASURE = """
import json, resource, sys, time
from pathlib import Path
from safespace.errors import BadInputError
from safespace.prompts.reading import read_pack

path = Path(sys.argv[1])
pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + 50_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
spent = []
for _ in range(3):
    begun = time.process_time()
    error = read_pack(path)
    spent.append(time.process_time() - begun)
assert isinstance(error, BadInputError), error
print(json.dumps({"message": error.message, "seconds": min(spent)}))
"""

UNGUARDED = """
import json, resource, sys, yaml
from pathlib import Path

pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + 50_000_000
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    json.dumps(yaml.load(Path(sys.argv[1]).read_text(), Loader=yaml.CSafeLoader))
except MemoryError:
    print("exhausted")
"""

pytestmark = [
    pytest.mark.leak(23),
    pytest.mark.skipif(
        sys.platform != "linux", reason="memory is bounded through /proc and RLIMIT_AS"
    ),
]


def run(script: str, text: str | bytes, folder: Path) -> str:
    path = folder / "weather.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    command = [sys.executable, "-c", script, str(path)]
    return subprocess.run(
        command, capture_output=True, check=True, text=True, timeout=60
    ).stdout


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_quickly_and_cheaply(
    tmp_path: Path, name: str
) -> None:
    text, message = HOSTILE[name]
    measured: dict[str, Any] = json.loads(run(MEASURE, text, tmp_path))
    assert message in measured["message"]
    assert measured["message"].startswith("weather.yaml")
    assert measured["seconds"] < 0.05


@pytest.mark.parametrize("name", HOSTILE)
def test_the_check_for_authors_names_it_too_and_survives(
    tmp_path: Path, name: str
) -> None:
    text, message = HOSTILE[name]
    path = tmp_path / "weather.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    findings = check_packs([PackFile(path, path.name, own=False)]).findings
    said = [f"line {each.line}: {each.what}" for each in findings]
    assert findings
    assert any(message.split(": ")[-1][:20] in one for one in said)


def test_a_mark_at_the_beginning_of_a_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "weather.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + PACK.encode())
    assert isinstance(read_pack(path), Pack)


def test_the_bomb_would_go_off_without_the_guard(tmp_path: Path) -> None:
    assert run(UNGUARDED, BOMB, tmp_path) == "exhausted\n"
