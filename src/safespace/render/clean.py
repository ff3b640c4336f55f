"""The one place where stored text is made harmless for a terminal.

Stored text may hold anything somebody pasted. On screen, escape sequences go; other
control characters, those of eight bits included, and text-direction overrides become
U+FFFD; joiners stay, because emoji and many scripts need them.
"""

from __future__ import annotations

import re

# Compiled at first use: most runs meet no character that needs them.
# Only what is a whole sequence goes: half of one must not take the words after it along.
_ESCAPES = (
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # OSC and its kin
    r"|\x1b[ -/]*[0-~]"  # everything else that starts with ESC
)
_BREAKS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_CONTROLS = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
TAB = "    "


def clean(text: str) -> str:
    """Return text that can only be looked at: no bytes that command a terminal."""
    if text.isprintable():
        return text
    text = re.sub(_ESCAPES, "", text)
    text = re.sub(_BREAKS, "\n", text)
    return re.sub(_CONTROLS, "\ufffd", text).replace("\t", TAB)


def clean_line(text: str) -> str:
    """Return cleaned text on one line."""
    return " ".join(clean(text).split())


def escape_json(text: str) -> str:
    """Escape, in JSON that is already encoded, what a terminal would act on.

    JSON escapes the lower control characters itself; the rest can only occur inside
    its strings, where an escape means the same character.
    """
    return re.sub(_CONTROLS, lambda found: f"\\u{ord(found[0]):04x}", text)
