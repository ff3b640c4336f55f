"""Every threshold of the exercises in one place: design choices, not findings."""

from __future__ import annotations

# Distress from 0 to 10: from here on, saving and resting come before thinking.
FLOODED = 8
# From here on, the help lines come first.
NEARLY_MOST = 9
# From here on, a break is offered.
HEATED = 5
# Minutes after the time somebody named that still count as coming back as planned.
RETURN_WITHIN = 15
# Percent of belief below which a softer line is suggested.
BELIEVABLE = 60
# Characters in a short answer.
SHORT_TEXT = 280
# Days until a feared outcome is asked about, where nobody chose a day.
CHECK_AFTER = 3
# Check-backs offered in a day.
CHECKS_A_DAY = 3
# So many triggers about one person within so many hours are going in circles.
CIRCLING = ((3, 24), (5, 72))
# Days by which a check-back can be put off, once.
PUT_OFF_DAYS = 3
# Hours for which a rating of distress counts as how somebody is now.
RECENT_HOURS = 24
