"""A page of plain text that is written line by line, with lists and links.

It is what HTML is set on when it becomes text.
"""

from __future__ import annotations

# Deeper lists are not set in further: a thousand open ones are no text.
_DEEPEST = 6


class Page:
    """What was written so far; `verbatim` says whether line ends count as such."""

    def __init__(self) -> None:
        self.verbatim = False
        self._lines: list[str] = []
        self._line: list[str] = []
        # Whether the line has words, and a space would come after nothing or another.
        self._said = False
        self._spaced = True
        # Whether a blank line has to come before the next words.
        self._parted = False
        self._sign = ""
        # Of each open list the number of its last item, or None where none has one.
        self._lists: list[int | None] = []
        self._address: str | None = None
        # The words of the open link, which its address is compared with.
        self._link: list[str] = []

    def tell(self) -> str:
        """Return all of it, without blank lines around it."""
        self.close_link()
        self.end_block()
        return "\n".join(self._lines).strip("\n")

    def write(self, words: str) -> None:
        """Write on in the same line; no two spaces come of two pieces."""
        if self._spaced and words[:1] == " ":
            words = words[1:]
        if words:
            # A space that does not collapse is how editors write two of them.
            self._put(words.replace("\xa0", " "))

    def write_lines(self, words: str) -> None:
        """Write text with line ends of its own."""
        first, *others = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if first:
            self._put(first)
        for each in others:
            self.end_line()
            if each:
                self._put(each)

    def end_line(self) -> None:
        """Begin a new line, also after an empty one."""
        if self._line or not self._parted:
            self._push()
        elif self._lines and self._lines[-1]:
            self._lines.append("")

    def end_block(self) -> None:
        """Begin a new line unless one was begun."""
        if self._line:
            self._push()

    def end_paragraph(self) -> None:
        """Begin a new line, and part it from what is above; not so within a list."""
        self.end_block()
        self._parted = self._parted or not self._lists

    def open_list(self, *, numbered: bool) -> None:
        """Begin a list, which may stand in another one."""
        self._lists.append(0 if numbered else None)

    def close_list(self) -> None:
        """End the innermost list."""
        del self._lists[-1:]
        self._sign = ""

    def begin_item(self, box: str) -> None:
        """Begin an item; a sign of its own stands before its first words."""
        depth = min(max(len(self._lists) - 1, 0), _DEEPEST)
        number = self._lists[-1] if self._lists else None
        if number is not None:
            number = self._lists[-1] = number + 1
        self._sign = "  " * depth + ("* " if number is None else f"{number}. ") + box

    def begin_cell(self) -> None:
        """Part a cell of a table from the one before it."""
        if self._said and self._line[-1] != "\t":
            self._line.append("\t")
            self._spaced = True

    def open_link(self, address: str) -> None:
        """Begin the words of a link."""
        self._address, self._link = address, []

    def close_link(self) -> None:
        """Put the address behind the words of a link, unless they say it."""
        address, self._address = self._address, None
        words, self._link = "".join(self._link), []
        said = " ".join(words.split())
        if not address or _strip_address(address) == _strip_address(said):
            return
        while self._line and not self._line[-1].strip():
            self._line.pop()
        if self._line:
            self._line[-1] = self._line[-1].rstrip() + " "
        self._put(f"({address})" if said else address)
        if words[-1:] == " ":
            self._put(" ")

    def _put(self, words: str) -> None:
        if not self._said and words.strip():
            if self._parted and self._lines and self._lines[-1]:
                self._lines.append("")
            self._line.insert(0, self._sign)
            self._said, self._parted, self._sign = True, False, ""
        self._line.append(words)
        self._spaced = words[-1] == " "
        if self._address is not None:
            self._link.append(words)

    def _push(self) -> None:
        self._lines.append("".join(self._line).rstrip())
        self._line = []
        self._said, self._spaced = False, True
        if self._address is not None:
            self._link.append(" ")


def _strip_address(address: str) -> str:
    bare = address.strip().lower()
    for start in ("mailto:", "tel:", "https://", "http://", "www."):
        bare = bare.removeprefix(start)
    return bare.rstrip("/")
