"""listen: three lines before a talk, and what came of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.saying import Say

LINES = {
    "heard": "They are tired of planning.",
    "paraphrase": "You would like a weekend without a list.",
    "question": "What would a good Saturday look like?",
}


def test_three_lines_are_kept_and_lead_to_the_rest(say: Say) -> None:
    said = say("listen", "--answers", "-", "--with", "Ada", stdin=json.dumps(LINES))

    assert "Afterwards: safespace listen later" in said.out
    (entry,) = say("read", said.short, "--json").json["entries"]
    assert entry["people"] == ["Ada"]
    assert "To ask: What would a good Saturday look like?" in entry["body"]


def test_what_was_learned_can_come_with_it(say: Say) -> None:
    more = LINES | {"learned": "Sleep.", "replaced": "yes"}

    said = say("listen", "--answers", "-", stdin=json.dumps(more))

    assert "Afterwards" not in said.out


def test_later_needs_something_to_come_back_to(say: Say) -> None:
    assert "safespace listen" in say("listen", "later", code=3).err
    code = say.write("A quiet day.")
    assert "not written with listen" in say("listen", "later", code, code=2).err
