"""Finding programmes: the ones that come along, then somebody's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.programmes.schema import read_programme

if TYPE_CHECKING:
    from safespace.programmes.programme import Programme

SHIPPED = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Programmes:
    """The programmes by name, and what kept others from being read."""

    found: dict[str, Programme]
    problems: tuple[BadInputError, ...] = ()


def load_programmes(own: Path) -> Programmes:
    """Read all programmes; somebody's own may not take the name of one that is there."""
    found: dict[str, Programme] = {}
    problems: list[BadInputError] = []
    for folder in (SHIPPED, own):
        paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
        for path in paths:
            read = read_programme(path)
            if isinstance(read, BadInputError):
                problems.append(read)
            elif read.name in found:
                problems.append(
                    BadInputError(f"{path.name}: there is a programme by this name.")
                )
            else:
                found[read.name] = read
    return Programmes(found, tuple(problems))
