"""prompt: the question of the day, without journal or key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from pathlib import Path


def week(say: Say) -> list[str]:
    """Return the prompts of a week."""
    days = (f"2026-11-{day}" for day in range(22, 29))
    return [say("prompt", "--date", day).out for day in days]


def test_it_needs_no_journal(say_first: Say) -> None:
    said = say_first("prompt")

    assert said.err == ""
    assert len(said.out.splitlines()) == 1
    assert not (say_first.home / "journal").exists()


def test_it_is_the_same_all_day(say: Say) -> None:
    evening = say("prompt").out
    say.now += timedelta(hours=6)  # past midnight, before the day starts

    assert say("prompt").out == evening


def test_it_is_another_one_tomorrow(say: Say) -> None:
    assert len(set(week(say))) == 7


def test_an_answer_carries_the_same_question(say: Say) -> None:
    today = say("prompt", "--json").json

    say("write", "--prompt", stdin="an answer")

    [entry] = say("read", "--json").json["entries"]
    assert entry["prompt"] == {"id": today["id"], "question": today["text"]}
    assert today["text"] == say("prompt", "--plain").out.rstrip("\n")
    assert entry["body"] == "an answer"


def test_the_question_of_an_old_answer_stays_with_it(say: Say) -> None:
    say("write", "--prompt", stdin="an answer")
    question = say("prompt").out.strip()

    say.now += timedelta(days=3)

    [entry] = say("read", "--json").json["entries"]
    assert entry["prompt"]["question"] == question != say("prompt").out.strip()


def test_another_days_prompt_can_be_seen(say: Say) -> None:
    tomorrow = say("prompt", "--date", "tomorrow").out
    say.now += timedelta(days=1)

    assert say("prompt").out == tomorrow


@pytest.mark.parametrize("day", ["12/11/2026", "2026-02-30", "blursday", "", "\udce9"])
def test_an_unclear_day_has_no_prompt(say: Say, day: str) -> None:
    assert say("prompt", "--date", day, code=2).out == ""


def test_json_describes_the_prompt(say: Say) -> None:
    data = say("prompt", "--json", "--date", "2026-11-25").json

    assert data["date"] == "2026-11-25"
    assert data["depth"] in {"gentle", "steady"}
    assert data["text"] == say("prompt", "--date", "2026-11-25").out.strip()
    assert {"id", "theme", "follow_ups", "why"} <= set(data)


def test_each_install_has_an_order_of_its_own(tmp_path: Path) -> None:
    one, other = (make_say(tmp_path / name, None) for name in ("one", "other"))
    other._chance.seed(2)

    assert week(one) != week(other)
    assert week(one) == week(one)


def test_the_order_comes_from_a_small_private_file(say: Say) -> None:
    first = week(say)
    salt = say.home / "state" / "salt"
    assert salt.stat().st_mode & 0o077 == 0

    salt.write_text("another")

    assert week(say) != first


def test_a_locked_journal_does_not_matter(tmp_path: Path) -> None:
    say = make_say(tmp_path / "home", Mode.ENCRYPTED)
    (say.home / "journal" / "journal.key").write_bytes(b"damaged")

    assert say("prompt").out.strip()


@pytest.mark.parametrize("place", ["home", "home/state", "home/state/salt"])
def test_a_file_in_the_way_does_not_keep_the_prompt_away(
    tmp_path: Path, place: str
) -> None:
    say = make_say(tmp_path / "home", None)
    in_the_way = tmp_path / place
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("")

    assert len(set(week(say))) == 7


def test_a_home_that_cannot_be_written_to_still_gives_a_prompt(say_first: Say) -> None:
    say_first.environ["SAFESPACE_HOME"] = "/dev/null/nowhere"

    assert say_first("prompt").out.strip()


def test_a_pack_with_a_slip_is_named_and_the_others_are_used(say: Say) -> None:
    packs = say.home / "packs"
    packs.mkdir()
    (packs / "mine.yaml").write_text("prompts: [")

    said = say("prompt")

    assert "mine.yaml" in said.err
    assert said.out.strip()
