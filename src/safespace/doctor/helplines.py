"""Help lines: whether somebody looked lately if their numbers are still right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, look, ok

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "help lines"
FRESH_DAYS = 365


def check_helplines(around: Surroundings) -> tuple[Finding, ...]:
    """Look at the date of the list; without a list there is nothing to say."""
    verified = around.helplines_verified_on
    if verified is None:
        return ()
    if (around.today - verified).days > FRESH_DAYS:
        words = "The numbers of help lines were last looked over more than a year ago."
        return (
            look(
                NAME, words, "Update safespace, or check a number before you need it."
            ),
        )
    return (ok(NAME, "The numbers of help lines were looked over within a year."),)
