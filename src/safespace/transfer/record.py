"""A record of another program, before it is an entry of ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from safespace.domain.arrival import Arrival
from safespace.domain.day import journal_day
from safespace.domain.digest import blake2b
from safespace.domain.entry import Content, Feelings, NewEntry, When
from safespace.domain.ident import TOKEN_BYTES, make_entry_id
from safespace.domain.label import MAX_LENGTH
from safespace.domain.moment import Moment, moment_of
from safespace.domain.text import NotTextError, normalise
from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from safespace.transfer.setting import Setting

_NOON = time(12)


class BadRecordError(ValueError):
    """A record cannot be taken over; its text is why, and quotes nothing."""


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What one record says: when, and in which words.

    `key` tells it from all others of its format, and is the same whenever it is read,
    so that reading a file twice adds nothing. `at` is a date alone where no clock time
    is known, an instant where it carries an offset, and else a wall clock in `zone`,
    or, without that, in the reader's own. `zone` is an IANA name; an unknown one
    counts as none.
    """

    key: str
    at: datetime | date
    body: str
    zone: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    feelings: Feelings = field(default_factory=Feelings)

    def __repr__(self) -> str:
        """Show nothing of the words, so that no traceback can."""
        return "Record(…)"


def settle(record: Record, *, origin: str, setting: Setting) -> Arrival:
    """Turn a record into an entry of ours; `origin` names its format.

    Raises:
        BadRecordError: when its words are no text, or its time lies outside of the
            years 0001 to 9999.
    """
    try:
        body = normalise(_end_lines(record.body))
        seed = normalise(f"{origin}\n{record.key}").encode()
    except NotTextError as error:
        raise BadRecordError("it has characters that are not text") from error
    written, whole_day = _find_moment(record, setting)
    day = (
        written.wall().date() if whole_day else journal_day(written, setting.day_start)
    )
    token = blake2b(seed, digest_size=TOKEN_BYTES).digest()
    content = Content(
        body, tame_labels(record.tags), tame_labels(record.people), record.feelings
    )
    return Arrival(
        NewEntry(
            id=make_entry_id(_stamp(record.at), token),
            content=content,
            written=written,
            day=day,
            happened=When(written, whole_day=True) if whole_day else None,
        )
    )


def tame_labels(texts: Iterable[str]) -> tuple[str, ...]:
    """Turn tags or names of any program into such as ours are; what is empty goes."""
    labels: dict[str, str] = {}
    for text in texts:
        printable = (s if s.isprintable() and s != "," else " " for s in text)
        name = normalise(" ".join("".join(printable).split()).lstrip("#@ "))
        name = name[:MAX_LENGTH].rstrip()
        if name:
            labels.setdefault(name.casefold(), name)
    return tuple(labels.values())


def make_key(*parts: object) -> str:
    """Make a key of a record that has no id of its own, from all that it says."""
    told = "\0".join(map(str, parts))
    return blake2b(told.encode(errors="replace"), digest_size=16).hexdigest()


def _end_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _stamp(at: datetime | date) -> int:
    # As the record has it: who reads it again in another zone gets the same ids.
    told = at if isinstance(at, datetime) else datetime.combine(at, _NOON)
    return moment_of(told if told.tzinfo else told.replace(tzinfo=UTC)).at_ms


def _find_moment(record: Record, setting: Setting) -> tuple[Moment, bool]:
    zone, name = _find_zone(record.zone) or (setting.zone, setting.zone_name)
    at = record.at
    try:
        if not isinstance(at, datetime):
            noon = datetime.combine(at, _NOON, zone)
            return _place(noon, zone, name), True
        return _place(at if at.tzinfo else at.replace(tzinfo=zone), zone, name), False
    except (OverflowError, ValueError) as error:
        raise BadRecordError("its date lies outside of the years 1 to 9999") from error


def _place(at: datetime, zone: tzinfo, name: str) -> Moment:
    # By way of UTC, so that a clock time that was skipped becomes one that was not.
    moment = moment_of(at.astimezone(UTC).astimezone(zone), name)
    # A day on either side has to exist, too.
    _ = moment.wall() + timedelta(days=2), moment.wall() - timedelta(days=2)
    return moment


def _find_zone(name: str) -> tuple[tzinfo, str] | None:
    try:
        return (ZoneInfo(name), name) if name else None
    except (KeyError, ValueError, OSError):
        return None
