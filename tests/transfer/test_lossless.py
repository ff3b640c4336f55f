"""An export of ours that somebody made or changed by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import Mode
from tests.saying import make_say

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

FORM: dict[str, Any] = {
    "exercise": "trigger",
    "version": 1,
    "answers": {"happened": "A door."},
    "fields": [],
    "about": None,
    "at": None,
    "ratings": [],
}
ENTRY: dict[str, Any] = {
    "id": "01932c00-0000-7000-8000-000000000001",
    "short": "bcdf",
    "kind": "entry",
    "day": "2026-11-20",
    "written": "2026-11-20T10:00:00.000+00:00",
    "zone": "Europe/Dublin",
    "happened": None,
    "whole_day": False,
    "prompt": None,
    "question": None,
    "body": "Tea.",
    "tags": [],
    "people": [],
    "valence": None,
    "energy": None,
    "distress": None,
    "form": None,
    "revision": 1,
    "captured": False,
    "deleted": None,
    "history": [],
}
BEGUN: dict[str, Any] = {
    "programme": "friendship",
    "started": "2026-11-01T10:00:00.000+00:00",
    "left": None,
    "steps": [],
}


def write(folder: Path, entry: dict[str, Any], **beside: list[dict[str, Any]]) -> str:
    """Write an export of one entry, and return its path."""
    told = {"format": "safespace-export", "version": 1}
    file = folder / "export.json"
    both = {"holds": [], "programmes": [], **beside}
    file.write_text(json.dumps({**told, "beside": both, "entries": [entry]}))
    return str(file)


def rated(at_ms: int) -> dict[str, Any]:
    """Return a trigger that was rated once more at an instant."""
    rating = {"step": "rated", "number": 3, "word": None, "at_ms": at_ms}
    return ENTRY | {"kind": "trigger", "form": FORM | {"ratings": [rating]}}


def filled(**form: Any) -> dict[str, Any]:
    """Return a trigger with another form."""
    return ENTRY | {"kind": "trigger", "form": FORM | form}


@pytest.mark.parametrize(
    "entry",
    [
        rated(2**53),
        rated(-(2**53)),
        rated(253_402_300_800_000),
        filled(version=2**53 + 1),
        filled(version=str(2**63)),
        filled(version=0),
        ENTRY | {"tags": "tea"},
        ENTRY | {"people": {"Ada": 1}},
        ENTRY | {"happened": {}},
    ],
)
def test_what_could_not_be_shown_later_is_not_read(
    say: Say, tmp_path: Path, entry: dict[str, Any]
) -> None:
    said = say("import", write(tmp_path, entry), code=None)

    assert "entry 1: it is not an entry as safespace exports it\n" in said.out
    assert say("verify").out == "The journal is whole.\n"


def test_a_rating_with_a_date_is_read_and_shown(say: Say, tmp_path: Path) -> None:
    say("import", write(tmp_path, rated(253_402_300_799_999)))

    [entry] = say("read", "--json").json["entries"]
    assert "9999-12-31" in json.dumps(entry)


@pytest.mark.parametrize("entry", [{}, [], 0, "", "x"])
def test_a_step_that_names_no_entry_is_not_read(
    say: Say, tmp_path: Path, entry: object
) -> None:
    step = {"name": "one", "done": BEGUN["started"], "entry": entry}
    file = write(tmp_path, ENTRY, programmes=[BEGUN | {"steps": [step]}])

    said = say("import", file, code=9)

    assert "programme 1: it is not a programme that was begun\n" in said.out


def test_a_code_in_capitals_is_found(say: Say, tmp_path: Path) -> None:
    say("import", write(tmp_path, ENTRY | {"short": "BCDF"}))

    assert "Tea." in say("read", "BCDF").out
    assert "Tea." in say("read", "bcdf").out


def test_a_form_of_a_newer_safespace_is_left_as_it_is(say: Say, tmp_path: Path) -> None:
    say("import", write(tmp_path, filled(version=99)))

    said = say("trigger", "rerate", "--strength", "3", code=7)

    assert "filled in with a newer safespace" in said.err
    [entry] = say("read", "--json").json["entries"]
    assert entry["revision"] == 1


def test_holds_and_programmes_come_and_go_without_entries(
    say: Say, tmp_path: Path
) -> None:
    other = make_say(tmp_path / "other", Mode.PLAIN)
    other("safety", "hold", "Ash")
    other("program", "start", "friendship")
    file = str(tmp_path / "beside.json")
    beside = "1 person on hold, 1 programme"
    assert f"0 entries, {beside}." in other("export", "--out", file).out

    assert f"Besides: {beside}.\n" in say("import", file).out
    assert "Ash" in say("safety", "list").out
    again = say("import", file, "--json").json
    assert (again["holds"], again["programmes"]) == (0, 0)
