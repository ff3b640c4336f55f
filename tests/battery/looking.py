"""The next start after a fault: what opens, what is there, and whether it goes on."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from safespace.crypto.keyfile import unlock
from safespace.crypto.subkeys import Purpose, subkey
from safespace.errors import DamagedError, WrongPassphraseError
from safespace.storage.connect import open_database
from safespace.storage.verify import verify_database
from safespace.vault.keys import read_keyfile
from tests.journals import PASSPHRASE, Mode
from tests.saying import Say

OTHER = "seven quiet herons wading"
ENTRIES = """
SELECT body, deleted_ms IS NULL, revision,
    (SELECT count(*) FROM revision WHERE entry = entry.pk),
    (SELECT group_concat(name) FROM entry_tag JOIN tag ON tag.pk = label
     WHERE entry = entry.pk)
FROM entry ORDER BY body, id
"""
# What a journal at rest may have beside it; an interrupted replacement is swept later.
AT_REST = re.compile(
    r"journal/journal\.(db|key)|settings\.toml|state/\w+(\.json)?"
    r"|backups/[^./]+/journal\.(db|key)|(.*/)?\.[\w.-]+\.[0-9a-f]{16}\.new"
)


class BadOutcomeError(AssertionError):
    """After a fault something is not as it was promised."""


@dataclass(frozen=True, slots=True)
class State:
    """What somebody finds: the passphrase that opens, every entry, backups by name."""

    passphrase: str
    entries: tuple[tuple[object, ...], ...]
    backups: frozenset[str]

    @property
    def said(self) -> tuple[object, ...]:
        """What has to be as before or as after, with nothing in between."""
        return self.passphrase, self.entries


def look(home: Path, mode: Mode) -> State:
    """Start the program again, as anybody would, and look at everything there is.

    Raises:
        BadOutcomeError: when something is lost, doubled, damaged or in the way.
    """
    say = Say(home, mode)
    # Chance begins anew with each Say, so only the time makes the next id another one;
    # and the command ran by the clock of this machine.
    say.now = max(say.now, datetime.now(say.now.tzinfo)) + timedelta(days=1)
    # Before anything else, for any of the others may bring a backup of that day.
    backups = _check_backups(say)
    say.passphrase = _find_passphrase(say)
    check_whole(say)
    _resume(say)
    state = State(say.passphrase, read_entries(say), backups)
    _go_on(say, state)
    return state


def _find_passphrase(say: Say) -> str:
    if say.mode is Mode.PLAIN:
        expect(say("list", code=None).code == 0, "the journal does not open")
        return ""
    opening = []
    for passphrase in (PASSPHRASE, OTHER):
        say.passphrase = passphrase
        said = say("list", code=None)
        expect(said.code in {0, 4}, f"list ends with {said.code}: {said.err}")
        opening += [passphrase] if said.code == 0 else []
    expect(len(opening) == 1, f"{len(opening)} passphrases open the journal")
    return opening[0]


def check_whole(say: Say) -> None:
    """Check the journal with the program's own means."""
    said = say("verify", code=None)
    expect(said.out == "The journal is whole.\n", f"verify: {said.out}{said.err}")


def _resume(say: Say) -> None:
    """Save what was kept as a draft; its words may be in the journal already."""
    while _names(say.home / "drafts"):
        said = say("drafts", "resume", code=None)
        expect(said.code == 0, f"drafts resume ends with {said.code}: {said.err}")


def _names(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    return [path.name for path in folder.iterdir() if not path.name.startswith(".")]


def database_key(folder: Path, passphrase: str) -> bytes | None:
    """Return the key of the journal in a folder; one without a key file has none.

    Raises:
        WrongPassphraseError: when the passphrase does not open the key file.
    """
    if not (folder / "journal.key").exists():
        return None
    data_key = unlock(read_keyfile(folder), passphrase.encode())
    return subkey(data_key, Purpose.DATABASE)


def read_entries(say: Say) -> tuple[tuple[object, ...], ...]:
    """Return all that a person can tell of every entry, the bin included."""
    folder = say.home / "journal"
    key = database_key(folder, say.passphrase)
    with closing(open_database(folder / "journal.db", key)) as conn:
        ids = conn.execute("SELECT count(*), count(DISTINCT id) FROM entry").fetchone()
        expect(ids[0] == ids[1], "an entry is there twice")
        return tuple(conn.execute(ENTRIES).fetchall())


def _check_backups(say: Say) -> frozenset[str]:
    """Check every backup that is offered, and return their names."""
    listed = say("backup", "list", "--json", unlock=False).json["backups"]
    folders = [Path(backup["path"]) for backup in listed]
    for folder in folders:
        expect(_is_whole(folder), f"the backup {folder.name} is not whole")
    return frozenset(folder.name for folder in folders)


def _is_whole(folder: Path) -> bool:
    # Each has the key file it was made with, under the passphrase of that time.
    for passphrase in (PASSPHRASE, OTHER):
        with suppress(WrongPassphraseError):
            key = database_key(folder, passphrase)
            try:
                with closing(open_database(folder / "journal.db", key)) as conn:
                    return verify_database(conn) == ()
            except DamagedError:
                return False
    return False


def _go_on(say: Say, state: State) -> None:
    """Write once more, and check that nothing is left lying about."""
    said = say("write", stdin="Afterwards", code=None)
    expect(said.code == 0, f"the next write ends with {said.code}: {said.err}")
    check_whole(say)
    there = read_entries(say)
    more = [entry for entry in there if entry[0] == "Afterwards"]
    expect(len(there) == len(state.entries) + 1, "the next write changed more")
    expect(len(more) == 1, "the next write is not there")
    if any(".new-" in name for name in _lying_about(say.home)):
        # Half a backup is cleared away by the next.
        said = say("backup", code=None)
        expect(said.code == 0, f"the next backup ends with {said.code}: {said.err}")
    left = _lying_about(say.home)
    expect(not left, f"left lying about: {left}")


def _lying_about(home: Path) -> list[str]:
    files = (path for path in home.rglob("*") if path.is_file())
    names = [str(path.relative_to(home)) for path in files]
    return [name for name in names if not AT_REST.fullmatch(name)]


def expect(kept: object, otherwise: str) -> None:
    """Raise a `BadOutcomeError` unless a promise was kept."""
    if not kept:
        raise BadOutcomeError(otherwise)
