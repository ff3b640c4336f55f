"""The library: where packs live, and how they come onto one shelf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.prompts.shelf import Shelf, shelve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safespace.prompts.pack import Pack

SOURCE: Final = Path(__file__).resolve()
SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of pack files; `own` where a person keeps their own."""

    path: Path
    own: bool = False


def find_folders(
    own: Path | None = None, *, source: Path = SOURCE
) -> tuple[Folder, ...]:
    """Return the folder of shipped packs and, where given, a person's own folder.

    An installed program carries its packs in `safespace/packs`; a checkout has them in
    `prompts/` at its root. `source` is this module's file.
    """
    packaged = source.parents[1] / "packs"
    checkout = source.parents[3] / "prompts"
    shipped = (Folder(path) for path in (packaged, checkout) if path.is_dir())
    found = tuple(shipped)[:1]
    return (*found, Folder(own, own=True)) if own else found


def list_files(folder: Folder) -> list[Path]:
    """Return the pack files of a folder by name; a missing folder has none."""
    try:
        found = sorted(folder.path.iterdir())
    except OSError:
        return []
    return [
        path
        for path in found
        if path.suffix in SUFFIXES and not path.name.startswith(".")
    ]


def load(folders: Iterable[Folder]) -> Shelf:
    """Read every pack; a bad one is named in `problems` and the rest are shelved."""
    # PyYAML costs more than the rest of start-up: a shelf from the cache never needs it.
    from safespace.prompts.reading import read_pack  # noqa: PLC0415

    packs: list[Pack] = []
    problems: list[BadInputError] = []
    seen: set[str] = set()
    for folder, path in [(each, path) for each in folders for path in list_files(each)]:
        pack = read_pack(path, own=folder.own)
        if isinstance(pack, BadInputError):
            problems.append(pack)
            continue
        ids = {prompt.id for prompt in pack.prompts}
        if ids & seen:
            problems.append(_shared_ids(path))
            continue
        seen |= ids
        packs.append(pack)
    return shelve(packs, problems)


def _shared_ids(path: Path) -> BadInputError:
    return BadInputError(
        f"{path.name}: another pack already has a prompt with one of these ids",
        hint="Give its prompts numbers, or the pack a name, that no other file has.",
    )
