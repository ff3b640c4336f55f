"""Checking a pack names everything at once, each with its line and a way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.prompts.checking import Checked, PackFile, check_packs
from safespace.prompts.finding import MENDS
from safespace.prompts.pack import Pack
from safespace.prompts.reading import read_pack
from safespace.prompts.schema import KNOWN, PACK_KEYS
from safespace.prompts.template import make_template
from tests.prompts.samples import OWN_PACK, PACK, a_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[..., Path]

BAD = """\
pack: evenings
title: At the end of the day
lang: en
colour: blue
prompts:
  - id: evenings-1
    depth: deeper
    text: "You failed! Why did she leave? And why?"
    night_ok: maybe
    minutes: 900
  - depth: deep
    max_distress: 9
    night_ok: true
    practice: [S-99, x]
    text: ""
    follow_ups: none
  - only text
  - id: evenings-003
    depth: gentle
    text: "Which small thing did the rain do for you?"
  - id: evenings-003
    depth: steady
    text: "What small thing did the rain do for you?"
"""


def check(*paths: Path, own: bool = True, strict: bool = False) -> Checked:
    return check_packs((PackFile(p, p.name, own) for p in paths), strict=strict)


def lines(checked: Checked) -> list[tuple[int, str]]:
    return [(each.line, each.what.split()[0]) for each in checked.problems]


def test_everything_is_named_at_once_with_its_line(write_pack: Write) -> None:
    checked = check(write_pack(BAD))
    assert lines(checked) == [
        (4, "colour"),
        (6, "id"),
        (7, "depth"),
        (9, "night_ok"),
        (10, "minutes"),
        (11, "id"),
        (12, "max_distress"),
        (13, "night_ok"),
        (14, "practice"),
        (15, "text"),
        (16, "follow_ups"),
        (17, "a"),
        (21, "another"),
    ]
    assert all(each.mend for each in checked.findings)


def test_wording_is_advice_in_ones_own_pack_and_a_rule_elsewhere(
    write_pack: Write,
) -> None:
    path = write_pack(OWN_PACK.replace("cloud", "toxic cloud"))
    assert [each.advice for each in check(path).findings] == [True]
    assert check(path).problems == ()
    assert len(check(path, strict=True).problems) == 1
    shipped = write_pack(PACK.replace("sky", "toxic sky"), "shipped.yaml")
    assert lines(check(shipped, own=False)) == [(5 + 1, "text:")]


def test_a_sound_pack_has_nothing_to_mend(write_pack: Write) -> None:
    assert check(write_pack(PACK), own=False) == Checked(1, (), compared=True)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("practice: [S-71]", "S-71"),
        ("exercise: E-15", "E-15"),
        ("source: evidence:2-37", "2-37"),
    ],
)
def test_codes_that_stand_for_nothing_are_named(
    write_pack: Write, line: str, word: str
) -> None:
    [found] = check(write_pack(a_pack(line)), own=False).findings
    assert word in found.what


def test_two_files_are_held_against_each_other(write_pack: Write) -> None:
    one, other = write_pack(PACK, "a.yaml"), write_pack(PACK, "b.yaml")
    checked = check(one, other, own=False)
    assert [each.what for each in checked.findings] == [
        "another prompt has this id: a.yaml, line 5",
        "asks the same as weather-001 (a.yaml, line 6)",
    ]
    assert {each.file for each in checked.findings} == {"b.yaml"}


def test_a_hard_sentence_is_named(write_pack: Write) -> None:
    hard = "Which organisational considerations necessitated reprioritisation?"
    [found] = check(write_pack(a_pack(f'text: "{hard}"')), own=False).findings
    assert found.what == "text is hard to read"


def test_a_file_that_is_no_pack_at_all_is_named(write_pack: Write) -> None:
    for text in ("", "[]", "a: [", "a: &a b", "- - -", "prompts:\n"):
        assert check(write_pack(text)).problems, text


@given(at=st.integers(min_value=0), sign=st.text(max_size=4), end=st.integers(0, 9))
def test_whatever_is_typed_into_a_pack_the_check_ends_in_findings(
    tmp_path_factory: pytest.TempPathFactory, at: int, sign: str, end: int
) -> None:
    text = make_template("mine")
    at %= len(text)
    path = tmp_path_factory.getbasetemp() / "typed.yaml"
    path.write_bytes(f"{text[:at]}{sign}{text[at + end :]}".encode("utf-8", "replace"))
    checked = check(path)
    # What loads has nothing that must be mended, and what does not load has.
    assert isinstance(read_pack(path, own=True), Pack) == (not checked.problems)


@pytest.mark.parametrize("theme", ["mine", "evening_walks", "a", "x" * 40])
def test_the_template_works_as_it_is(write_pack: Write, theme: str) -> None:
    path = write_pack(make_template(theme))
    assert check(path, strict=True).findings == ()
    pack = read_pack(path, own=True)
    assert isinstance(pack, Pack)
    assert pack.theme == theme
    assert len(pack.prompts) == 2


def test_every_key_has_a_way_to_mend_it() -> None:
    assert {*MENDS} == {*KNOWN, *PACK_KEYS}
