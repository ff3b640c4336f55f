"""Drafts and notes written while locked: whether they can still be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.crypto.seal import STEP_BYTES
from safespace.doctor.encryption import find_state
from safespace.doctor.finding import Finding, amiss, ok
from safespace.errors import SafespaceError
from safespace.frozen import dataclass
from safespace.vault import private
from safespace.vault.drafts import MAX_BYTES, DraftBox, PlainDrafts
from safespace.vault.folder import State
from safespace.vault.sealed import PLAIN, SEAL_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.doctor.surroundings import Inside, Surroundings

_KEEP = (
    "Keep them where they are. They may belong to an earlier key:"
    " put a key file from an older backup back beside its own journal to read them."
)


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    words: str
    close: str


_DRAFTS = _Kind("drafts", "drafts", "To save or discard them: safespace drafts")
_NOTES = _Kind(
    "inbox", "notes written while locked", "They join the journal at: safespace list"
)


def check_notes(around: Surroundings) -> tuple[Finding, ...]:
    """Look at drafts and notes: by their length, and inside where that is possible."""
    state = find_state(around)
    if state not in {State.PLAIN, State.ENCRYPTED}:
        return ()
    boxes = (
        (_DRAFTS, around.places.drafts),
        (_NOTES, around.places.inbox),
    )
    return tuple(
        finding
        for kind, folder in boxes
        for finding in _check(kind, _find_kept(folder), (state, around.inside))
    )


def _check(
    kind: _Kind, kept: Iterator[bytes | None], how: tuple[State, Inside | None]
) -> Iterator[Finding]:
    state, inside = how
    sealed = whole = True
    for each in kept:
        lies_open = state is State.ENCRYPTED and each is not None and _lies_open(each)
        sealed = sealed and not lies_open
        whole = whole and (lies_open or _opens(each, state, inside))
    if not sealed:
        text = f"Some {kind.words} are from before the encryption, and not encrypted."
        yield amiss(kind.name, text, kind.close)
    if not whole:
        yield amiss(kind.name, f"Some {kind.words} cannot be opened.", _KEEP)
    if sealed and whole:
        # The same is said where there are none: it tells nothing about them.
        how_well = "can be opened" if inside else "look whole from the outside"
        yield ok(kind.name, f"All {kind.words} {how_well}.")


def _find_kept(folder: Path) -> Iterator[bytes | None]:
    box = DraftBox(folder, PlainDrafts())
    try:
        names = [info.name for info in box.names()]
    except SafespaceError:
        yield None
        return
    for name in names:
        try:
            yield private.read(folder / name, MAX_BYTES, tighten=False)
        except SafespaceError:
            # Saved by another terminal in this moment, it is in the journal.
            if (folder / name).exists():
                yield None


def _lies_open(kept: bytes) -> bool:
    return kept.startswith(PLAIN) and len(kept) % STEP_BYTES != SEAL_BYTES


def _opens(kept: bytes | None, state: State, inside: Inside | None) -> bool:
    if kept is None:
        return False
    if inside is None:
        return state is State.PLAIN or len(kept) % STEP_BYTES == SEAL_BYTES
    try:
        inside.open_note(kept)
    except SafespaceError:
        return False
    return True
