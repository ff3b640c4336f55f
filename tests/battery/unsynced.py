"""The program with a database that does not wait for the disk: it has to be noticed."""

from __future__ import annotations

import sys

import safespace.storage.connect as connecting
from safespace.__main__ import main

if __name__ == "__main__":
    careless = [
        "PRAGMA synchronous = OFF" if "synchronous" in pragma else pragma
        for pragma in connecting._PRAGMAS
    ]
    setattr(connecting, "_PRAGMAS", tuple(careless))  # noqa: B010
    sys.exit(main())
