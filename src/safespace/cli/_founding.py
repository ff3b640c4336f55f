"""Making a journal together with the person it is for, one question at a time."""

from __future__ import annotations

import getpass
import secrets
import sys
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from safespace import settings
from safespace.cli._ask import ask, ask_yes
from safespace.cli._secret import ask_secret, unseen
from safespace.errors import StoppedError, UsageError, WeakPassphraseError
from safespace.frozen import dataclass, field
from safespace.journal.founding import Protection
from safespace.render.line import BLANK, heading, line
from safespace.safety.position import POSITION
from safespace.vault import recovery
from safespace.vault.passphrase import check_new, to_bytes
from safespace.vault.words import five_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from safespace.cli._context import AppContext
    from safespace.crypto.derive import Cost

LOCKING = (
    "Your journal is encrypted from the first entry. A passphrase opens it, and nobody"
    " can recover it for you."
)
RECOVERY = (
    "A recovery key opens the journal if you forget the passphrase. Without one, a"
    " forgotten passphrase means the journal is gone. On paper in a shared home, it"
    " also opens the journal for whoever finds it."
)

_QUESTIONS = {
    "day_start": "When does your day begin, for nights that run late?",
    "country": "Your country, for help lines (two letters, - to leave it out):",
}
EMPTY: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person chose for a new journal."""

    passphrase: bytes = field(repr=False)
    recovery: bytes | None = field(default=None, repr=False)
    settings: dict[str, object] = field(default_factory=dict)


def choose_cost() -> Cost:
    """Choose how hard guessing a passphrase shall be on this machine."""
    from safespace.crypto.derive import calibrate, stopwatch  # noqa: PLC0415

    return calibrate(stopwatch(time.monotonic))


def protect(passphrase: bytes, recovery_key: bytes | None) -> Protection:
    """Return the protection of a new journal."""
    return Protection(passphrase, choose_cost(), recovery_key)


def ask_new_passphrase(run: AppContext) -> bytes:
    """Ask for a passphrase that keeps the rules, twice, or for five words shown.

    Raises:
        StoppedError: when somebody leaves; nothing was changed then.
    """
    try:
        with unseen():
            return _ask_passphrase(run)
    except (EOFError, KeyboardInterrupt) as error:
        raise StoppedError("Stopped. Nothing was changed.") from error


def welcome(run: AppContext) -> None:
    """Say what this is and what it is not, before anything is asked."""
    run.output.show([BLANK, line(heading("safespace")), BLANK, line(POSITION), BLANK])


def ask_everything(
    run: AppContext, given: Mapping[str, object] = EMPTY, *, recovery_key: bool = False
) -> Answers:
    """Ask for a passphrase, a recovery key, the start of the day and the country.

    What was said on the command line already is not asked again.
    """
    run.output.show([line(LOCKING), BLANK])
    passphrase = ask_new_passphrase(run)
    run.output.show([BLANK, line(RECOVERY)])
    key = None
    if recovery_key or ask_yes(run, "Make a recovery key?", default=False):
        key = recovery.new_key(run.world.token)
        show_secret(run, "Your recovery key. Keep it away from this computer.", key)
    run.output.show([BLANK])
    return Answers(passphrase, key, ask_habits(run, given))


def ask_habits(
    run: AppContext, given: Mapping[str, object] = EMPTY
) -> dict[str, object]:
    """Ask for the two settings that are better right from the start."""
    defaults = {"day_start": "04:00", "country": _guess_country(run)}
    answers = {
        key: _ask_setting(run, key, question, defaults[key])
        for key, question in _QUESTIONS.items()
        if key not in given
    }
    usual = settings.Settings()
    return {k: v for k, v in answers.items() if v != getattr(usual, k)}


def show_secret(run: AppContext, title: str, key: bytes) -> None:
    """Show a recovery key where scrollback never has it."""
    _reveal(run, [title, "", recovery.to_text(key)])


def _ask_passphrase(run: AppContext) -> bytes:
    ask_for = "A passphrase of your own, or Enter to see five words: "
    words = ""
    while True:
        typed = ask_secret(ask_for)
        if not typed:
            # The same ones again after a slip: they may be on paper by now.
            words = words or five_words(secrets.choice)
            title = "Five words for you. Write them down or say them a few times."
            _reveal(run, [title, "", words])
            if ask_secret("Type the five words: ").split() == words.split():
                return to_bytes(words)
            run.output.note("Those were other words. Enter shows the five again.")
            continue
        try:
            check_new(typed, getpass.getuser())
        except WeakPassphraseError as error:
            run.output.note(f"{error.message} {error.hint}")
            continue
        if ask_secret("The same once more: ") == typed:
            return to_bytes(typed)
        run.output.note("These two differ. Once more:")


def _reveal(run: AppContext, lines: Sequence[str]) -> None:
    from safespace.terminal.reveal import reveal, reveal_plainly  # noqa: PLC0415

    if run.output.look.still:
        reveal_plainly(lines, stdout=sys.stdout)
        return
    reveal(lines, fd_in=run.stdin.fileno(), fd_out=sys.stdout.fileno())


def _ask_setting(run: AppContext, key: str, question: str, default: str) -> object:
    while True:
        typed = ask(run, question, default=default)
        try:
            return settings.read_value(key, "" if typed == "-" else typed)
        except UsageError as error:
            run.output.note(error.message)


def _guess_country(run: AppContext) -> str:
    locale = run.environ.get("LC_ALL") or run.environ.get("LANG") or ""
    _, _, country = locale.partition(".")[0].partition("_")
    return country if len(country) == 2 and country.isalpha() else "-"
