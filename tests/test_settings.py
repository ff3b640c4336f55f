"""Settings: read key by key, kept line by line."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.domain.day import DayRange
from safespace.errors import BadInputError, UsageError
from safespace.settings import Settings, load, read_value, save

if TYPE_CHECKING:
    from pathlib import Path

YEAR_END = DayRange(date(2026, 12, 24), date(2027, 1, 2))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The settings file, which is not there yet."""
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    loaded = load(file)

    assert loaded.settings == Settings()
    assert loaded.problems == ()
    assert not file.parent.exists()


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ('day_start = "5:30"', Settings(day_start=time(5, 30))),
        ("day_start = 05:30:00", Settings(day_start=time(5, 30))),
        ('country = " ie "', Settings(country="IE")),
        ('country = ""', Settings()),
        ("rhythm = false", Settings(rhythm=False)),
        ('rhythm = "Off"', Settings(rhythm=False)),
        ("rest_days_a_week = 2", Settings(rest_days_a_week=2)),
        ('rests = ["2026-12-24..2027-01-02"]', Settings(rests=(YEAR_END,))),
        ('rests = "2026-12-24 .. 2027-01-02,"', Settings(rests=(YEAR_END,))),
        ("rests = []", Settings()),
        ("discreet = true", Settings(discreet=True)),
        ('editor = "code --wait"', Settings(editor="code --wait")),
    ],
)
def test_each_key_is_read(file: Path, line: str, settings: Settings) -> None:
    file.parent.mkdir()
    file.write_text(line)

    loaded = load(file)

    assert (loaded.settings, loaded.problems) == (settings, ())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("day_start = 4", "day_start takes a clock time such as 04:00."),
        ('country = "EIRE"', "country takes a two-letter country code"),
        ("rhythm = 2", "rhythm takes on or off."),
        ("rest_days_a_week = 7", "rest_days_a_week takes a number from 0 to 6."),
        ('rests = ["2026-13-01"]', "rests takes dates such as"),
        ("discreet = []", "discreet takes on or off."),
        ("nosuch = 1", "a key it does not know: nosuch."),
    ],
)
def test_a_key_that_cannot_be_read_is_named_and_has_its_default(
    file: Path, line: str, problem: str
) -> None:
    file.parent.mkdir()
    file.write_text(f'{line}\neditor = "nano"\n')

    loaded = load(file)

    assert loaded.settings == Settings(editor="nano")
    assert len(loaded.problems) == 1
    assert problem in loaded.problems[0]


@given(raw=st.binary(max_size=60))
def test_no_file_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(raw)

    assert isinstance(load(file).settings, Settings)


@given(
    typed=st.sampled_from(["day_start", "country", "rests", "editor", "rhythm"]),
    value=st.text(max_size=20),
)
def test_a_value_is_read_or_refused(typed: str, value: str) -> None:
    refusal = ""
    try:
        read = read_value(typed, value)
    except UsageError as error:
        refusal = error.message
    else:
        assert read is not None

    assert not refusal or refusal.startswith(f"{typed} takes ")


@given(
    day_start=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    rest_days=st.integers(0, 6),
    switched=st.booleans(),
    spans=st.lists(st.tuples(st.dates(), st.dates()).map(sorted), max_size=3),
    editor=st.text(st.characters(categories=["L", "P", "S"]), max_size=10),
)
def test_what_is_saved_is_what_is_loaded(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    day_start: time,
    rest_days: int,
    switched: bool,
    spans: list[list[date]],
    editor: str,
) -> None:
    file = tmp_path_factory.getbasetemp() / "round" / "settings.toml"
    rests = tuple(DayRange(first, last) for first, last in spans)
    changes: dict[str, object] = {
        "day_start": day_start,
        "rest_days_a_week": rest_days,
        "rhythm": switched,
        "discreet": switched,
        "numbers": switched,
        "rests": rests,
        "editor": editor,
    }

    save(file, changes)

    assert load(file).problems == ()
    settings = load(file).settings
    assert {key: getattr(settings, key) for key in changes} == changes


def test_the_file_is_private_from_the_start(file: Path) -> None:
    save(file, {"rhythm": False})

    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_toml_is_never_written_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("= =")

    with pytest.raises(BadInputError):
        save(file, {"rhythm": False})

    assert file.read_text() == "= ="


def test_an_unknown_key_names_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        read_value("nosuch", "1")

    assert "rest_days_a_week" in caught.value.hint
