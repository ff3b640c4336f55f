"""A command loads what it needs and nothing else: this is what makes it instant."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.contracts.loaded import COMMANDS, OURS, READING, Loading, make_loading
from tests.journals import Mode

if TYPE_CHECKING:
    from tests.keychains import Desktop

# Each of these costs more to load than a plain command takes.
HEAVY = {
    "click",
    "crontab",
    "dateparser",
    "ijson",
    "importlib.metadata",
    "keyring",
    "jinja2",
    "prompt_toolkit",
    "pydantic",
    "rich",
    "sqlite_utils",
    "tomlkit",
    "xkcdpass",
    "yaml",
    "zxcvbn",
}
SELDOM = {
    "safespace.journal.backing_up",
    "safespace.journal.binning",
    "safespace.journal.importing",
    "safespace.vault.finishing",
    "safespace.vault.swap",
}
# OpenSSL comes with hashlib; asyncio and logging with careless imports.
NEEDLESS = {"_hashlib", "asyncio", "email", "logging", "secrets", "tempfile", "tomllib"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    return make_loading(tmp_path_factory.mktemp("plain") / "home", Mode.PLAIN)


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    return make_loading(tmp_path_factory.mktemp("encrypted") / "home", Mode.ENCRYPTED)


@pytest.fixture(scope="module")
def by_command(plain: Loading) -> dict[str, set[str]]:
    """What each command loads over a plain journal."""
    return {name: plain(*argv, stdin=b"Tea") for name, argv in COMMANDS.items()}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_nothing_heavy(
    by_command: dict[str, set[str]], command: str
) -> None:
    assert by_command[command] & (HEAVY | NEEDLESS) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_plain_journal_pays_for_no_cryptography(
    by_command: dict[str, set[str]], command: str
) -> None:
    assert "nacl" not in by_command[command]
    assert ("sqlcipher3" in by_command[command]) is (command in READING)


@pytest.mark.parametrize("command", READING)
def test_an_encrypted_journal_pays_for_the_cryptography_alone(
    encrypted: Loading, command: str
) -> None:
    loaded = encrypted(*COMMANDS[command], stdin=b"Tea")

    assert loaded & HEAVY == set()
    assert {"nacl", "sqlcipher3"} <= loaded


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_needed_once_a_day_or_after_a_crash_is_not_loaded(
    by_command: dict[str, set[str]], command: str
) -> None:
    assert by_command[command] & SELDOM == set()


def test_the_days_first_change_and_a_crash_do_load_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    plain = make_loading(tmp_path_factory.mktemp("seldom") / "home", Mode.PLAIN)
    shutil.rmtree(plain.home / "backups")
    (plain.home / "journal.next").mkdir()

    made = plain("write", stdin=b"Tea")
    diary = tmp_path_factory.mktemp("diary") / "diary.json"
    plain("export", "--out", str(diary))
    imported = plain("import", str(diary))

    assert made | plain("delete", "last") | imported >= SELDOM
    assert "ijson" in imported
    assert "ijson" not in plain("import", "--help")


@pytest.mark.parametrize("command", ["help", "prompt"])
def test_what_reads_no_journal_loads_no_driver(
    encrypted: Loading, command: str
) -> None:
    loaded = encrypted(*COMMANDS[command])

    assert loaded & {"nacl", "sqlcipher3"} == set()


def test_what_is_sealed_while_locked_pays_for_no_database(encrypted: Loading) -> None:
    loaded = encrypted("write", stdin=b"Tea", locked=True)

    assert loaded & (HEAVY | {"sqlcipher3", "pysqlite3"}) == set()
    assert "safespace.storage.driver" not in loaded
    # It was sealed, and the same look finds the database where it is opened.
    assert "nacl" in loaded
    assert "sqlcipher3" in encrypted("write", stdin=b"Tea")


def test_the_second_prompt_of_a_day_needs_no_packs(
    by_command: dict[str, set[str]],
) -> None:
    packs = {
        "json",
        "safespace.prompts.library",
        "safespace.prompts.pack",
        "safespace.prompts.shown",
    }

    assert by_command["prompt"] & packs == set()
    assert "safespace.prompts.question" in by_command["prompt"]


def test_the_version_loads_nothing_at_all(by_command: dict[str, set[str]]) -> None:
    bare = run_python("import sys, atexit; print(*sys.modules)")

    more = by_command["version"] - set(bare.split())

    assert "typer" in by_command["help"]
    assert {name for name in more if not name.startswith(OURS)} <= {"__future__"}


def test_the_same_look_finds_each_of_them_where_it_is_needed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    # A home of its own: what is set here must not weigh on the commands above.
    plain = make_loading(tmp_path_factory.mktemp("control") / "home", Mode.PLAIN)
    plain("prompt")
    first = make_loading(tmp_path_factory.mktemp("first") / "home", None)

    assert {"sqlite_utils", "nacl", "zxcvbn"} <= first("init", "--yes")
    assert "tomlkit" in plain("settings", "set", "country", "IE")
    assert {"tomllib", "secrets"} & plain("settings") == {"tomllib"}
    assert "dateparser" in plain("write", "--at", "last friday", stdin=b"Tea")
    assert "rich" in plain("list", CLICOLOR_FORCE="1")
    assert "json" in plain("prompt", "--date", "tomorrow")
    (plain.home / "state" / "prompts.json").unlink()
    (plain.home / "state" / "shown").unlink()
    assert "yaml" in plain("prompt")


def test_the_keychain_is_paid_for_only_where_it_opens_the_journal(
    tmp_path_factory: pytest.TempPathFactory, desktop: Desktop
) -> None:
    home = tmp_path_factory.mktemp("remembered") / "home"
    encrypted = make_loading(home, Mode.ENCRYPTED)
    environ = desktop.environ()
    for argv in (["write"], ["status"], ["lock"], ["passphrase", "--help"]):
        loaded = encrypted(*argv, stdin=b"Tea", locked=True, **environ)
        assert "keyring" not in loaded, argv

    assert "keyring" in encrypted("passphrase", "remember", "--yes", **environ)

    assert "keyring" in encrypted("list", locked=True, **environ)
    assert "keyring" not in encrypted("status", locked=True, **environ)
    assert "keyring" not in encrypted("prompt", **environ)
    assert "keyring" in encrypted("lock", locked=True, **environ)
    assert "keyring" not in encrypted("write", stdin=b"Tea", locked=True, **environ)


def test_only_a_line_of_a_crontab_needs_the_library_for_it() -> None:
    look = "print('crontab' in sys.modules)"
    read = "cron.read_fields('30 20 * * *')"

    told = run_python(
        f"import sys; from safespace.reminders import cron; {look}; {read}; {look}"
    )

    assert told == "False\nTrue\n"


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("safespace.terminal.composer", "prompt_toolkit"),
        ("safespace.vault.words", "xkcdpass"),
    ],
)
def test_what_only_a_terminal_needs_is_loaded_there(module: str, heavy: str) -> None:
    look = f"import sys, {module}; print({heavy!r} in sys.modules)"

    assert run_python(look) == "True\n"


def run_python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout
