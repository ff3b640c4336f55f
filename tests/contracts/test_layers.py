"""The layers of the program, as .importlinter draws them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

from tests.contracts.sources import ROOT

LINTER = Path(sys.executable).with_name("lint-imports")


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--config", ROOT / ".importlinter"],
        cwd=source,
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_layers_only_point_down() -> None:
    found = lint(ROOT / "src")

    assert found.returncode == 0, found.stdout


def test_a_layer_that_points_up_is_seen(tmp_path: Path) -> None:
    copy = copytree(ROOT / "src" / "safespace", tmp_path / "safespace")
    day = copy / "domain" / "day.py"
    day.write_text(day.read_text() + "\nfrom safespace.render import clean\n")

    found = lint(tmp_path)

    assert found.returncode == 1
    assert "safespace.domain.day -> safespace.render.clean" in found.stdout
