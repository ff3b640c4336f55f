"""Reading a pack: what is filled in, what is refused, and on which line."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.errors import BadInputError, ExitCode
from safespace.prompts.library import find_folders
from safespace.prompts.pack import Depth, Pack, Perspective, Prompt
from safespace.prompts.reading import read_pack
from tests.prompts.samples import OWN_PACK, PACK, PLAIN, a_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[..., Path]

SHIPPED = (find_folders()[0].path / "communication.yaml").read_bytes()


def only_prompt(path: Path, *, own: bool = False) -> Prompt:
    pack = read_pack(path, own=own)
    assert isinstance(pack, Pack), pack
    return pack.prompts[0]


def refusal(path: Path, *, own: bool = False) -> str:
    error = read_pack(path, own=own)
    assert isinstance(error, BadInputError), error
    assert error.exit_code is ExitCode.BAD_INPUT
    assert error.hint
    return error.message


def test_keys_left_out_take_their_defaults(write_pack: Write) -> None:
    assert only_prompt(write_pack(PACK)) == PLAIN


@pytest.mark.parametrize(
    ("depth", "distress", "night"),
    [("gentle", 10, True), ("steady", 7, True), ("deep", 5, False)],
)
def test_depth_decides_on_distress_and_night(
    write_pack: Write, depth: str, distress: int, night: bool
) -> None:
    prompt = only_prompt(write_pack(a_pack(f"depth: {depth}")))
    assert (prompt.max_distress, prompt.night_ok) == (distress, night)


def test_every_key_can_be_written_out(write_pack: Write) -> None:
    text = a_pack(
        "follow_ups: [And the wind?]",
        "exercise: E-11",
        "relational: true",
        "ruminative: true",
        "max_distress: 3",
        "min_gap_days: 90",
        "night_ok: false",
        "minutes: 12",
        "perspective: friend",
        "tags: [silence, tone]",
    )
    prompt = only_prompt(write_pack(text))
    assert prompt.follow_ups == ("And the wind?",)
    assert prompt.exercise == "E-11"
    assert prompt.relational
    assert prompt.ruminative
    assert (prompt.max_distress, prompt.min_gap_days, prompt.minutes) == (3, 90, 12)
    assert not prompt.night_ok
    assert prompt.perspective is Perspective.FRIEND
    assert prompt.tags == ("silence", "tone")


def test_nothing_is_resolved_but_what_the_schema_asks_for(write_pack: Write) -> None:
    prompt = only_prompt(write_pack(a_pack("text: no", "why: 12:30:00")))
    assert (prompt.text, prompt.why) == ("no", "12:30:00")


def test_a_folded_text_becomes_one_line(write_pack: Write) -> None:
    text = a_pack("text: >\n      What is\n      the sky doing?")
    assert only_prompt(write_pack(text)).text == "What is the sky doing?"


def test_a_persons_own_pack_needs_little_and_lives_under_user(
    write_pack: Write,
) -> None:
    path = write_pack(OWN_PACK)
    prompt = only_prompt(path, own=True)
    assert prompt.id == "user/weather-001"
    assert (prompt.depth, prompt.source, prompt.reviewed_on) == (
        Depth.GENTLE,
        "own",
        None,
    )
    assert refusal(path) == "weather.yaml, line 5: practice is needed here"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("depth: deeper", "depth is one of gentle, steady, deep"),
        ("perspective: boss", "perspective is one of self, partner, friend"),
        ("max_distress: 11", "max_distress is a whole number from 0 to 10"),
        ("max_distress: ٣", "max_distress is a whole number from 0 to 10"),
        ("minutes: soon", "minutes is a whole number from 1 to 60"),
        ("relational: yes", "relational is true or false"),
        ("practice: S-01", "practice is a list"),
        ("practice: [S-1]", "practice is a list of codes like S-01"),
        ("exercise: walk", "exercise looks like E-1"),
        ("source: seed:E", "source looks like seed:A, evidence:2-1 or own"),
        ("reviewed_on: 2026-02-30", "reviewed_on is not a day of the calendar"),
        ("reviewed_on: today", "reviewed_on looks like 2026-01-31"),
        ("text: [a, b]", "text is one value"),
        ('text: ""', "text is not empty"),
        (f"text: {'a ' * 31}", "text has at most 30 words"),
        (f"text: {'a' * 401}", "text has at most 30 words"),
        (f"why: {'a ' * 21}", "why has at most 20 words"),
        ('text: "\\e[31mred"', "text holds characters that cannot be seen"),
        ('text: "left \\u202e right"', "text holds characters that cannot be seen"),
        ("follow_ups: [a, b, c, d]", "follow_ups has at most 3"),
        ("follow_ups: [[a]]", "follow_ups holds lines of text"),
        ("id: wether-001", "id looks like weather-001"),
        ("shade: blue", "this key is not one of id, depth, text"),
    ],
)
def test_what_does_not_fit_is_refused_on_its_line(
    write_pack: Write, line: str, message: str
) -> None:
    text = a_pack(line)
    key = line.split(":", maxsplit=1)[0]
    at = next(
        n
        for n, kept in enumerate(text.splitlines(), 1)
        if kept.strip(" -").startswith(f"{key}:")
    )
    assert refusal(write_pack(text)).startswith(f"weather.yaml, line {at}: {message}")


def test_a_deep_prompt_cannot_be_opened_to_the_night_or_to_distress(
    write_pack: Write,
) -> None:
    night = write_pack(a_pack("depth: deep", "night_ok: true"))
    assert "night_ok is false where depth is deep" in refusal(night)
    distress = write_pack(a_pack("depth: deep", "max_distress: 6"))
    assert "max_distress is a whole number from 0 to 5" in refusal(distress)


def test_an_id_stands_once_in_a_pack(write_pack: Write) -> None:
    twice = OWN_PACK + OWN_PACK.split("prompts:\n")[1]
    message = refusal(write_pack(twice), own=True)
    assert message == "weather.yaml, line 8: another prompt above has this id"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "weather.yaml: the file is empty"),
        ("- a\n", "weather.yaml, line 1: a list of keys and values is expected here"),
        ("pack: a\n", "weather.yaml, line 1: title is needed here"),
        ("pack: [\n", "weather.yaml, line 2: this cannot be read as YAML"),
        (PACK + "---\na: b\n", "weather.yaml, line 13: a second document begins here"),
        ("a: \0", "weather.yaml: it holds characters YAML has no room for"),
    ],
)
def test_a_file_that_is_no_pack_is_named(
    write_pack: Write, text: str, message: str
) -> None:
    assert refusal(write_pack(text)) == message


def test_what_is_not_a_readable_file_is_named(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("pack: été\n".encode("latin-1"))
    assert refusal(pipe) == "pipe.yaml: it is not a file"
    assert refusal(latin) == "latin.yaml, line 1: it is not UTF-8 text"
    assert refusal(tmp_path) == f"{tmp_path.name}: it cannot be opened"
    assert refusal(tmp_path / "gone.yaml") == "gone.yaml: it cannot be opened"


def test_a_message_never_repeats_what_the_file_says(write_pack: Write) -> None:
    for line in (
        "depth: harbour",
        "harbour: 1",
        f"text: {'harbour ' * 40}",
        "why: {harbour",
    ):
        assert "harbour" not in refusal(write_pack(a_pack(line)))


@given(
    at=st.integers(0, len(SHIPPED)), cut=st.integers(0, 40), put=st.binary(max_size=8)
)
def test_a_damaged_pack_is_a_pack_or_an_error_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, put: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_bytes(SHIPPED[:at] + put + SHIPPED[at + cut :])
    read = read_pack(path)
    assert isinstance(read, Pack) or read.message.startswith("damaged.yaml")


def test_dates_are_dates(write_pack: Write) -> None:
    prompt = only_prompt(write_pack(a_pack("reviewed_on: 2026-01-31")))
    assert prompt.reviewed_on == date(2026, 1, 31)
