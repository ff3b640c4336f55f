"""Texts of the Lexical editor, a tree in JSON, as plain text.

They are the "super" notes of Standard Notes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from safespace.errors import BadInputError
from safespace.frozen import dataclass
from safespace.transfer.field import as_list, as_table, get_text
from safespace.transfer.json_stream import read_one
from safespace.transfer.record import BadRecordError
from safespace.transfer.source import as_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from safespace.transfer.field import Table
    from safespace.transfer.item import Noun

_BEGINS = re.compile(r'\s*\{\s*"root"\s*:\s*\{')
_WEB = re.compile(r"https?://", re.IGNORECASE)
_INLINE = {
    *("text", "code-highlight", "hashtag", "tab", "linebreak"),
    *("link", "autolink", "mark", "overflow", "snbubble"),
}
_MOST_NUMBERED = 10**6


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """What a note says, and how many things in it are none of words."""

    words: str
    left: Counter[Noun]

    def __repr__(self) -> str:
        """Show nothing of the words, so that no traceback can."""
        return "Drawn(…)"


def is_lexical(text: str) -> bool:
    """Say whether a text is such a tree."""
    return _BEGINS.match(text) is not None


def draw_text(text: str, titles: Mapping[str, str]) -> Drawn:
    """Draw the plain text out of a note; `titles` are those of notes it may link to.

    How deep it may be nested, and how much it may hold, is what `read_one` allows.

    Raises:
        BadRecordError: when it is no such note.
    """
    try:
        tree = read_one(as_file(text.encode()))
    except (BadInputError, ValueError) as error:
        raise BadRecordError("its text is damaged, or nested too deep") from error
    walk = _Walk(titles)
    words = "\n\n".join(walk.draw_blocks([as_table(as_table(tree).get("root"))]))
    return Drawn(words, walk.left)


class _Walk:
    """One walk over the nodes of a note."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.left: Counter[Noun] = Counter()
        self._titles = titles
        self._blocks: dict[object, Callable[[Table], str]] = {
            "list": self._draw_list,
            "quote": self._draw_quote,
            "table": self._draw_table,
            "horizontalrule": lambda _: "---",
            "snfile": lambda _: self._leave("attachment"),
            "inline-file": self._draw_file,
            "unencrypted-image": self._draw_image,
            "youtube": lambda node: self._draw_video(node, "videoID"),
            "tweet": lambda node: self._draw_video(node, "id"),
        }

    def draw_blocks(self, nodes: list[Table]) -> list[str]:
        """Draw nodes as paragraphs; those within a line stay in one together."""
        blocks = [""]
        for node in nodes:
            if _is_inline(node):
                blocks[-1] += self._draw_inline(node)
            else:
                blocks += [self._draw_block(node), ""]
        return [block.strip("\n") for block in blocks if block.strip()]

    def _draw_block(self, node: Table) -> str:
        draw = self._blocks.get(_kind(node))
        if draw is not None:
            return draw(node)
        if "children" not in node:
            return self._leave("part without words")
        return "\n\n".join(self.draw_blocks(_children(node)))

    def _draw_inline(self, node: Table) -> str:
        kind = _kind(node)
        if kind == "linebreak":
            return "\n"
        if kind == "snbubble":
            title = self._titles.get(get_text(node, "itemUuid"))
            return self._leave("link") if title is None else title
        if "children" not in node:
            return get_text(node, "text")
        words = "".join(
            self._draw_inline(each) if _is_inline(each) else self._draw_block(each)
            for each in _children(node)
        )
        return words if node.get("isUnlinked") else _add_address(words, node)

    def _draw_list(self, node: Table) -> str:
        start = node.get("start")
        number = start if type(start) is int and 0 < start < _MOST_NUMBERED else 1
        lines: list[str] = []
        for item in _children(node):
            words = "\n".join(self.draw_blocks(_children(item)))
            if _wraps_lists(item):
                lines += _indent(words, "  ", "  ")
                continue
            mark = _mark(get_text(node, "listType"), item, number)
            lines += _indent(words, mark, " " * len(mark))
            number += 1
        return "\n".join(lines)

    def _draw_quote(self, node: Table) -> str:
        words = "\n\n".join(self.draw_blocks(_children(node)))
        return "\n".join(_indent(words, "> ", "> ")) if words else ""

    def _draw_table(self, node: Table) -> str:
        rows = (
            [" ".join(" ".join(self.draw_blocks([cell])).split()) for cell in cells]
            for cells in map(_children, _children(node))
        )
        return "\n".join(" | ".join(cells) for cells in rows if any(cells))

    def _draw_image(self, node: Table) -> str:
        address = get_text(node, "src")
        if not _WEB.match(address):
            return self._leave("photo")
        name = get_text(node, "alt").strip()
        return f"{name} ({address})" if name else address

    def _draw_file(self, node: Table) -> str:
        photo = get_text(node, "mimeType").startswith("image/")
        return self._leave("photo" if photo else "attachment")

    def _draw_video(self, node: Table, name: str) -> str:
        number = get_text(node, name)
        if not number:
            return self._leave("link")
        if name == "videoID":
            return f"https://www.youtube.com/watch?v={number}"
        return f"https://twitter.com/i/web/status/{number}"

    def _leave(self, what: Noun) -> str:
        self.left[what] += 1
        return ""


def _is_inline(node: Table) -> bool:
    return _kind(node) in _INLINE or ("text" in node and "children" not in node)


def _wraps_lists(item: Table) -> bool:
    """Say whether an item is only there for the list that is nested in it."""
    children = _children(item)
    return bool(children) and all(_kind(each) == "list" for each in children)


def _mark(kind: str, item: Table, number: int) -> str:
    if kind == "number":
        return f"{number}. "
    if kind == "check":
        return "[x] " if item.get("checked") is True else "[ ] "
    return "* "


def _indent(words: str, first: str, others: str) -> Iterator[str]:
    for number, line in enumerate(words.split("\n")):
        yield ((others if number else first) + line).rstrip()


def _add_address(words: str, node: Table) -> str:
    address = get_text(node, "url").strip()
    bare = address.removeprefix("mailto:").rstrip("/")
    if not address or words.strip().rstrip("/") in {bare, address, _WEB.sub("", bare)}:
        return words
    return f"{words} ({address})" if words.strip() else address


def _kind(node: Table) -> str:
    return get_text(node, "type")


def _children(node: Table) -> list[Table]:
    return list(map(as_table, as_list(node.get("children"))))
