"""Integrity: from the outside while locked, page by page and word by word when not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.doctor.finding import Finding, Level, amiss, look, ok
from safespace.errors import DamagedError, NewerSchemaError, SafespaceError
from safespace.storage.verify import What
from safespace.vault import private
from safespace.vault.folder import PLAIN_HEADER, State, Vault, ensure_usable, tell
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from safespace.doctor.surroundings import Inside, Surroundings

NAME = "integrity"
_LEAVE = "Leave it as it is. To find the newest backup: safespace verify"
# SQLCipher 4 makes pages of this size; a plain file says its own.
_CIPHER_PAGE = 4096
_SIZE_AT, _SIZE_END = 16, 18
_SAID = {
    What.IDENTITY: "The journal's file does not have its marks.",
    What.SEAL: "Pages of the journal were changed by something other than safespace.",
    What.PAGE: "Pages of the journal do not fit together.",
    What.LINK: "Rows of the journal point to nothing.",
    What.WORD_INDEX: "The journal's word index does not fit its entries.",
    What.BODY: "Entries are not what was saved.",
    What.REVISION: "Earlier states of entries are not what was saved.",
}


def check_integrity(around: Surroundings) -> tuple[Finding, ...]:
    """Find damage; a finding that needs mending here means that there is some."""
    try:
        state = tell(around.places.journal, tighten=False)
        if state is State.ABSENT:
            return (ok("journal", "There is no journal here."),)
        ensure_usable(state)
        if state is State.ENCRYPTED:
            read_keyfile(around.places.journal, tighten=False)
        outside = _check_size(Vault(around.places.journal), state)
    except DamagedError as error:
        return (amiss(NAME, error.message, error.hint or _LEAVE),)
    except NewerSchemaError as error:
        return (look("version", error.message, error.hint),)
    except SafespaceError as error:
        return (amiss("access", error.message, error.hint),)
    return outside or _check_inside(around)


def _check_size(vault: Vault, state: State) -> tuple[Finding, ...]:
    page = _find_page_size(vault) if state is State.PLAIN else _CIPHER_PAGE
    if private.peek(vault.folder / f"{vault.journal.name}-journal", 1, tighten=False):
        words = "Something was interrupted while it saved, or is saving now."
        return (look(NAME, words, "To finish or undo that: safespace verify"),)
    if vault.journal.stat().st_size % page:
        words = "The journal's file has no whole number of pages: a part is not there."
        return (amiss(NAME, words, _LEAVE),)
    return ()


def _find_page_size(vault: Vault) -> int:
    head = private.peek(vault.journal, 100, tighten=False) or PLAIN_HEADER
    # A size of 1 stands for 65536, which does not fit into two bytes.
    size = int.from_bytes(head[_SIZE_AT:_SIZE_END], "big")
    return 65536 if size <= 1 else size


def _check_inside(around: Surroundings) -> tuple[Finding, ...]:
    if around.unreadable:
        words = "The journal's keys are right, and its file does not open with them."
        return (amiss(NAME, words, _LEAVE),)
    if around.inside is None:
        words = "From the outside, the journal and its key file look whole."
        return (ok(NAME, words), _say_how_to_look_further())
    return _verify(around.inside)


def _say_how_to_look_further() -> Finding:
    words = "While the journal is locked, its pages and drafts are not looked into."
    return look("locked", words, "safespace unlock, then once more: safespace doctor")


def _verify(inside: Inside) -> tuple[Finding, ...]:
    found = [each.what for each in inside.verify()]
    damage = [amiss(NAME, _SAID[what], _LEAVE) for what in found if what in _SAID]
    if damage:
        return tuple(damage)
    if found:
        words = "Something was busy with the journal, and not all could be checked."
        return (look(NAME, words, "Once it is done: safespace doctor"),)
    return (ok(NAME, "Every page and every entry of the journal is whole."),)


def is_damage(finding: Finding) -> bool:
    """Say whether a finding is damage to the journal or to its key file."""
    return finding.name == NAME and finding.level is Level.MEND
