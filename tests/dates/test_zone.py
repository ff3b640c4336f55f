from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from safespace.dates.system_zone import find_region_name
from safespace.dates.zone import local_zone, now

PROBE = """
import json, sys
from datetime import UTC, datetime
from safespace.dates.system_zone import find_region_name
from safespace.dates.zone import local_zone, now
from safespace.domain.moment import moment_in
zone, name = local_zone()
ms = [int(text) for text in sys.argv[1:]]
print(json.dumps({
    "name": name,
    "walls": [str(moment_in(at, zone).wall()) for at in ms],
    "folds": [datetime.fromtimestamp(at / 1000, zone).fold for at in ms],
    "back": [int(datetime.fromtimestamp(at / 1000, zone).timestamp()) * 1000
             for at in ms],
    "offset": now(zone, name).offset_s,
    "tzlocal": "tzlocal" in sys.modules,
}))
"""
JULY = int(datetime(2026, 7, 1, 12, tzinfo=UTC).timestamp()) * 1000
# Clocks in Paris went back at 01:00 UTC: both of these read 02:30.
TWICE = int(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp()) * 1000
AGAIN = TWICE + 3_600_000


def ask(tz: str, *instants: int) -> dict[str, object]:
    """Ask a fresh process, since a zone is set for a whole process at once."""
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, *map(str, instants)],
        env=os.environ | {"TZ": tz},
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(found.stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("tz", ["Europe/Paris", ":Europe/Paris"])
def test_a_named_zone_is_read_without_tzlocal(tz: str) -> None:
    answer = ask(tz, JULY)
    assert (answer["name"], answer["tzlocal"]) == ("Europe/Paris", False)
    assert answer["walls"] == ["2026-07-01 14:00:00+02:00"]


def test_an_empty_zone_is_utc_as_for_every_other_program() -> None:
    assert ask("")["name"] == "UTC"


def test_a_zone_without_a_name_follows_the_system() -> None:
    answer = ask("CET-1CEST,M3.5.0,M10.5.0/3", JULY, TWICE, AGAIN)
    assert answer["name"] == ""
    assert answer["tzlocal"] is True
    assert answer["walls"] == [
        "2026-07-01 14:00:00+02:00",
        "2026-10-25 02:30:00+02:00",
        "2026-10-25 02:30:00+01:00",
    ]
    assert answer["folds"] == [0, 0, 1]
    assert answer["back"] == [JULY, TWICE, AGAIN]


def test_an_unknown_zone_falls_back_quietly() -> None:
    assert ask("Nowhere/Atall", JULY)["walls"] == ["2026-07-01 12:00:00+00:00"]


def test_now_is_the_clock_of_this_machine() -> None:
    zone, name = local_zone()
    before = time.time_ns() // 1_000_000
    moment = now(zone, name)
    assert before <= moment.at_ms <= time.time_ns() // 1_000_000
    assert moment.zone == name


@pytest.mark.parametrize(
    ("set_to", "name"),
    [
        ("Europe/Dublin", "Europe/Dublin"),
        (":America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("UTC", ""),
        ("", ""),
        ("CET-1CEST,M3.5.0,M10.5.0/3", ""),
        ("/usr/share/zoneinfo/Europe/Dublin", ""),
    ],
)
def test_a_name_is_taken_as_it_is_only_where_it_is_plain_to_see(
    monkeypatch: pytest.MonkeyPatch, set_to: str, name: str
) -> None:
    monkeypatch.setenv("TZ", set_to)

    assert find_region_name() == name


def test_the_name_plain_to_see_is_the_zone_that_is_found() -> None:
    assert find_region_name() in {"", local_zone()[1]}
