from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import sys
from datetime import UTC, date, datetime, time
from safespace.dates.reading import read_when
from safespace.dates.spans import read_days
from safespace.domain.moment import moment_of
now = moment_of(datetime(2026, 11, 21, 14, 30, tzinfo=UTC), "UTC")
if sys.argv[1] == "when":
    read_when(sys.argv[2], now=now, zone=UTC, day_start=time(4))
else:
    read_days(sys.argv[2], today=date(2026, 11, 21))
print("dateparser" in sys.modules)
"""


def loads_dateparser(how: str, text: str) -> bool:
    found = subprocess.run(
        [sys.executable, "-c", PROBE, how, text],
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout == "True\n"


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("when", "2026-11-20"),
        ("when", "2026-11-20T21:00+02:00"),
        ("when", "yesterday 21:00"),
        ("when", "09:00"),
        ("days", "2026-10..2026-11-20"),
        ("days", "last week"),
    ],
)
def test_plain_dates_never_load_dateparser(how: str, text: str) -> None:
    assert not loads_dateparser(how, text)


def test_dates_in_words_do_load_it() -> None:
    assert loads_dateparser("when", "last friday")
