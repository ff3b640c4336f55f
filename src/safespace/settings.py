"""Settings: a small TOML file, read once, checked key by key.

A key that cannot be read falls back to its default with a note, so that a slip in
the file never keeps anybody from writing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from safespace.domain.day import DayRange
from safespace.errors import BadInputError, UsageError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY_START = time(4, 0)
_SWITCH = {"on": True, "true": True, "yes": True}
_SWITCH |= {"off": False, "false": False, "no": False}
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set; the field names are the keys in the file."""

    day_start: time = DAY_START
    country: str = ""
    rhythm: bool = True
    rest_days_a_week: int = 0
    rests: tuple[DayRange, ...] = ()
    discreet: bool = False
    backups: bool = True
    deep: bool = False
    numbers: bool = True
    editor: str = ""
    guard: bool = True
    graphical_editor: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings in force, and a sentence for each key that could not be read."""

    settings: Settings
    problems: tuple[str, ...] = ()


def load(path: Path) -> Loaded:
    """Read the file if there is one."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings())
    except (OSError, UnicodeDecodeError):
        return Loaded(Settings(), ("The settings file cannot be read.",))
    # Most people never change a setting, and then this is never imported.
    import tomllib  # noqa: PLC0415

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Loaded(Settings(), (f"The settings file is not valid TOML: {error}.",))
    except RecursionError:
        return Loaded(Settings(), ("The settings file is nested too deeply.",))
    return _check(table)


def read_value(key: str, typed: str) -> object:
    """Read a value as typed on the command line.

    Raises:
        UsageError: for a key that does not exist or a value it cannot have.
    """
    if key not in _READERS:
        raise UsageError(
            "There is no such setting.", hint="Settings: " + ", ".join(_READERS) + "."
        )
    try:
        return _READERS[key](typed)
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"{key} takes {_TAKES[key]}.") from error


def save(path: Path, changes: dict[str, object]) -> None:
    """Write changed keys, leaving the file's other lines and comments as they are.

    Raises:
        BadInputError: when the file that is there cannot be understood.
    """
    # Only the rare command that changes a setting pays for these.
    import tomlkit  # noqa: PLC0415

    from safespace.vault import private  # noqa: PLC0415

    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
    except (
        tomlkit.exceptions.TOMLKitError,
        UnicodeDecodeError,
        RecursionError,
    ) as error:
        raise BadInputError(
            "The settings file is not valid TOML, so it was left as it is.",
            hint=f"Mend it or move it away: {path}",
        ) from error
    for key, value in changes.items():
        document[key] = _as_toml(value)
    private.ensure_folder(path.parent)
    private.replace(path, tomlkit.dumps(document).encode())


def _check(table: dict[str, Any]) -> Loaded:
    settings, problems = Settings(), []
    for key, value in table.items():
        if key not in _READERS:
            problems.append(f"The settings file has a key it does not know: {key}.")
            continue
        try:
            settings = replace(settings, **{key: _READERS[key](value)})
        except (ValueError, TypeError, KeyError):
            problems.append(f"In the settings file, {key} takes {_TAKES[key]}.")
    return Loaded(settings, tuple(problems))


def _as_toml(value: object) -> object:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple):
        return [f"{r.first}..{r.last}" for r in value]
    return value


def _read_switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return _SWITCH[str(value).lower()]


def _read_clock(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    found = _CLOCK.fullmatch(str(value).strip())
    if found is None:
        raise ValueError
    return time(int(found[1]), int(found[2]))


def _read_rest_days(value: object) -> int:
    number = int(str(value))
    if not 0 <= number <= 6:
        raise ValueError
    return number


def _read_country(value: object) -> str:
    country = str(value).strip().upper()
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise ValueError
    return country


def _read_rests(value: object) -> tuple[DayRange, ...]:
    if isinstance(value, str):
        value = [part for part in value.split(",") if part.strip()]
    if not isinstance(value, list):
        raise TypeError
    return tuple(_read_rest(str(item)) for item in value)


def _read_rest(text: str) -> DayRange:
    first, _, last = text.partition("..")
    start = date.fromisoformat(first.strip())
    end = date.fromisoformat(last.strip()) if last else start
    if end < start:
        raise ValueError
    return DayRange(start, end)


def _read_line(value: object) -> str:
    text = str(value)
    if not text.isprintable():
        raise ValueError
    return text


_READERS: dict[str, Callable[[Any], Any]] = {
    "day_start": _read_clock,
    "country": _read_country,
    "rhythm": _read_switch,
    "rest_days_a_week": _read_rest_days,
    "rests": _read_rests,
    "discreet": _read_switch,
    "backups": _read_switch,
    "deep": _read_switch,
    "numbers": _read_switch,
    "editor": _read_line,
    "guard": _read_switch,
    "graphical_editor": _read_switch,
}
_TAKES = {
    "day_start": "a clock time such as 04:00",
    "country": "a two-letter country code such as IE, or nothing",
    "rhythm": "on or off",
    "rest_days_a_week": "a number from 0 to 6",
    "rests": "dates such as 2026-12-24..2027-01-02, separated by commas",
    "discreet": "on or off",
    "backups": "on or off",
    "deep": "on or off",
    "numbers": "on or off",
    "editor": "a command such as nano",
    "guard": "on or off",
    "graphical_editor": "on or off",
}
