"""The surroundings of a journal: all that the checks are about, gathered in one value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from safespace.doctor.disk import Seen, see_all
from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from safespace.paths import Places
    from safespace.settings import Loaded
    from safespace.storage.verify import Finding as Damage


def _has_none() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Inside:
    """What an unlocked journal lets doctor do.

    `open_note` takes the bytes of a draft or a note and raises a SafespaceError where
    they cannot be opened.
    """

    verify: Callable[[], tuple[Damage, ...]]
    open_note: Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a journal lies in and what was seen of it before anything was opened.

    `system` is where the operating system's own folders are, `inside` is None while
    the journal is locked, and `unreadable` says that its keys are there and its file
    does not open. No list of help lines has a date yet, so that one is None.
    """

    environ: Mapping[str, str]
    places: Places
    settings: Loaded
    home: Path
    platform: str
    uid: int
    now_ms: int
    today: date
    seen: tuple[Seen, ...] = ()
    system: Path = Path("/")
    versions: tuple[tuple[str, str], ...] = ()
    has_keyring: Callable[[], bool] = _has_none
    inside: Inside | None = field(default=None, repr=False)
    unreadable: bool = False
    helplines_verified_on: date | None = None


def see_places(places: Places) -> tuple[Seen, ...]:
    """Look at every file and folder of a journal, and at its settings."""
    return tuple(_see(places))


def _see(places: Places) -> Iterator[Seen]:
    tops = (places.journal, places.drafts, places.inbox, places.backups)
    for top in (*tops, places.settings):
        yield from see_all(top)
