"""The journal as the commands see it: every use case, one method each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.domain.label import LabelCount, LabelKind
from safespace.errors import NotFoundError
from safespace.storage import (
    deeds,
    entries,
    inboxes,
    labels,
    lookup,
    revisions,
    select,
)
from safespace.storage.failures import translated
from safespace.storage.transaction import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from safespace.domain.day import DayRange
    from safespace.domain.entry import Content, Entry, NewEntry, Revision
    from safespace.domain.page import Page
    from safespace.domain.selection import Selection
    from safespace.insights.sample import Sample
    from safespace.journal.binning import BinBook
    from safespace.journal.exporting import ExportBook
    from safespace.journal.holds import HoldBook
    from safespace.journal.importing import ImportBook
    from safespace.journal.programmes import ProgrammeBook
    from safespace.journal.sampling import Quotes
    from safespace.journal.undoing import Undone
    from safespace.storage.driver import Connection
    from safespace.storage.forms import Answered
    from safespace.storage.verify import Finding

_HINTS = {
    LabelKind.TAG: "safespace tags shows the tags in use.",
    LabelKind.PERSON: "safespace people shows the names in use.",
}
_NOUNS = {LabelKind.TAG: "tag", LabelKind.PERSON: "name"}


class Journal:
    """An open journal; the clock and the source of chance are handed in."""

    def __init__(
        self,
        conn: Connection,
        *,
        now_ms: Callable[[], int],
        pick: Callable[[str], str],
    ) -> None:
        self._conn = conn
        self._now_ms = now_ms
        self._pick = pick
        self._unchanged = conn.total_changes
        self._changed = False

    @property
    def changed(self) -> bool:
        """Say whether anything was saved through this, once it is closed."""
        return self._changed

    def close(self) -> None:
        """Close the file; the journal cannot be used after this."""
        self._changed = self._changed or self._conn.total_changes > self._unchanged
        self._conn.close()

    def write(self, new: NewEntry) -> Entry:
        """Save an entry; it is on disk when this returns."""
        with write(self._conn):
            return entries.insert(self._conn, new, pick=self._pick)

    def write_all(self, news: Sequence[NewEntry]) -> None:
        """Save several entries, all of them or none; those there already stay."""
        with write(self._conn):
            for new in news:
                entries.insert(self._conn, new, pick=self._pick)

    def verify(self) -> tuple[Finding, ...]:
        """Check the file, the index and every word; nothing found means it is sound."""
        # Daily commands never load this.
        from safespace.storage.verify import verify_database  # noqa: PLC0415

        try:
            return verify_database(self._conn)
        finally:
            # Asking the word index about itself counts as a change, and is none.
            self._unchanged = self._conn.total_changes

    def list_inbox_secrets(self) -> tuple[bytes, ...]:
        """Return earlier inbox keys, for notes sealed before the key changed."""
        return inboxes.list_secrets(self._conn)

    def save(self, new: NewEntry) -> Entry:
        """Save a new entry, or the changed words of one that is there already."""
        if lookup.find_row(self._conn, new.id) is None:
            return self.write(new)
        return self.edit(new.id, new.content)

    def read(self, reference: str) -> Entry:
        """Return one entry by short code, id, or the word last."""
        row = self._row(reference)
        with translated():
            return entries.fetch(self._conn, row)

    def select(self, selection: Selection, *, limit: int) -> Page:
        """Return the newest entries that fit, at most limit."""
        tags = [self._label(name, LabelKind.TAG) for name in selection.tags]
        people = [self._label(name, LabelKind.PERSON) for name in selection.people]
        return select.select(self._conn, selection, limit=limit, labels=(tags, people))

    def edit(self, reference: str, content: Content) -> Entry:
        """Replace what an entry says; saving the same again changes nothing."""
        with write(self._conn):
            row = self._row(reference)
            before = entries.fetch(self._conn, row)
            if before.content.says_the_same_as(content):
                return before
            after = entries.rewrite(self._conn, row, content, saved_ms=self._now_ms())
            deeds.record(
                self._conn,
                "edit",
                row,
                revision=after.revision,
                done_ms=self._now_ms(),
            )
            return after

    def delete(self, references: Sequence[str]) -> tuple[Entry, ...]:
        """Move entries to the bin, all of them or none."""
        from safespace.journal import binning  # noqa: PLC0415 - rare

        with write(self._conn):
            rows = binning.once(self._row(reference) for reference in references)
            binning.put_in(self._conn, rows, now_ms=self._now_ms())
            return tuple(entries.fetch(self._conn, row) for row in rows)

    @property
    def bin(self) -> BinBook:
        """Return what was deleted."""
        from safespace.journal.binning import BinBook  # noqa: PLC0415 - rare

        return BinBook(self._conn, self._now_ms)

    def undo(self) -> Undone:
        """Take back the newest change that was not taken back yet."""
        from safespace.journal import undoing  # noqa: PLC0415 - rare

        with write(self._conn):
            return undoing.undo(self._conn, now_ms=self._now_ms())

    def history(self, reference: str) -> tuple[Revision, ...]:
        """Return an entry's earlier states, oldest first."""
        return revisions.read_all(self._conn, self._row(reference))

    def count_labels(self, kind: LabelKind) -> tuple[LabelCount, ...]:
        """Return the labels in use, most used first."""
        return labels.count(self._conn, kind=kind)

    def rename_label(self, old: str, new: str, *, kind: LabelKind) -> None:
        """Give a label another name; if that is taken, the two become one."""
        from safespace.storage import holds  # noqa: PLC0415 - rare
        from safespace.storage.sealing import rename_label  # noqa: PLC0415 - rare

        with write(self._conn):
            rename_label(self._conn, self._label(old, kind), new, kind=kind)
            if kind is LabelKind.PERSON:
                holds.rename(self._conn, old, new)

    def list_about(self, entry: Entry, exercise: str) -> tuple[Entry, ...]:
        """Return the filled-in exercises that are about an entry, oldest first."""
        from safespace.storage import forms  # noqa: PLC0415 - daily commands ask none

        rows = forms.find_about(self._conn, entry.id, exercise=exercise)
        with translated():
            return tuple(entries.fetch(self._conn, row) for row in rows)

    def has_exercises(self) -> bool:
        """Say whether anything but plain entries is there."""
        return lookup.has_forms(self._conn)

    def list_subjects(self, exercise: str) -> frozenset[str]:
        """Return the ids of all entries that an exercise was done about."""
        from safespace.storage import forms  # noqa: PLC0415 - as above

        return forms.list_subjects(self._conn, exercise)

    def find_distress(self, *, since_ms: int) -> int | None:
        """Return the latest rating of distress since a moment, wherever it was given."""
        from safespace.storage.distress import find_latest  # noqa: PLC0415 - as above

        return find_latest(self._conn, since_ms=since_ms)

    def list_answers(self, exercise: str) -> Iterator[Answered]:
        """Give what can be counted of the answers to an exercise, in order of time."""
        from safespace.storage import forms  # noqa: PLC0415 - as above

        return forms.list_answers(self._conn, exercise)

    @property
    def programmes(self) -> ProgrammeBook:
        """Return how far somebody is in programmes."""
        from safespace.journal.programmes import ProgrammeBook  # noqa: PLC0415

        return ProgrammeBook(self._conn, self._now_ms)

    def take_sample(
        self, days: DayRange, *, until: date, quotes: Quotes | None = None
    ) -> Sample:
        """Hand over what insights count; bodies stay where they are."""
        from safespace.journal import sampling  # noqa: PLC0415 - as above

        return sampling.take_sample(self._conn, days, until=until, quotes=quotes)

    @property
    def holds(self) -> HoldBook:
        """Return the people on hold."""
        from safespace.journal.holds import HoldBook  # noqa: PLC0415

        return HoldBook(self._conn, self._now_ms)

    @property
    def imports(self) -> ImportBook:
        """Return where entries from elsewhere come in."""
        from safespace.journal.importing import ImportBook  # noqa: PLC0415

        return ImportBook(self._conn, now_ms=self._now_ms, pick=self._pick)

    @property
    def exports(self) -> ExportBook:
        """Return everything that can leave."""
        from safespace.journal.exporting import ExportBook  # noqa: PLC0415

        return ExportBook(self._conn)

    def list_days(self) -> tuple[date, ...]:
        """Return every journal day that has an entry, oldest first."""
        return lookup.list_days(self._conn)

    def count_entries(self) -> int:
        """Count the entries outside the bin."""
        return lookup.count_entries(self._conn)

    def _row(self, reference: str) -> int:
        if reference.strip().lower() == "last":
            row = lookup.find_last(self._conn)
        else:
            row = lookup.find_row(self._conn, reference)
        if row is None:
            raise NotFoundError(
                "There is no entry with that id.",
                hint="safespace list shows the ids of recent entries.",
            )
        return row

    def _label(self, name: str, kind: LabelKind) -> int:
        row = labels.find(self._conn, name, kind=kind)
        if row is None:
            raise NotFoundError(f"No entry has that {_NOUNS[kind]}.", hint=_HINTS[kind])
        return row
