"""The words of an entry of Day One: its Markdown, and its rich text.

Rich text is lines with a style, and things embedded between them. Newer exports carry
it beside the Markdown, and some entries carry nothing else.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.transfer.field import as_list, as_table, as_tables, get_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table

_MARKS = (("strikethrough", "~~"), ("italic", "*"), ("bold", "**"))
_LISTS = ("bulleted", "numbered", "checkbox")
_ALONE = ("header", "embedded")
_DEEPEST = 12
_LARGEST = 10**9
_TICKS = re.compile("`+")
_UNSEEN = str.maketrans({"\u200b": "", "\ufffc": "", "\u2028": "\n", "\u2029": "\n"})
_MOMENT = r"\(dayone-moment:[^)\n]{0,200}\)"
# Most characters begin none of these, and the first look says so.
_TOKEN = re.compile(
    rf"""
    (?=[\\`~!>\ \t])(?:
        ^[ \t>]*(?P<fence>`{{3,}}|~{{3,}})[^`\n]*$
            (?:\n[\s\S]*?)??(?:\n[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)
        | (?<!`)(?P<span>`+)(?!`)[^\n]{{1,2000}}?(?<!`)(?P=span)(?!`)
        | \\(?P<sign>[!-/:-@\[-`{{-~])
        | (?P<row>^[ \t]*(?:!\[\]{_MOMENT}[ \t]*)+(?:(?:\n[ \t]*)*\n|\Z))
        | !\[(?P<caption>[^\[\]\n]{{0,1000}})\]{_MOMENT}
    )
    """,
    re.MULTILINE | re.VERBOSE,
)
_BLANK = re.compile(r"\A(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: what it is, its style, and its words."""

    kind: str
    style: Table
    words: str


def read_markdown(text: str) -> str:
    """Take out of Markdown what Day One puts there, and leave code alone.

    That are backslashes before punctuation, marks that nobody sees, and the links to
    photos and the like, with the lines that hold nothing else.
    """
    return _tidy(_TOKEN.sub(_replace, _bare(text)))


def parse_rich_text(value: object) -> list[Table] | None:
    """Return the nodes of a rich text, in order; None for what is no rich text.

    Exports have it as text that is JSON, and name the nodes `contents`; Day One's own
    description of the format has them as `nodes`.
    """
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if not isinstance(value, dict):
        return None
    nodes = value.get("contents", value.get("nodes", []))
    return as_tables(nodes) if isinstance(nodes, list) else None


def list_embedded(nodes: list[Table]) -> Iterator[tuple[str, Table]]:
    """Give everything that is embedded between the lines, with its type."""
    for node in nodes:
        for each in as_tables(node.get("embeddedObjects")):
            yield get_text(each, "type"), each


def write_markdown(nodes: list[Table]) -> str:
    """Write the words of a rich text as Markdown."""
    blocks = []
    numbered = enumerate(_read_lines(nodes))
    # Consecutive lines of one kind are a block; a heading is one for itself.
    for (kind, _), group in groupby(
        numbered, lambda pair: (pair[1].kind, pair[1].kind in _ALONE and pair[0])
    ):
        block = _write_block(kind, [line for _, line in group])
        blocks.append(block.strip("\n"))
    return _tidy(_bare("\n\n".join(block for block in blocks if block)))


def _bare(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.translate(_UNSEEN)


def _replace(found: re.Match[str]) -> str:
    if found["fence"] or found["span"]:
        return found[0]
    return found["sign"] or found["caption"] or ""


def _tidy(text: str) -> str:
    return _BLANK.sub("", text).rstrip()


def _read_lines(nodes: list[Table]) -> Iterator[_Line]:
    style: Table = {}
    words: list[str] = []
    for node in nodes:
        text = node.get("text")
        if not isinstance(text, str):
            yield from _end_line(style, words)
            for kind, each in list_embedded([node]):
                yield _Line("embedded", {}, _write_embedded(kind, each))
            continue
        marks = as_table(node.get("attributes"))
        own = as_table(marks.get("line"))
        if _differs(style, own):
            yield from _end_line(style, words)
        for piece in text.splitlines(keepends=True):
            # The first character of a line decides on its style.
            style = style if words else own
            bare = piece.rstrip("\r\n")
            words.append(bare if style.get("codeBlock") else _mark(bare, marks))
            if bare != piece:
                yield from _end_line(style, words)
    yield from _end_line(style, words)


def _end_line(style: Table, words: list[str]) -> Iterator[_Line]:
    if words:
        yield _Line(_tell_kind(style), style, "".join(words))
        words.clear()


def _differs(style: Table, other: Table) -> bool:
    """Say whether two pieces are of two lines, though no line break is between them."""
    name, another = style.get("identifier"), other.get("identifier")
    return name is not None and another is not None and name != another


def _tell_kind(style: Table) -> str:
    if style.get("codeBlock"):
        return "code"
    header = style.get("header")
    if type(header) is int and 1 <= header <= 6:
        return "header"
    if style.get("listStyle") in _LISTS:
        return "list"
    return "quote" if style.get("quote") else "plain"


def _write_block(kind: str, lines: list[_Line]) -> str:
    words = [line.words for line in lines]
    if kind == "header":
        return f"{'#' * lines[0].style['header']} {words[0]}" if words[0] else ""
    if kind == "code":
        longest = max(
            (len(run) for each in words for run in _TICKS.findall(each)), default=0
        )
        fence = "`" * max(longest + 1, 3)
        return "\n".join([fence, *words, fence])
    if kind == "list":
        return "\n".join(_number(lines))
    if kind == "quote":
        return "\n".join(f"> {each}".rstrip() for each in words)
    return "\n".join(words)


def _number(lines: list[_Line]) -> Iterator[str]:
    """Give the items of a list, with what stands before each."""
    number = 0
    for line in lines:
        style = line.style
        if style["listStyle"] == "numbered":
            number = _count(style.get("listIndex"), number + 1, most=_LARGEST)
            sign = f"{number}."
        elif style["listStyle"] == "checkbox":
            sign = "- [x]" if style.get("checked") is True else "- [ ]"
        else:
            sign = "-"
        indent = "    " * (_count(style.get("indentLevel"), 1, most=_DEEPEST) - 1)
        yield f"{indent}{sign} {line.words}"


def _mark(words: str, marks: Table) -> str:
    """Put the signs of Markdown around words, and spaces outside of them."""
    bare = words.strip()
    if not bare:
        return words
    before, _, after = words.partition(bare)
    if marks.get("inlineCode"):
        ticks = "`" * (max(map(len, _TICKS.findall(bare)), default=0) + 1)
        pad = " " if "`" in bare else ""
        bare = f"{ticks}{pad}{bare}{pad}{ticks}"
    for name, sign in _MARKS:
        if marks.get(name) is True:
            bare = f"{sign}{bare}{sign}"
    link = get_text(marks, "linkURL")
    if link and link != bare:
        bare = f"[{bare}]({link})"
    return f"{before}{bare}{after}"


def _write_embedded(kind: str, each: Table) -> str:
    """Return what an embedded thing says; a photo says nothing."""
    if kind in {"horizontalRuleLine", "horizontalLineRule"}:
        return "---"
    if kind in {"externalVideo", "externalAudio", "preview"}:
        return get_text(each, "url")
    if kind == "renderableCodeBlock":
        return get_text(each, "contents")
    if kind == "table":
        return get_text(each, "markdown") or _write_table(each)
    return ""


def _write_table(table: Table) -> str:
    written: list[str] = []
    for row in as_list(table.get("rows")):
        cells = [
            "".join(get_text(part, "text") for part in as_tables(cell.get("content")))
            for cell in as_tables(row)
        ]
        written.append(f"| {' | '.join(cells)} |")
        if len(written) == 1:
            written.append("|" + " --- |" * len(cells))
    return "\n".join(written)


def _count(value: object, otherwise: int, *, most: int) -> int:
    return value if type(value) is int and 1 <= value <= most else otherwise
