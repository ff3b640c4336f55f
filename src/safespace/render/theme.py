"""How roles look: sixteen colours and weights only, readable on light and on dark.

Red means nothing here, and no meaning rests on colour alone.
"""

from __future__ import annotations

from safespace.render.line import Role

STYLES: dict[Role, str] = {
    Role.TEXT: "",
    Role.HEADING: "bold",
    Role.CODE: "cyan",
    Role.QUIET: "dim",
    Role.TAG: "green",
    Role.PERSON: "magenta",
    Role.QUESTION: "italic",
    Role.MATCH: "bold underline",
    Role.FULL: "green",
    Role.ACCENT: "bold cyan",
    Role.HEAVY: "magenta",
}
