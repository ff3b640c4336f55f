"""prompts: looking through them, muting some, keeping favourites, adding one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.prompts.samples import OWN_PACK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say


def add_pack(say: Say, text: str = OWN_PACK, name: str = "weather.yaml") -> Path:
    """Put a pack of one's own where they belong."""
    path = say.home / "packs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def listed(say: Say, *options: str) -> list[str]:
    """Return the ids of a list."""
    prompts = say("prompts", "list", *options, "--json").json["prompts"]
    return [each["id"] for each in prompts]


def test_alone_it_lists_the_themes(say_first: Say) -> None:
    out = say_first("prompts").out

    assert out == say_first("prompts", "themes").out
    assert len(out.splitlines()) == 20
    assert "ally" in out


def test_a_list_can_be_narrowed(say_first: Say) -> None:
    every = listed(say_first)
    some = listed(say_first, "--theme", "communication", "--depth", "gentle")

    assert len(every) >= 100
    assert some
    assert {each.rpartition("-")[0] for each in some} == {"communication"}
    assert listed(say_first, "--perspective", "ally") == listed(
        say_first, "--theme", "ally"
    )


def test_a_list_shows_the_id_and_the_words(say_first: Say) -> None:
    shown = say_first("prompts", "show", "ally-001", "--json").json

    assert f"ally-001  {shown['text']}" in say_first("prompts", "list").out


def test_a_word_that_is_no_depth_is_refused(say_first: Say) -> None:
    assert "gentle" in say_first("prompts", "list", "--depth", "deeper", code=2).err


def test_words_are_found_wherever_they_stand(say_first: Say) -> None:
    add_pack(say_first)

    assert "user/weather-001" in say_first("prompts", "search", "cloud RIDE").out
    said = say_first("prompts", "search", "no such words anywhere")
    assert (said.out, said.err != "") == ("", True)


def test_one_is_shown_with_all_that_belongs_to_it(say_first: Say) -> None:
    told = say_first("prompts", "show", "communication-001", "--json").json
    out = " ".join(say_first("prompts", "show", "communication-001").out.split())

    for part in (told["text"], told["why"], told["depth"], *told["follow_ups"]):
        assert part in out
    assert "safespace write --answer communication-001" in out


@pytest.mark.parametrize("verb", ["show", "mute", "unmute", "favourite", "unfavourite"])
def test_what_there_is_not_is_said(say_first: Say, verb: str) -> None:
    said = say_first("prompts", verb, "nothing-999", code=3)

    assert said.out == ""
    assert not (say_first.home / "state" / "marks").exists()


def test_a_bad_pack_is_named_and_the_rest_work(say_first: Say) -> None:
    add_pack(say_first)
    add_pack(say_first, "prompts: [", "broken.yaml")

    said = say_first("prompts", "list", "--theme", "weather")

    assert "broken.yaml, line" in said.err
    assert "user/weather-001" in said.out


def test_what_is_muted_does_not_come_by_itself(say_first: Say) -> None:
    today = say_first("prompt", "--json").json

    say_first("prompts", "mute", today["theme"])

    assert say_first("prompt", "--json").json["theme"] != today["theme"]
    assert listed(say_first, "--muted") == listed(say_first, "--theme", today["theme"])
    say_first("prompts", "unmute", today["theme"])
    assert listed(say_first, "--muted") == []


def test_muting_another_prompt_leaves_todays_alone(say_first: Say) -> None:
    today = say_first("prompt").out
    other = next(i for i in listed(say_first) if today.strip() not in i)

    say_first("prompts", "mute", other)

    assert say_first("prompt").out == today


def test_where_everything_is_muted_there_is_none_and_it_says_so(say_first: Say) -> None:
    for each in say_first("prompts", "themes", "--json").json["themes"]:
        say_first("prompts", "mute", each["theme"])

    assert "muted" in say_first("prompt", code=3).err


def test_favourites_are_kept_and_marked(say_first: Say) -> None:
    say_first("prompts", "favourite", "ally-001")

    assert listed(say_first, "--favourites") == ["ally-001"]
    assert "favourite" in say_first("prompts", "show", "ally-001").out
    say_first("prompts", "unfavourite", "ally-001")
    assert listed(say_first, "--favourites") == []


def test_what_is_kept_of_this_is_private_and_holds_ids_alone(say_first: Say) -> None:
    say_first("prompts", "favourite", "ally-001")
    say_first("prompts", "mute", "forgiveness")
    kept = say_first.home / "state" / "marks"

    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.read_text().splitlines()[1:] == [
        "muted forgiveness",
        "favourite ally-001",
    ]


def test_a_new_pack_is_written_once_and_never_over_another(say_first: Say) -> None:
    assert "evenings.yaml" in say_first("prompts", "new", "evenings").out
    path = say_first.home / "packs" / "evenings.yaml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert listed(say_first, "--theme", "evenings")
    path.write_text("mine")

    said = say_first("prompts", "new", "evenings", code=2)

    assert "left as it is" in said.err
    assert path.read_text() == "mine"


def test_a_new_pack_can_be_printed_instead(say_first: Say) -> None:
    out = say_first("prompts", "new", "--print").out

    assert "pack: mine" in out
    assert not say_first.home.exists()


@pytest.mark.parametrize("name", ["../x", "Big", "a b", "", "x" * 41, "é"])
def test_a_name_that_is_no_theme_makes_no_file(say_first: Say, name: str) -> None:
    say_first("prompts", "new", name, code=2)

    assert not say_first.home.exists()


def test_the_check_finds_nothing_in_what_is_there(say_first: Say) -> None:
    add_pack(say_first)

    said = say_first("prompts", "check")

    assert said.out.endswith("in 19 packs: nothing to mend.\n")


def test_the_check_names_file_line_and_how_to_mend(say_first: Say) -> None:
    path = add_pack(say_first, OWN_PACK.replace("gentle", "deeper"))

    for argv in (["prompts", "check"], ["prompts", "check", str(path)]):
        out = say_first(*argv, code=9).out
        assert f"{path}:6: depth is one of gentle, steady, deep" in out
        assert "Write gentle, steady or deep." in out


def test_advice_is_no_reason_to_fail_unless_it_is_wanted(say_first: Say) -> None:
    path = add_pack(say_first, OWN_PACK.replace("cloud", "toxic cloud"))

    assert "(advice)" in say_first("prompts", "check", str(path)).out
    assert "toxic" in say_first("prompts", "check", str(path), "--strict", code=9).out


def test_a_file_that_is_not_there_is_not_checked(say_first: Say) -> None:
    assert say_first("prompts", "check", "/nowhere/x.yaml", code=3).out == ""


def test_a_file_name_with_controls_in_it_cannot_play_with_the_screen(
    say_first: Say, tmp_path: Path
) -> None:
    path = tmp_path / "\x1b[31mred.yaml"
    path.write_text("prompts: 3")

    assert "\x1b" not in say_first("prompts", "check", str(path), code=9).out
