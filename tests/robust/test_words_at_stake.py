"""Where an entry cannot be saved, its words are kept and can be saved once it can be."""

from __future__ import annotations

import resource
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE, Mode
from tests.program import SCRIPT, make_program
from tests.robust.soundness import bodies
from tests.robust.test_limits import run_limited
from tests.vault.test_refusing_disks import needs_mounts

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "Tea.\n", "Rain on the tram.\n"
# Each says how the disk begins to refuse, how that ends, and what is said meanwhile.
REFUSALS = {
    "no room left": (
        'head -c 10M /dev/zero > "$1/filler" 2> /dev/null; truncate -s -12K "$1/filler"',
        'rm "$1/filler"',
        "The disk is full.",
    ),
    "read only": (
        'mount --bind "$1/journal" "$1/journal"; mount -o remount,bind,ro "$1/journal"',
        'umount "$1/journal"',
        "folder is read-only.",
    ),
}
SCRIPT_OF_IT = """
    mount -t tmpfs -o size=700k none "$1" && cp -rp "$2/." "$1" && cd "$3" || exit 99
    fd=; [ "$4" = plain ] || fd=--passphrase-fd=3
    export SAFESPACE_HOME="$1"
    {begin}
    "$0" list $fd 3< secret > read 2>> told; echo "read $?" >&2
    "$0" write $fd < words 3< secret 2>> told; echo "write $?" >&2
    {end}
    "$0" drafts resume $fd 3< secret; echo "resume $?" >&2
    cp -rp "$1" after
"""


@needs_mounts
@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("mode", Mode)
def test_a_disk_that_refuses_for_a_while_takes_nobodys_words(
    home: Path, mode: Mode, refusal: str, tmp_path: Path
) -> None:
    begin, end, says = REFUSALS[refusal]
    program = make_program(home, mode)
    assert program("write", stdin=FIRST.encode()).code == 0
    (tmp_path / "disk").mkdir()
    (tmp_path / "words").write_text(SECOND)
    (tmp_path / "secret").write_text(PASSPHRASE + "\n")
    script = SCRIPT_OF_IT.format(begin=begin, end=end)

    places = [tmp_path / "disk", home, tmp_path, mode.value]
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, SCRIPT, *places],
        capture_output=True,
        env=program.environ(),
        text=True,
        check=True,
    )

    assert done.stderr.split() == ["read", "0", "write", "8", "resume", "0"]
    assert done.stdout.startswith("Saved")
    told = (tmp_path / "told").read_text()
    assert says in told
    assert "What was saved before is untouched." in told
    assert "kept as a draft" in told
    assert "Tea." in (tmp_path / "read").read_text()
    assert sorted(bodies(tmp_path / "after", mode)) == sorted([FIRST, SECOND])


@pytest.mark.parametrize("mode", Mode)
def test_a_file_that_may_not_grow_takes_nobodys_words(home: Path, mode: Mode) -> None:
    program = make_program(home, mode)
    assert program("write", stdin=FIRST.encode()).code == 0
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (20_000, 20_000))

    code, told = run_limited(program, "write", limit=limit, stdin=SECOND.encode())

    assert code == 8
    assert "kept as a draft" in told
    assert program("drafts", "resume").code == 0
    assert sorted(bodies(home, mode)) == sorted([FIRST, SECOND])
