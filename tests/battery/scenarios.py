"""The commands that change the disk, each with a home to run it over."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.battery.faults import Command
from tests.battery.looking import OTHER
from tests.journals import PASSPHRASE, Mode, make_journal
from tests.saying import Say

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "Rain on the tram, and a kind word from the driver.\n"
UNLOCK = (("--passphrase-fd", PASSPHRASE),)
CHANGE = (*UNLOCK, ("--new-passphrase-fd", OTHER))
DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A command, the home it runs over, and the words by which it says it is done.

    `harmless` marks a command after which a next start finds what it finds without it.
    """

    command: Command
    says: bytes
    prepare: Callable[[Path, Mode], None]
    mode: Mode = Mode.ENCRYPTED
    harmless: bool = False


def written(home: Path, mode: Mode) -> None:
    """A journal with four entries, one of them edited and one in the bin."""
    make_journal(home, mode)
    say = Say(home, mode)
    for number in range(4):
        say.write(f"{number}: {WORDS}" * 12, "--tag", f"tag{number}", "--with", "Noor")
    say("edit", "last", "--message", "Otherwise.\n")
    say("delete", "last")


def deleted(home: Path, mode: Mode) -> None:
    """The same, with another entry in the bin that undo would bring back."""
    written(home, mode)
    Say(home, mode)("delete", "last")


def captured(home: Path, mode: Mode) -> None:
    """The same, with three notes written while it was locked."""
    written(home, mode)
    say = Say(home, mode)
    # Chance begins anew with each Say, so only the time makes other ids.
    say.now += timedelta(hours=1)
    for number in range(3):
        say("write", stdin=f"Locked {number}: {WORDS}", unlock=False)


def backed_up(home: Path, mode: Mode) -> None:
    """The same as written, with a backup, and one entry that came after it."""
    written(home, mode)
    say = Say(home, mode)
    say("backup")
    say.now += timedelta(hours=1)
    say("write", stdin=f"After the backup: {WORDS}")


def earlier(home: Path, mode: Mode) -> None:
    """A journal of the first release."""
    home.mkdir(mode=0o700)
    shutil.copytree(DATA / "schema-1" / mode.value, home / "journal")


def imported(home: Path, mode: Mode) -> None:
    """The same as written, with entries from elsewhere that undo would take back."""
    written(home, mode)
    Say(home, mode)("import", str(DATA / "diary.csv"))


WRITE = Command(("write", "--tag", "tram"), WORDS.encode(), UNLOCK)
SCENARIOS = {
    "write": Scenario(WRITE, b"Saved", written),
    "write, plain": Scenario(
        Command(("write", "--tag", "tram"), WORDS.encode()),
        b"Saved",
        written,
        mode=Mode.PLAIN,
    ),
    "write, locked": Scenario(Command(("write",), WORDS.encode()), b"Saved", written),
    "edit": Scenario(
        Command(("edit", "last", "--tag", "new"), b"Other words.\n", UNLOCK),
        b"Saved",
        written,
    ),
    "delete": Scenario(Command(("delete", "last"), secrets=UNLOCK), b"bin", written),
    "undo": Scenario(Command(("undo",), secrets=UNLOCK), b"Back", deleted),
    "import": Scenario(
        Command(("import", str(DATA / "diary.csv")), secrets=UNLOCK),
        b"came in",
        written,
    ),
    "undo, of an import": Scenario(
        Command(("undo",), secrets=UNLOCK), b"came in together", imported
    ),
    "list, folding in": Scenario(
        Command(("list",), secrets=UNLOCK),
        b"joined the journal",
        captured,
        harmless=True,
    ),
    "list, of an earlier release": Scenario(
        Command(("list",), secrets=UNLOCK), b"Rain on the tram", earlier, harmless=True
    ),
    "passphrase": Scenario(
        Command(("passphrase", "change"), secrets=CHANGE, module="cheaply"),
        b"The new passphrase opens",
        captured,
    ),
    "passphrase, rotating": Scenario(
        Command(
            ("passphrase", "change", "--rotate-key"), secrets=CHANGE, module="cheaply"
        ),
        b"encrypted anew",
        captured,
    ),
    "restore": Scenario(
        Command(("restore", "--yes"), secrets=UNLOCK),
        b"The journal is as it was",
        backed_up,
    ),
    "backup": Scenario(
        Command(("backup",), secrets=UNLOCK), b"Backed up and checked.", written
    ),
}
