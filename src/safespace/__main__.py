"""Start the program; `--version` answers before anything else is imported."""

from __future__ import annotations

import sys

from safespace import __version__

# Between two looks for garbage, in objects made. Starting makes 30,000 and hardly any
# garbage; at Python's 700 the looking takes a twentieth of a command's time.
_OBJECTS = 50_000

# Not the one from typing: loading that takes as long as asking for the version.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from safespace.cli._context import AppContext


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"safespace {__version__}\n")
        sys.exit(0)
    import gc  # noqa: PLC0415 - the version loads nothing at all

    gc.set_threshold(_OBJECTS)
    sys.exit(run(sys.argv[1:]))


def run(argv: Sequence[str], context: AppContext | None = None) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback."""
    from safespace.cli._boundary import run_command  # noqa: PLC0415

    return run_command(argv, context)


if __name__ == "__main__":
    main()
