"""exercises: what there is to do, without a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.shelf import list_names

if TYPE_CHECKING:
    from tests.saying import Say


def test_every_exercise_is_listed_with_how_long_it_takes(say_encrypted: Say) -> None:
    lines = say_encrypted("exercises").out.splitlines()

    assert [line.split()[0] for line in lines[:-1]] == list(list_names())
    assert all("about" in line for line in lines[:-1])


def test_the_list_comes_as_json(say: Say) -> None:
    found = say("exercises", "--json").json["exercises"]

    assert {one["name"] for one in found} == set(list_names())
    assert all(one["practices"] for one in found)
