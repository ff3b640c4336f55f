"""A fresh, migrated database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.storage.connect import open_database
from safespace.storage.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.storage.driver import Connection


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    """A plain journal's database, open."""
    made = open_database(tmp_path / "journal.db", None)
    migrate(made)
    yield made
    made.close()
