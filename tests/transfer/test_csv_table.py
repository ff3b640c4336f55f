"""Tables of other programs: whatever the order, the case and the delimiter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.domain.entry import Feelings
from safespace.errors import BadInputError
from safespace.transfer import table
from safespace.transfer.importers import csv_table
from safespace.transfer.source import open_source
from tests.transfer.bounded import MIB, run_bounded
from tests.transfer.reading import arrivals, left, unread
from tests.transfer.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def knows(path: Path, raw: bytes) -> bool:
    path.write_bytes(raw)
    with open_source(path) as source:
        return csv_table.detect(source)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_of_words_and_dates_is_read(
    path: Path, sign: str, encoding: str
) -> None:
    lines = [" Note ", "DATE", "tags", "valence"], ["Grüße", "2024-03-31", "a|b", "-2"]
    text = "\r\n".join(map(sign.join, lines))
    assert knows(path, text.encode(encoding))
    [entry] = (each.entry for each in arrivals(read_table(path, text.encode(encoding))))
    assert entry.content.body == "Grüße"
    assert entry.content.tags == ("a", "b")
    assert entry.content.feelings == Feelings(valence=-2)
    assert entry.day == date(2024, 3, 31)
    assert entry.happened
    assert entry.happened.whole_day


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2024-03-31 10:00,", "2024-03-31T10:00:00+01:00"),
        ("2024/3/1 9:05,", "2024-03-01T09:05:00+00:00"),
        ("2024-03-31T10:00:00Z,", "2024-03-31T11:00:00+01:00"),
        ("2024-03-31,10:00", "2024-03-31T10:00:00+01:00"),
        # Somebody lived on the clock that a time names, unless it is that of UTC.
        ("2024-03-31T22:00:00-05:00,", "2024-03-31T22:00:00-05:00"),
        ("2024-03-31,22:00+05:30", "2024-03-31T22:00:00+05:30"),
        ("2024-03-31T10:00:00+00:00,", "2024-03-31T11:00:00+01:00"),
    ],
)
def test_times_are_read_where_they_stand(path: Path, said: str, at: str) -> None:
    items = read_table(path, f"date,time,text\n{said},words\n")
    assert [each.entry.written.wall().isoformat() for each in arrivals(items)] == [at]


def test_the_same_table_gives_the_same_ids_and_two_alike_rows_two(path: Path) -> None:
    text = "id,date,text\n" + ",2024-03-31,words\n" * 2 + "7,2024-03-31,words\n" * 2
    ids = [each.entry.id for each in arrivals(read_table(path, text))]
    assert ids == [each.entry.id for each in arrivals(read_table(path, text))]
    assert len(set(ids)) == 4


def test_what_is_not_taken_over_is_told(path: Path) -> None:
    text = (
        "date,text,weather,empty\n\n2024-03-31,words,rain,\n2024-03-31,,sun,\n"
        '31.3.2024,words,,\n2024-02-30,words,,\n2024-03-31,"words"x,,\n2024-03-31\n'
    )
    items = read_table(path, text)
    assert len(arrivals(items)) == 1
    assert left(items) == {"entry without words": 1, "unknown column": 1}
    assert [place for place, _ in unread(items)] == [f"line {n}" for n in (5, 6, 7, 8)]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\xff\xfe",
        b"words",
        b"date,mood\n",
        b'{"date": "2024", "text": "a"}',
        b"full_date,date,weekday,time,mood,activities,note_title,note\n",
        b"year,date,weekday,time,mood,activities,note\n",
    ],
)
def test_other_files_are_left_to_others(path: Path, raw: bytes) -> None:
    assert not knows(path, raw)


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"date,text\n2024-03-31,\xfc\n"])
def test_what_is_no_table_is_refused(path: Path, raw: bytes) -> None:
    with pytest.raises(BadInputError):
        read_table(path, raw)


@pytest.mark.parametrize(
    "row", [b"x" * 20 * MIB, b"," * 20 * MIB, b'"' + (b"words " * 200 + b"\n") * 16_000]
)
def test_a_row_without_end_is_refused_in_bounded_memory(path: Path, row: bytes) -> None:
    path.write_bytes(b"date,text\n" + row)
    came, _ = run_bounded(path, "count_items(path)", memory=320 * MIB)
    assert str(came).startswith("refused: One row")


@pytest.mark.parametrize("row", ["x" * 3_000, "," * 200])
def test_a_row_that_is_too_large_and_ends_stops_no_other(
    path: Path, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST", 2_000)
    monkeypatch.setattr(table, "MOST_CELLS", 100)
    good = "2024-03-31,words\n"
    items = read_table(path, f"date,text\n{good}{row}\n{good}")
    assert len(arrivals(items)) == 2
    assert [place for place, _ in unread(items)] == ["line 3"]


def test_a_first_line_that_is_too_large_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_CELLS", 100)
    with pytest.raises(BadInputError, match="One row"):
        read_table(path, f"date,text{',' * 200}\n2024-03-31,words\n")


CELLS = st.text(alphabet='a",;\t\r\n\0-:0123é', max_size=12)


@settings(suppress_health_check=list(HealthCheck), max_examples=100, deadline=None)
@given(rows=st.lists(CELLS, max_size=5), raw=st.binary(max_size=20), own=st.booleans())
def test_any_cells_come_to_an_entry_or_to_a_reason(
    rows: list[str], raw: bytes, own: bool, path: Path
) -> None:
    header = "id,day,written,zone,happened,whole_day,words" if own else "date,text,id"
    try:
        items = read_table(path, f"{header}\n{','.join(rows)}\n".encode() + raw)
    except BadInputError:
        return
    for each in arrivals(items):
        assert "\0" not in each.entry.content.body
