"""path: where a person's files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.saying import Say


def test_every_place_is_told_before_there_is_a_journal(say_first: Say) -> None:
    home = say_first.home

    assert say_first("path").out == (
        f"journal    {home}/journal\n"
        f"drafts     {home}/drafts\n"
        f"inbox      {home}/inbox\n"
        f"backups    {home}/backups\n"
        f"settings   {home}/settings.toml\n"
        f"packs      {home}/packs\n"
        f"exercises  {home}/exercises\n"
        f"feelings   {home}/feelings.yaml\n"
        f"state      {home}/state\n"
    )
    assert not home.exists()


def test_json_has_the_same_places(say: Say) -> None:
    places = say("path", "--json").json

    assert places["journal"] == str(say.home / "journal")
    assert set(places) == {
        *("journal", "drafts", "inbox", "backups"),
        *("settings", "packs", "exercises", "feelings", "state"),
    }


def test_a_path_is_never_folded(say_first: Say) -> None:
    say_first.environ["SAFESPACE_HOME"] = "/tmp/" + "long/" * 60

    assert "long/" * 60 + "settings.toml\n" in say_first("path").out
