from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from safespace.errors import ExitCode, StorageError
from safespace.vault import private
from safespace.vault.drafts import DraftBox, PlainDrafts

if TYPE_CHECKING:
    from pathlib import Path


def run(script: str, *prefix: str) -> str:
    command = [*prefix, sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def own_mounts() -> bool:
    """Tell whether this account may mount in a namespace that ends with the process."""
    try:
        probe = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


needs_mounts = pytest.mark.skipif(not own_mounts(), reason="needs its own mounts")


def test_a_full_disk_is_said_calmly() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        with pytest.raises(StorageError) as caught, private.translated("journal.key"):
            os.write(full, b"words")
    finally:
        os.close(full)
    assert caught.value.message == "There is no room left on the disk for journal.key."
    assert "untouched" in caught.value.hint
    assert caught.value.exit_code is ExitCode.STORAGE


FILL = """
    from pathlib import Path
    from safespace.errors import StorageError
    from safespace.vault import private
    folder = Path({folder!r})
    private.replace(folder / "draft", b"first")
    for act in (private.replace, private.write_new):
        name = "draft" if act is private.replace else "new"
        try:
            act(folder / name, bytes(1_000_000))
        except StorageError as error:
            print(error.message)
    print(private.read(folder / "draft", 100), [p.name for p in folder.iterdir()])
"""
FILLED = """\
There is no room left on the disk for draft.
There is no room left on the disk for new.
b'first' ['draft']
"""


@needs_mounts
def test_on_a_really_full_disk_the_older_file_stays_whole(tmp_path: Path) -> None:
    mount = f'mount -t tmpfs -o size=64k none "{tmp_path}" && exec "$@"'
    prefix = ("unshare", "-m", "sh", "-c", mount, "sh")
    assert run(FILL.format(folder=str(tmp_path)), *prefix) == FILLED


def test_at_a_size_limit_the_older_file_stays_whole(tmp_path: Path) -> None:
    limit = """
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (64_000, 64_000))
    """
    script = textwrap.dedent(limit) + textwrap.dedent(FILL)
    assert run(script.format(folder=str(tmp_path))) == FILLED


@needs_mounts
def test_on_a_read_only_disk_reading_works_and_writing_is_refused(
    tmp_path: Path,
) -> None:
    private.write_new(tmp_path / "draft", b"first")
    (tmp_path / "draft").chmod(0o644)
    mount = (
        f'mount --bind "{tmp_path}" "{tmp_path}" && '
        f'mount -o remount,ro,bind "{tmp_path}" && exec "$@"'
    )
    script = f"""
        from pathlib import Path
        from safespace.errors import StorageError
        from safespace.vault import private
        folder = Path({str(tmp_path)!r})
        print(private.read(folder / "draft", 100))
        try:
            private.replace(folder / "draft", b"second")
        except StorageError as error:
            print(error.message)
    """
    assert run(script, "unshare", "-m", "sh", "-c", mount, "sh") == (
        "b'first'\nThe disk that holds draft can only be read.\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_folder_one_may_not_write_to_is_said_calmly(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match="not allowed to use key"):
        private.write_new(tmp_path / "key", b"words")


def test_a_file_in_place_of_a_folder_is_said_calmly(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"a file")
    with pytest.raises(StorageError, match="A folder is needed"):
        private.ensure_folder(tmp_path / "drafts")
    with pytest.raises(StorageError, match="A folder is needed"):
        private.ensure_folder(tmp_path / "drafts" / "below")
    with pytest.raises(StorageError, match="A folder is needed"):
        DraftBox(tmp_path / "drafts", PlainDrafts()).names()


@pytest.mark.parametrize("number", [*sorted(errno.errorcode), None])
def test_every_error_the_system_knows_has_a_calm_sentence(number: int | None) -> None:
    error = OSError(number, "raw text") if number else OSError("raw text")
    told = private.storage_error(error, "journal.key")
    assert "journal.key" in told.message
    assert told.message.endswith(".")
    assert told.hint
    assert "raw text" not in told.message + told.hint
    assert "{" not in told.message
