"""A wheel, built and installed for real, carries its prompts; so does the source."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.contracts.sources import ROOT

PACKS = sorted(path.name for path in (ROOT / "prompts").glob("*.yaml"))

pytestmark = pytest.mark.slow


def call(*argv: str | Path, **environ: str) -> str:
    """Run something without a network and return what it printed."""
    done = subprocess.run(
        [str(each) for each in argv],
        env={
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "PIP_NO_INDEX": "1",
            **environ,
        },
        capture_output=True,
        text=True,
        timeout=300,
        cwd="/",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    options = ("--wheel", "--no-isolation", "--outdir", out)
    call(sys.executable, "-m", "build", *options, ROOT, HOME=str(out))
    [built] = out.glob("safespace-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment of its own, which borrows only dependencies."""
    place = tmp_path_factory.mktemp("clean") / "venv"
    call(sys.executable, "-m", "venv", "--without-pip", place)
    pip = (sys.executable, "-m", "pip", "--python", place / "bin" / "python")
    call(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return place


def run(installed: Path, home: Path, *argv: str) -> str:
    # On PYTHONPATH, the link to this checkout that lies in there is not followed.
    borrowed = sysconfig.get_path("platlib")
    script = installed / "bin" / "safespace"
    return call(script, *argv, SAFESPACE_HOME=str(home), PYTHONPATH=borrowed)


def test_a_wheel_has_every_pack_once(wheel: Path) -> None:
    names = [Path(name) for name in ZipFile(wheel).namelist()]
    packs = [name for name in names if str(name.parent) == "safespace/packs"]

    assert sorted(each.name for each in packs) == PACKS
    assert len(PACKS) == 18
    # Nor does one lie anywhere else, under whatever folder.
    assert sorted(each.name for each in names if each.name in PACKS) == PACKS


def test_a_wheel_has_every_file_of_data_that_the_source_has(wheel: Path) -> None:
    source = ROOT / "src"
    kept = {str(each.relative_to(source)) for each in source.rglob("*.yaml")}

    assert len(kept) > 10
    assert kept <= set(ZipFile(wheel).namelist())


def test_what_is_installed_from_it_asks_its_own_prompts(
    installed: Path, tmp_path: Path
) -> None:
    python = installed / "bin" / "python"
    look = "import safespace.prompts.library as l; print(l.find_folders()[0].path)"
    folder = call(python, "-c", look, PYTHONPATH=sysconfig.get_path("platlib"))

    assert folder.strip().endswith("site-packages/safespace/packs")
    assert str(installed) in folder
    assert run(installed, tmp_path / "home", "prompt").strip()
    checked = run(installed, tmp_path / "home", "prompts", "check")
    assert checked.endswith("in 18 packs: nothing to mend.\n")


def test_what_is_installed_from_it_writes_a_page(
    installed: Path, tmp_path: Path
) -> None:
    page = run(installed, tmp_path / "home", "demo", "report", "--out", "-")

    assert "</html>" in page


def test_from_the_source_alone_they_are_found_too(tmp_path: Path) -> None:
    """An editable install and a bare checkout are both this: src/ on the path."""
    path = f"{ROOT / 'src'}:{sysconfig.get_path('platlib')}"
    look = "import safespace.prompts.library as l; print(l.find_folders()[0].path)"

    assert call(sys.executable, "-S", "-c", look, PYTHONPATH=path).strip() == str(
        ROOT / "prompts"
    )
    asked = call(
        *(sys.executable, "-S", "-m", "safespace", "prompt"),
        PYTHONPATH=path,
        SAFESPACE_HOME=str(tmp_path / "home"),
    )
    assert asked.strip()
