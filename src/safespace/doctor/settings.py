"""Settings: whether every line of the file could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, look

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Surroundings

NAME = "settings"


def check_settings(around: Surroundings) -> tuple[Finding, ...]:
    """Say that a setting is not in force; the file's own words stay out of it."""
    if not around.settings.problems:
        return ()
    words = "Something in the settings file cannot be read, and is not in force."
    return (look(NAME, words, "To see what: safespace settings"),)
