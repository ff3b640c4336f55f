"""Golden files: what something looked like when somebody last looked at it.

A test hands its text to `golden.check(name, text)`. Run it with `--golden-update` to
take the text as it is now, then read the difference before keeping it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "screens"
ESCAPE = "\N{ESCAPE}"
SHOWN_ESCAPE = "\N{SYMBOL FOR ESCAPE}"


@dataclass(frozen=True, slots=True)
class Golden:
    """Compares texts with the files of a folder, or rewrites the files."""

    folder: Path = FOLDER
    update: bool = False

    def check(self, name: str, text: str) -> None:
        """Compare a text with its file.

        Raises:
            AssertionError: with the difference, or when there is no file yet.
        """
        path = self.folder / f"{name}.txt"
        # A file with escape sequences in it is no text to most tools.
        text = text.replace(ESCAPE, SHOWN_ESCAPE).rstrip("\n") + "\n"
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        if not path.exists():
            raise AssertionError(f"{name} has no file yet; --golden-update makes it")
        kept = path.read_text(encoding="utf-8")
        if text != kept:
            lines = unified_diff(kept.split("\n"), text.split("\n"), "kept", "now")
            raise AssertionError("\n".join([f"{name} looks different:", *lines]))

    def names(self) -> set[str]:
        """Return the names that have a file."""
        found = self.folder.rglob("*.txt")
        return {str(p.relative_to(self.folder).with_suffix("")) for p in found}
