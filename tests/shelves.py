"""The prompt packs as a home keeps them after its first prompt."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from safespace import __version__
from safespace.prompts.library import find_folders
from safespace.prompts.shelf_cache import load_cached


def keep_shelf(state: Path) -> None:
    """Keep the packs, since reading them anew takes longer than most tests."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = state / "prompts.json"
    kept.write_bytes(_read_shelf())
    kept.chmod(0o600)


@cache
def _read_shelf() -> bytes:
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "prompts.json"
        nothing_of_ones_own = Path(folder) / "packs"
        load_cached(find_folders(nothing_of_ones_own), cache=kept, version=__version__)
        return kept.read_bytes()
