"""The rules of days and rhythm against slow, independent models of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safespace.domain.day import DayRange, journal_day, journal_day_at
from safespace.domain.moment import moment_in
from safespace.domain.rhythm import Rhythm, TodayState, compute_rhythm, week_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = timedelta(days=1)
ZONES = (
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/St_Johns",
    "Africa/Casablanca",
)


def days_from(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def slow_rhythm(
    written: set[date], today: date, rests: list[DayRange], forgiven: int
) -> Rhythm:
    """Walk every day from the first written one and follow the rules one by one."""
    written = {day for day in written if day <= today}
    resting = {day for rest in rests for day in days_from(rest.first, rest.last)}
    used: dict[tuple[int, int], int] = {}
    runs, back = [0], 0
    for day in days_from(min(written, default=today), today):
        if day in resting or (day == today and day not in written):
            continue
        if day in written:
            back += runs[-1] == 0 and any(runs)
            runs[-1] += 1
            continue
        week = day.isocalendar()[:2]
        used[week] = used.get(week, 0) + 1
        if used[week] > forgiven:
            runs.append(0)
    state = (
        TodayState.REST
        if today in resting
        else TodayState.WRITTEN
        if today in written
        else TodayState.OPEN
    )
    end = today - DAY if state is TodayState.OPEN else today
    opening = max(end - 27 * DAY, min(written, default=today))
    window = [day for day in days_from(opening, end) if day not in resting]
    return Rhythm(
        written_total=len(written),
        run=runs[-1],
        longest=max(runs),
        returns=back,
        window_written=sum(day in written for day in window),
        window_days=len(window),
        today=state,
        first=min(written, default=None),
        last=max(written, default=None),
    )


def random_case(dice: Random) -> tuple[set[date], date, list[DayRange], int]:
    today = date(2026, 1, 1) + dice.randrange(400) * DAY
    span = dice.choice((3, 10, 40, 90))
    chance = dice.choice((0.1, 0.5, 0.8, 0.95))
    written = {today + back * DAY for back in range(-span, 3) if dice.random() < chance}
    rests = []
    for _ in range(dice.choice((0, 0, 1, 2, 5))):
        first = today + dice.randrange(-span - 5, 6) * DAY
        rests.append(DayRange(first, first + dice.choice((0, 1, 6, 20)) * DAY))
    return written, today, rests, dice.choice((0, 0, 1, 2, 3, 5, 6, 7))


def test_rhythm_agrees_with_a_walk_through_every_day() -> None:
    dice = Random(20261121)
    seen: dict[str, int] = {}
    for _ in range(12_000):
        written, today, rests, forgiven = random_case(dice)
        days = [*written, *dice.sample(sorted(written), min(len(written), 2))]
        dice.shuffle(days)
        found = compute_rhythm(
            days, today=today, rests=rests, rest_days_a_week=forgiven
        )
        expected = slow_rhythm(written, today, rests, forgiven)
        assert found == expected, (sorted(written), today, rests, forgiven)
        seen[found.today.name] = seen.get(found.today.name, 0) + 1
        seen["returns"] = seen.get("returns", 0) + (found.returns > 1)
        seen["held"] = seen.get("held", 0) + (0 < forgiven < 7 and found.run > 7)
    # The cases do reach every corner the rules talk about.
    assert min(seen[key] for key in (*TodayState.__members__, "returns", "held")) > 300


@settings(max_examples=200, deadline=None)
@given(
    days=st.sets(st.dates(date(1660, 1, 1), date(1670, 1, 1)), max_size=40),
    forgiven=st.integers(0, 6),
)
def test_any_journal_of_1660_read_today_has_no_current_run(
    days: set[date], forgiven: int
) -> None:
    found = compute_rhythm(
        days, today=date(2026, 11, 21), rests=[], rest_days_a_week=forgiven
    )
    assert found.run == 0
    assert found.longest >= bool(days)
    assert found.written_total == len(days)


@settings(max_examples=200, deadline=None)
@given(
    days=st.sets(st.dates(date(2026, 9, 1), date(2026, 11, 21)), max_size=60),
    more=st.dates(date(2026, 9, 1), date(2026, 11, 21)),
    forgiven=st.integers(0, 7),
)
def test_writing_on_one_more_day_never_makes_a_run_shorter(
    days: set[date], more: date, forgiven: int
) -> None:
    def longest(written: set[date]) -> int:
        return compute_rhythm(
            written, today=date(2026, 11, 21), rests=[], rest_days_a_week=forgiven
        ).longest

    # An earlier first day opens the days after it to the rules, so it may change more.
    assume(days and min(days) <= more)
    assert longest(days | {more}) >= longest(days)


@settings(max_examples=100, deadline=None)
@given(
    days=st.sets(st.dates(date(2026, 9, 1), date(2026, 11, 30)), max_size=60),
    today=st.dates(date(2026, 11, 1), date(2026, 11, 30)),
)
def test_the_picture_and_the_figures_agree(days: set[date], today: date) -> None:
    grid = week_grid(days, today=today, rests=[], weeks=20)
    drawn = {
        monday + weekday * DAY
        for weekday, row in enumerate(grid.rows)
        for monday, cell in zip(grid.mondays, row, strict=True)
        if cell.value == "written"
    }
    assert drawn == {day for day in days if day <= today}


def test_a_journal_day_is_the_wall_clock_moved_back_by_the_day_start() -> None:
    dice = Random(1970)
    end_ms = int(datetime(2101, 1, 1, tzinfo=ZoneInfo("UTC")).timestamp() * 1000)
    evenings = 0
    for _ in range(20_000):
        zone = ZoneInfo(dice.choice(ZONES))
        start = time(dice.randrange(0, 8), dice.choice((0, 30)))
        at_ms = dice.randrange(end_ms) // 1000 * 1000
        wall = datetime.fromtimestamp(at_ms // 1000, zone).replace(tzinfo=None)
        expected = (wall - timedelta(hours=start.hour, minutes=start.minute)).date()
        assert journal_day_at(at_ms, zone, start) == expected
        assert journal_day(moment_in(at_ms, zone), start) == expected
        evenings += expected != wall.date()
    assert evenings > 1000


@settings(max_examples=300, deadline=None)
@given(
    zone=st.timezones(),
    at=st.datetimes(datetime(1970, 1, 2), datetime(2100, 12, 31)),  # noqa: DTZ001 - walls
    start=st.times(max_value=time(12)),
)
def test_a_moment_is_never_more_than_a_day_from_its_journal_day(
    zone: ZoneInfo, at: datetime, start: time
) -> None:
    at_ms = int(at.replace(tzinfo=ZoneInfo("UTC")).timestamp()) * 1000
    wall = moment_in(at_ms, zone).wall().replace(tzinfo=None)
    opened = datetime.combine(journal_day_at(at_ms, zone, start), start)
    assert opened <= wall < opened + DAY
