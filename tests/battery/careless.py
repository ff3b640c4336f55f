"""A program that says "Saved" before it is so: what the battery has to notice."""

from __future__ import annotations

import os
import sys

from safespace.__main__ import main

if __name__ == "__main__":
    os.write(1, b"Saved\n")
    sys.exit(main())
