"""What --json prints is what docs/schema/v1.json says, for every command."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.contracts.reading import KEYLESS, READING, live_a_little
from tests.contracts.sources import ROOT
from tests.journals import Mode
from tests.program import make_program
from tests.saying import Said, Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA = json.loads((ROOT / "docs" / "schema" / "v1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
KINDS = SCHEMA["properties"]["kind"]["enum"]


def check(said: Said, kind: str) -> Any:
    """Hold one command's output against the schema and return its data."""
    assert said.out.count("\n") == 1
    envelope = json.loads(said.out)
    VALIDATOR.validate(envelope)
    assert (envelope["schema"], envelope["kind"]) == (1, kind)
    return envelope["data"]


# Nothing below changes what is in these three, so each is made once.
@pytest.fixture(scope="module", params=[Mode.PLAIN, Mode.ENCRYPTED], ids=str)
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Say:
    say = make_say(tmp_path_factory.mktemp("either") / "home", request.param)
    live_a_little(say)
    return say


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Say:
    say = make_say(tmp_path_factory.mktemp("lived") / "home", Mode.PLAIN)
    live_a_little(say)
    return say


@pytest.fixture(scope="module")
def discreet(tmp_path_factory: pytest.TempPathFactory) -> Say:
    say = make_say(tmp_path_factory.mktemp("discreet") / "home", Mode.PLAIN)
    live_a_little(say)
    say("settings", "set", "discreet", "on")
    return say


@pytest.mark.parametrize("kind", READING)
def test_every_command_prints_what_the_schema_says(either: Say, kind: str) -> None:
    say = Say(either.home, None) if kind in KEYLESS else either

    assert check(say(*READING[kind], "--json"), kind)


@pytest.mark.parametrize("kind", READING)
def test_so_it_does_where_discreet_keeps_words_back(discreet: Say, kind: str) -> None:
    data = check(discreet(*READING[kind], "--json"), kind)

    if kind in {"list", "search", "bin"}:
        assert {each["title"] for each in data["entries"]} == {None}
        assert "Ada, twice" not in json.dumps(data)


@pytest.mark.parametrize(
    "kind", sorted({*READING} - {"read", "history", "programme_step", "report"})
)
def test_so_it_does_where_nothing_is_written_yet(say: Say, kind: str) -> None:
    check(say(*READING[kind], "--json"), kind)


@pytest.mark.parametrize(
    "kind",
    ["about", "doctor", "help-now", "home", "path", "prompt", "rest", "settings"],
)
def test_so_it_does_where_there_is_no_journal(say_first: Say, kind: str) -> None:
    check(say_first(*READING[kind], "--json"), kind)


def test_what_changes_something_prints_what_the_schema_says(say: Say) -> None:
    saved = check(say("write", "--json", stdin="Tea with Ada"), "saved")
    code = saved["short"]

    edited = check(say("edit", code, "-m", "Tea", "--json"), "saved")
    assert edited["revision"] == 2
    assert check(say("undo", "--json"), "undo")["undid"] == "edit"
    assert check(say("delete", code, "--json"), "delete")["entries"][0]["deleted"]
    assert check(say("undo", "--json"), "undo")["undid"] == "delete"
    assert check(say("undo", "--json"), "undo")["undid"] == "write"
    say("bin", "restore", code)
    assert check(say("undo", "--json"), "undo")["undid"] == "restore"
    restored = check(say("restore", "--yes", "--json"), "restore")
    assert restored["change"] == {"back": 0, "different": 1, "gone": 0}
    (say.home / "journal" / "journal.db").unlink()
    assert check(say("restore", "--yes", "--json"), "restore")["kept"] is None


def test_what_goes_out_and_comes_in_prints_what_the_schema_says(say: Say) -> None:
    say("write", "--at", "2026-11-03", stdin="Tea with Ada")
    file = say.home / "out.json"

    exported = check(say("export", "--json", "--out", str(file)), "export")
    assert exported == {"path": str(file), "format": "json", "entries": 1}
    say("undo")
    say("bin", "purge", "--all", "--yes")
    imported = check(say("import", str(file), "--json"), "import")
    assert (imported["added"], imported["first"]) == (1, "2026-11-03")
    assert check(say("import", str(file), "--json"), "import")["new"] == 0


def test_rhythm_off_leaves_no_mention(say: Say) -> None:
    assert "rhythm" in check(say("--json"), "home")
    say("settings", "set", "rhythm", "off")

    assert check(say("rhythm", "--json"), "rhythm") is None
    assert "rhythm" not in check(say("--json"), "home")


def test_every_kind_of_the_schema_is_printed_by_something() -> None:
    changing = {"saved", "captured", "undo", "delete", "restore", "export", "import"}

    assert {*KINDS} == {*READING} | changing
    assert {f"{kind}_data" for kind in KINDS} <= {*SCHEMA["$defs"]}


@pytest.mark.parametrize("kind", READING)
def test_one_field_more_or_less_is_refused(lived: Say, kind: str) -> None:
    envelope = json.loads(lived(*READING[kind], "--json").out)
    changed = 0
    for mutant in spoil(envelope):
        with pytest.raises(ValidationError):
            VALIDATOR.validate(mutant)
        changed += 1

    assert changed >= 4


def test_the_schema_is_one_and_closed_everywhere() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    shared = {"about", "counted"}
    for name, part in SCHEMA["$defs"].items():
        for each in find_objects(part):
            closed = {"additionalProperties", "unevaluatedProperties"} & {*each}
            assert closed or name in shared, name


def spoil(envelope: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an envelope with one field more, or one less, at every object in it."""
    for path in find_paths(envelope):
        here = follow(envelope, path)
        for key in [*here, None]:
            mutant = deepcopy(envelope)
            target = follow(mutant, path)
            if key is None:
                target["more_than_agreed"] = 1
            elif (envelope["kind"], key) == ("home", "rhythm"):
                continue  # The one field that may be absent.
            else:
                del target[key]
            yield mutant


def find_paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every object in a value."""
    if isinstance(value, dict):
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        if isinstance(inner, dict | list):
            yield from find_paths(inner, (*path, key))


def follow(value: Any, path: tuple[Any, ...]) -> Any:
    """Return what lies at the end of a path."""
    for key in path:
        value = value[key]
    return value


def find_objects(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema with fields of its own."""
    if isinstance(part, dict):
        if "properties" in part and "if" not in part:
            yield part
        for inner in part.values():
            yield from find_objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from find_objects(inner)


def test_a_locked_journal_leaves_the_rhythm_out(say_encrypted: Say) -> None:
    nobody = Say(say_encrypted.home, None)

    assert "rhythm" in check(say_encrypted("--json"), "home")
    assert "rhythm" not in check(nobody("--json"), "home")
    assert check(nobody("status", "--json"), "status")["opens_with"] == ["passphrase"]
    assert check(nobody("drafts", "--json"), "drafts") == {"drafts": []}


def test_what_is_written_while_locked_keeps_its_id(say_encrypted: Say) -> None:
    nobody = Say(say_encrypted.home, None)

    captured = check(nobody("write", "--json", stdin="Tea"), "captured")

    [entry] = check(say_encrypted("list", "--json"), "list")["entries"]
    assert (entry["id"], entry["day"]) == (captured["id"], captured["day"])
    assert entry["captured"]


def test_messages_never_mix_with_the_json(say: Say) -> None:
    empty = say("list", "--json")
    absent = say("read", "--json", code=3)

    assert check(empty, "list") == {"entries": [], "more": False}
    assert (absent.out, absent.err != "") == ("", True)


def test_a_stream_that_cannot_take_a_character_gets_its_escape(home: Path) -> None:
    program = make_program(home, Mode.PLAIN)
    program("write", stdin="雨の日".encode())

    ended = program("list", "--json", PYTHONIOENCODING="latin-1")

    assert b"\\u96e8" in ended.out
    assert ended.json["entries"][0]["title"] == "雨の日"
