"""Every threshold of the insights in one place: design choices, not findings."""

from __future__ import annotations

# Fewer than this are listed one by one; from here on they are counted.
COUNT_FROM = 5
# From here on a share is also a percentage, with its interval.
PERCENT_FROM = 10
# Forecasts and events are set against each other from this many pairs on.
GAP_FROM = 10
# Two groups are compared from this many notes in each.
GROUP_FROM = 8
# The smallest difference worth showing, as Cliff's delta.
DELTA_FROM = 0.33
# Differences shown at once.
DIFFERENCES = 3
# Kinds and words that came up more rarely are not named one by one.
NAMED_FROM = 3
# Rows of a tally, and items of a list, shown at once.
ROWS, LISTED = 12, 20
# Strength from 0 to 10 from which a wave is a storm.
STORM_FROM = 5
# Weeks shown at once.
WEEKS = 26
# Days without a note after which writing again is a comeback.
AWAY = 7

# Which ratings count as about an hour, a day or a week later, in minutes.
HOUR, DAY = 60, 24 * 60
WINDOWS = (
    ("About an hour later:", HOUR, (30, 3 * HOUR)),
    ("About a day later:", DAY, (12 * HOUR, 36 * HOUR)),
    ("About a week later:", 7 * DAY, (5 * DAY, 9 * DAY)),
)
# How likely something felt, as three bands of per cent.
BANDS = (("unlikely", 0, 33), ("about even", 34, 66), ("likely", 67, 100))
# Parts of the day, by the hour they begin.
HOURS = (
    ("night", 22),
    ("morning", 5),
    ("midday", 11),
    ("afternoon", 14),
    ("evening", 18),
)
