"""No room, no rights, no memory: said calmly, and nothing that was saved is harmed."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.derive import Cost
from safespace.journal.founding import Protection, found
from tests.journals import PASSPHRASE, Mode, make_journal
from tests.program import SCRIPT, Program, make_program
from tests.robust.soundness import bodies, fingerprint
from tests.vault.test_refusing_disks import needs_mounts

if TYPE_CHECKING:
    from collections.abc import Callable

CANARY = "quokkalantern"
WORDS = f"the {CANARY} glows\n".encode()
LARGE = WORDS * 40_000
NOBODY = 65534
MIB = 1024 * 1024

# That account may not read the program itself, so everything is loaded beforehand, by
# doing the same with another journal.
AS_ANOTHER = """
    import io, os, sys
    from safespace.__main__ import run
    from tests.journals import PASSPHRASE
    words = sys.stdin.buffer.read()

    def say(command):
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\\n")
        sys.stdin = io.TextIOWrapper(io.BytesIO(words), "utf-8")
        fd = [] if command == "drafts" else ["--passphrase-fd", str(reading)]
        return run([command, *fd])

    home, stderr = os.environ["SAFESPACE_HOME"], sys.stderr
    os.environ["SAFESPACE_HOME"], sys.stderr = os.environ["READY"], io.StringIO()
    say("write"), say("read"), say("drafts")
    os.environ["SAFESPACE_HOME"] = os.environ["READY"] + "/none"
    say("list")
    os.environ["SAFESPACE_HOME"], sys.stderr = home, stderr
    os.setuid(int(os.environ["AS"]))
    sys.exit(say(sys.argv[1]))
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs a second account")


def run_limited(
    program: Program, *argv: str, limit: Callable[[], object], stdin: bytes = b""
) -> tuple[int, str]:
    """Run a command within a limit, and check that its message is a calm one."""
    reading, writing = os.pipe()
    os.write(writing, program.passphrase.encode() + b"\n")
    os.close(writing)
    locked = program.mode is Mode.ENCRYPTED
    done = subprocess.run(
        [SCRIPT, *argv, *([f"--passphrase-fd={reading}"] if locked else [])],
        input=stdin,
        capture_output=True,
        env=program.environ(),
        pass_fds=(reading,),
        preexec_fn=limit,
        check=False,
    )
    os.close(reading)
    told = done.stderr.decode()
    for private in (CANARY, PASSPHRASE, "Traceback", "Something unexpected"):
        assert private not in told
    return done.returncode, told


@pytest.mark.parametrize("mode", Mode)
def test_where_a_file_may_not_grow_the_journal_stays_whole(
    home: Path, mode: Mode
) -> None:
    program = make_program(home, mode)
    assert program("write", stdin=WORDS).code == 0
    limits = (300_000, 300_000)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, limits)

    code, told = run_limited(program, "write", limit=limit, stdin=LARGE)

    assert code == 8
    assert "untouched" in told
    assert bodies(home, mode) == [WORDS.decode()]
    assert run_limited(program, "list", limit=limit)[0] == 0


@needs_mounts
@pytest.mark.parametrize("mode", Mode)
def test_on_a_full_disk_the_journal_stays_whole(
    home: Path, mode: Mode, tmp_path: Path
) -> None:
    program = make_program(home, mode)
    assert program("write", stdin=WORDS).code == 0
    disk, words = tmp_path / "disk", tmp_path / "words"
    disk.mkdir()
    words.write_bytes(LARGE)
    (tmp_path / "secret").write_text(PASSPHRASE + "\n")
    script = """
        mount -t tmpfs -o size=700k none "$1" && cp -r "$2/." "$1" && cd "$3" || exit 99
        fd=; [ "$4" = plain ] || fd=--passphrase-fd=3
        SAFESPACE_HOME=$1 "$0" write $fd < words 3< secret; echo $? >&2
        cp -r "$1" after
    """

    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, SCRIPT, disk, home, tmp_path, mode.value],
        capture_output=True,
        env=program.environ(),
        text=True,
        check=True,
    )

    assert done.stdout == ""
    assert done.stderr.endswith("\n8\n")
    assert "untouched" in done.stderr
    assert CANARY not in done.stderr
    assert bodies(tmp_path / "after", mode) == [WORDS.decode()]


@as_root
@pytest.mark.parametrize("mode", Mode)
def test_a_folder_one_may_only_read_is_read_and_not_written(
    home: Path, mode: Mode, tmp_path: Path
) -> None:
    program = make_program(home, mode)
    assert program("write", stdin=WORDS).code == 0
    open_to_all(tmp_path)
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = fingerprint(home)

    assert run_as_another(program, "read", ready=tmp_path / "ready") == (0, "")
    code, told = run_as_another(program, "write", ready=tmp_path / "ready")

    assert code == 8
    assert told.count("\n") <= 3
    assert fingerprint(home) == before


@as_root
@pytest.mark.parametrize("command", ["list", "write", "drafts"])
def test_another_account_is_told_that_it_may_not(
    program: Program, tmp_path: Path, command: str
) -> None:
    open_to_all(tmp_path)

    code, told = run_as_another(program, command, ready=tmp_path / "ready")

    assert code == 8
    assert "not allowed" in told


@pytest.mark.parametrize("argv", [("list",), ("write",), ("search", CANARY)])
def test_too_little_memory_to_unlock(costly: Program, argv: tuple[str, ...]) -> None:
    before = fingerprint(costly.home)
    limits = (350 * MIB, 350 * MIB)
    limit = partial(resource.setrlimit, resource.RLIMIT_AS, limits)

    code, told = run_limited(costly, *argv, limit=limit, stdin=WORDS)

    assert code == 8
    assert "512 MiB of free memory" in told
    assert fingerprint(costly.home, without=["drafts"]) == before
    if argv == ("write",):
        assert "kept as a draft" in told
        assert costly("drafts", "resume").code == 0
        assert bodies(costly.home) == [WORDS.decode()]


@pytest.fixture(scope="module")
def _costly_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("costly")
    cost = Cost(memory_kib=512 * 1024, passes=1)
    found(home / "journal", Protection(PASSPHRASE.encode(), cost))
    return home


@pytest.fixture
def costly(_costly_home: Path, home: Path) -> Program:
    """A journal that needs half a gibibyte to unlock."""
    shutil.copytree(_costly_home, home)
    return Program(home)


def open_to_all(folder: Path) -> None:
    """Let other accounts through to a test's folder."""
    while folder.stat().st_uid == os.getuid() and folder != Path(gettempdir()):
        folder.chmod(0o755)
        folder = folder.parent


def run_as_another(program: Program, command: str, *, ready: Path) -> tuple[int, str]:
    """Run a command under an account that can read other people's open files only."""
    if not ready.exists():
        make_journal(ready, program.mode or Mode.PLAIN)
    environ = program.environ(READY=str(ready), AS=str(NOBODY), TZ="UTC")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(AS_ANOTHER), command],
        input=WORDS,
        capture_output=True,
        env=environ,
        check=False,
    )
    told = done.stderr.decode()
    for private in (CANARY, PASSPHRASE, "Traceback", "Something unexpected"):
        assert private not in told
    return done.returncode, told
