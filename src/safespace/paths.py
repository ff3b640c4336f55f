"""Where things live; SAFESPACE_HOME puts all of them in one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME_VARIABLE = "SAFESPACE_HOME"
# Nothing can be below a file, so nothing is ever found or made here.
NOWHERE = Path(os.devnull) / "nowhere"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one person's safespace."""

    journal: Path
    drafts: Path
    inbox: Path
    backups: Path
    settings: Path
    packs: Path
    state: Path

    @property
    def database(self) -> Path:
        """Return the journal's one file."""
        return self.journal / "journal.db"

    @property
    def programmes(self) -> Path:
        """Return the folder of somebody's own programmes."""
        return self.packs.parent / "programmes"

    @property
    def feelings(self) -> Path:
        """Return the file for somebody's own words for feelings."""
        return self.settings.with_name("feelings.yaml")

    @property
    def exercises(self) -> Path:
        """Return the folder for somebody's own exercises."""
        return self.settings.with_name("exercises")

    @property
    def salt(self) -> Path:
        """Return the small file that makes this install's order of prompts its own."""
        return self.state / "salt"

    @property
    def shown(self) -> Path:
        """Return the small file that knows which prompt was shown on which day."""
        return self.state / "shown"

    @property
    def marks(self) -> Path:
        """Return the small file with the ids of prompts that are muted or liked."""
        return self.state / "marks"

    @property
    def shelf_cache(self) -> Path:
        """Return the file that keeps the prompt packs in a form that loads fast."""
        return self.state / "prompts.json"


def find_places(environ: Mapping[str, str]) -> Places:
    """Return where this person's files are, from the environment alone."""
    home = environ.get(HOME_VARIABLE, "")
    if home:
        root = Path(home).expanduser()
        return _places(data=root, config=root, state=root / "state")
    # Here and not above: with SAFESPACE_HOME set, nobody pays for the import.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    dirs = PlatformDirs("safespace", appauthor=False)
    try:
        data, config, state = (
            dirs.user_data_path,
            dirs.user_config_path,
            dirs.user_state_path,
        )
    except RuntimeError:
        # An account without a home, as services have; a prompt needs no place to be.
        data = config = state = NOWHERE
    return _places(data=data, config=config, state=state)


def _places(*, data: Path, config: Path, state: Path) -> Places:
    return Places(
        journal=data / "journal",
        drafts=data / "drafts",
        inbox=data / "inbox",
        backups=data / "backups",
        settings=config / "settings.toml",
        packs=config / "packs",
        state=state,
    )
