"""The shipped shelf, read once, and a way to write a pack file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.prompts.library import find_folders, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from safespace.prompts.shelf import Shelf


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return load(find_folders())


@pytest.fixture
def write_pack(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "weather.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
