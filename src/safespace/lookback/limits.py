"""Every threshold of looking back in one place: design choices, not findings."""

from __future__ import annotations

# Distress from 0 to 10 from which an entry is only shown to somebody who asks for it.
VEILED_FROM = 8
# Entries with this tag wait in the same way; with the other, they are kind memories.
VEIL_TAG, KIND_TAG = "veil", "kind"
# How pleasant an entry has to have felt, from -4 to 4, to be brought up for comfort.
COMFORTING_FROM = 3
# How much more often chance falls on a kind memory than on another entry.
KIND_WEIGHT = 3
# Kind memories taken along at once, to be shown one at a time.
COMFORTS = 20

# Entries in a day from which the calendar makes no more difference.
MANY = 4
# The strongest distress of a day, as four steps along the anchors of the scale.
DISTRESS_STEPS = (0, 3, 5, 8)
# How far from 0 a day's middle still counts as in between, from -4 to 4.
BETWEEN = 1
# Weeks in the calendar where nothing else is asked for: at least, where it is narrow,
# and from how many columns on a whole year fits.
FEWEST_WEEKS, NARROW_WEEKS, YEAR_WEEKS, WIDE_FROM = 4, 12, 53, 80
# Weeks in the chart of moods where nothing else is asked for.
MOOD_WEEKS = 26
# Days up to which the calendar in words names each day; beyond, it sums up months.
NAMED_DAYS = 5 * 7

# Months ago that are looked at while there is no year yet.
NEARER = (6, 1)
