"""RedNotebook's journals: every day of every month becomes an entry of that day."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.domain.label import MAX_LENGTH
from safespace.errors import BadInputError
from tests.transfer.odd import nest
from tests.transfer.reading import arrivals, left, read_all, tell_format, unread

if TYPE_CHECKING:
    from pathlib import Path

MARCH = """\
1: {text: 'Rain, **all** day.'}
5:
  Ideas: {"call Mara: Sunday": null, write more: null}
  Tags: {old: null}
  gym: null
  text: |-
    === Noon ===
    Walked to the #lake-side with [Mara ""https://example.org/#top""].
    #include #FFAA00 \uff03Ruhe a#b #12 &#38;
"""


def save(folder: Path, text: str, name: str = "2024-03.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def contents(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the days that were read: date, words, tags."""
    return [
        (each.entry.day.isoformat(), each.entry.content.body, each.entry.content.tags)
        for each in arrivals(read_all(path, name="rednotebook"))
    ]


def test_a_folder_of_months_gives_an_entry_for_each_day(tmp_path: Path) -> None:
    save(tmp_path, MARCH)
    save(tmp_path, "{}\n", "2024-04.txt")
    assert tell_format(tmp_path) == "rednotebook"
    first, second = arrivals(read_all(tmp_path))
    assert first.entry.content.body == "Rain, **all** day."
    assert first.entry.day.isoformat() == "2024-03-01"
    assert first.entry.happened is not None
    assert first.entry.happened.whole_day
    assert second.entry.content.body == (
        "=== Noon ===\n"
        'Walked to the #lake-side with [Mara ""https://example.org/#top""].\n'
        "#include #FFAA00 \uff03Ruhe a#b #12 &#38;\n\n"
        "Ideas: call Mara: Sunday\nIdeas: write more"
    )
    assert second.entry.content.tags == ("old", "gym", "lake", "Ruhe")


def test_a_backup_and_a_single_month_are_read_as_well(tmp_path: Path) -> None:
    month = save(tmp_path, MARCH)
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as archive:
        archive.write(month, "data/2024-03.txt")
    for path in (month, tmp_path / "backup.zip"):
        assert tell_format(path) == "rednotebook"
        assert len(contents(path)) == 2


def test_a_day_of_tags_alone_has_them_for_words(tmp_path: Path) -> None:
    save(tmp_path, "1: {gym: null, Tags: null, text: ''}\n2: {text: ' '}\n3: null\n")
    assert contents(tmp_path) == [("2024-03-01", "gym", ("gym",))]
    assert left(read_all(tmp_path)) == {"entry without words": 2}


def test_what_is_too_long_for_a_tag_stays_as_words(tmp_path: Path) -> None:
    name = "very " * 13 + "tired"
    save(tmp_path, f"1: {{{name}: null, text: Hm.}}\n")
    assert contents(tmp_path) == [("2024-03-01", f"Hm.\n\n{name}", ())]


def test_categories_that_were_mended_by_hand_keep_what_they_say(tmp_path: Path) -> None:
    save(
        tmp_path,
        "1:\n  Cook: soup\n  Read: [one, two]\n  Plan: {May: {go: null, stay: far}}\n"
        "  text: Hm.\n  Cook: bread\n",
    )
    [(_, body, _)] = contents(tmp_path)
    assert body.split("\n") == [
        *("Hm.", "", "Cook: soup", "Read: one", "Read: two"),
        *("Plan: May: go", "Plan: May: stay: far", "Cook: bread"),
    ]


def test_scalars_are_texts_and_only_a_bare_null_is_none(tmp_path: Path) -> None:
    save(
        tmp_path, "1: {text: no}\n02: {text: 12:30}\n3: {text: 'null'}\n'4': {null: x}"
    )
    assert [body for _, body, _ in contents(tmp_path)] == [
        *("no", "12:30", "null", "null: x")
    ]


def test_the_unicode_tag_of_old_files_is_read_and_no_other_is(tmp_path: Path) -> None:
    save(
        tmp_path,
        "1: {text: !!python/unicode 'Grüße', !!python/unicode 'Café': null}\n"
        "2: {text: !!python/object/apply:os.system ['touch hacked']}\n"
        "3: &a {text: again}\n4: *a\n5: {text: Fine.}\n",
    )
    items = read_all(tmp_path)
    assert contents(tmp_path) == [
        ("2024-03-01", "Grüße", ("Café",)),
        ("2024-03-05", "Fine.", ()),
    ]
    assert unread(items) == [
        ("2024-03.txt, day 2", "it has a YAML tag, and tags are not read"),
        ("2024-03.txt, day 3", "it has a YAML anchor or alias, and these are not read"),
        ("2024-03.txt, day 4", "it has a YAML anchor or alias, and these are not read"),
    ]


def test_older_copies_and_other_files_are_counted_and_left(tmp_path: Path) -> None:
    save(tmp_path, "1: {text: One.}\n")
    for end in ("new", "old", "CONFLICT_BACKUP2024-03-02_10.00"):
        save(tmp_path, "1: {text: Old.}\n", f"2024-03.{end}.txt")
    save(tmp_path, "x", "mara.jpg")
    assert [body for _, body, _ in contents(tmp_path)] == ["One."]
    assert left(read_all(tmp_path)) == {"older copy": 3, "other file": 1}


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("1: {text: a}\n31: {text: b}\n", ", day 31", "no such day"),
        ("1: {text: a}\nnote: {text: b}\n", ", line 2", "no such day"),
        ("1: {text: a}\n2: words\n", ", day 2", "not a day"),
        ("1: {text: a}\n2: {text: [b]}\n", ", day 2", "no text"),
        ("1: {text: a}\n2: {? [b] : c}\n", ", day 2", "not one text"),
        ("1: {text: a}\n2: {text: 'b\n", ", line 3", "not YAML"),
        ("1: {text: a}\n2: {text: b\a}\n", "", "no room for"),
        ("1: {text: a}\n---\n2: {text: b}\n", ", line 2", "second document"),
        ("1: {text: a}\n2: " + "[" * 5000, ", line 2", "nested too deep"),
        ("- a\n", ", line 1", "no days"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_days_before_arrive(
    tmp_path: Path, text: str, place: str, why: str
) -> None:
    save(tmp_path, text, "2024-02.txt")
    save(tmp_path, "1: {text: Next.}\n", "2024-03.txt")
    items = read_all(tmp_path, name="rednotebook")
    [(where, told)] = unread(items)
    assert where == f"2024-02.txt{place}"
    assert why in told
    assert contents(tmp_path)[-1] == ("2024-03-01", "Next.", ())


def test_months_that_are_no_text_or_no_month_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "2024-01.txt").write_bytes(b"1: {text: a}\n2: {text: \xc3(}\n")
    save(tmp_path, "1: {text: a}\n", "2024-13.txt")
    save(tmp_path, "1: {text: One.}\n")
    assert unread(read_all(tmp_path, name="rednotebook")) == [
        ("2024-01.txt, line 2", "it is not UTF-8 text"),
        ("2024-13.txt", "there is no such month"),
    ]
    assert [body for _, body, _ in contents(tmp_path)] == ["One."]


def test_a_flood_in_a_small_file_is_told_before_it_fills_the_memory(
    tmp_path: Path,
) -> None:
    entries = "".join(f"    e{number}: null\n" for number in range(20_000))
    save(tmp_path, f"1:\n  ? {'x' * 50_000}\n  :\n{entries}")
    [(_, why)] = unread(read_all(tmp_path))
    assert why == "a category in it is larger than a day can be"
    save(tmp_path, "1: [" + "a, " * 200_000 + "]")
    assert unread(read_all(tmp_path)) == [
        ("2024-03.txt", "it holds more than one file can")
    ]


def test_reading_twice_gives_the_same_ids_and_a_repeated_day_one_more(
    tmp_path: Path,
) -> None:
    save(tmp_path, "1: {text: One.}\n01: {text: One.}\n2: {text: Two.}\n")
    first, second = (
        [each.entry.id for each in arrivals(read_all(tmp_path))] for _ in range(2)
    )
    assert first == second
    assert len(set(first)) == 3


@pytest.mark.parametrize("text", ["Dear diary", "- 1: a", "a: 1"])
def test_other_files_with_a_month_for_a_name_are_none_of_it(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(BadInputError, match="no format"):
        tell_format(save(tmp_path, text))


def test_a_folder_without_months_is_refused(tmp_path: Path) -> None:
    save(tmp_path, "1: {text: a}", "diary.txt")
    with pytest.raises(BadInputError, match="no month of RedNotebook"):
        read_all(tmp_path, name="rednotebook")


ANYTHING = nest(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
)


@settings(max_examples=60)
@given(st.dictionaries(st.text(max_size=3) | st.integers(0, 40), ANYTHING), ANYTHING)
def test_whatever_a_day_holds_the_next_one_still_arrives(
    tmp_path_factory: pytest.TempPathFactory, days: dict[Any, Any], odd: Any
) -> None:
    month = {**days, 2: {"text": "Hm.", "Odd": odd}, 3: {"text": "Good."}}
    path = tmp_path_factory.mktemp("odd")
    save(path, yaml.safe_dump(month, sort_keys=False, allow_unicode=True))
    found = contents(path)
    assert any(body == "Good." for _, body, _ in found)
    for label in (label for _, _, tags in found for label in tags):
        assert label.isprintable()
        assert 0 < len(label) <= MAX_LENGTH


@given(st.binary(max_size=80))
def test_junk_in_a_month_is_never_more_than_unread(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("junk")
    (path / "2024-03.txt").write_bytes(b"1: {text: One.}\n" + junk)
    read_all(path, name="rednotebook")
