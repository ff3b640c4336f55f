"""good: something good as an exercise, here and from a file."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.saying import Say

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = {
    "kind": "thanked_for_sharing",
    "what": "Noor said thank you for telling her.",
    "who": "Noor",
    "said_it": "yes",
}


def test_answers_from_a_file_become_an_entry(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "good.json"
    file.write_text(json.dumps(ANSWERS))

    said = say("good", "--answers", str(file))
    [entry] = say("read", "--json").json["entries"]

    assert said.out.endswith("Kept. On a bad day: safespace comfort\n")
    assert entry["kind"] == "good"
    assert entry["people"] == ["Noor"]
    assert entry["body"].startswith("Kind: I was thanked for sharing\nWhat: Noor said")


def test_the_empty_form_is_printed_without_a_journal(say_first: Say) -> None:
    assert json.loads(say_first("good", "--blank").out) == dict.fromkeys(
        ("kind", "what", "detail", "effect", "who", "said_it")
    )


def test_it_is_kept_while_locked_and_counted_later(say_encrypted: Say) -> None:
    nobody = Say(say_encrypted.home, None)
    nobody("good", "--answers", "-", stdin=json.dumps(ANSWERS))
    say_encrypted.now += timedelta(days=1)

    out = say_encrypted("insights", "kind-evidence").out

    assert "Good things you wrote down: 1 note." in out


def test_it_steps_aside_for_somebody_on_hold(say: Say) -> None:
    say("safety", "hold", "Ash")
    written = json.dumps({"what": "x"})

    said = say("good", "--with", "ash", "--answers", "-", stdin=written, code=2)

    assert said.err.startswith("This is on hold.")
    assert say("list", "--json").json["entries"] == []
