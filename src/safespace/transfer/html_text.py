"""HTML as plain text: the words as a browser would set them, without the marks.

Python's parser takes time in the square of some broken inputs, and swallows what looks
like a tag and is none. So marks are found here, each in one look; the parser sees only
a single short one, for what its attributes say.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.transfer.plain_page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

# Quotes hide what is in them, and nothing is tried twice: at most three of these looks
# can go over the same place, since a "<" outside of quotes ends each.
_MARK = re.compile(
    r"""<(/?)([a-z][a-z0-9:]*+)(?=[\s/>])(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""",
    re.IGNORECASE,
)
_LOOSE_MARK = re.compile(r"<(/?)([a-z][a-z0-9:]*+)(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_DECLARATION = re.compile(r"<(?:!doctype|!\[(?:if|endif)|\?xml)[^<>]*+>", re.IGNORECASE)
_OPEN = re.compile(r"<(?=[!/?a-z])", re.IGNORECASE)
_COMMENT, _COMMENT_END = "<!--", "-->"
# Longer ones hold a whole picture.
_LONGEST_READ = 4096
# More digits than this make no character, and Python does not count that far.
_ENDLESS = re.compile(r"&#[0-9]{40,};?")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ENDS_LINE = re.compile(
    r"<(?:br|p|div|li|ul|ol|h[1-6]|table|blockquote|pre|hr)[\s/>]", re.IGNORECASE
)


def _name(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HIDDEN = frozenset({"script", "style"})
_PARAGRAPHS = _name(
    "address article aside blockquote center dd details dl dt fieldset figure"
    " figcaption footer form h1 h2 h3 h4 h5 h6 header hr main nav p pre section"
    " summary table"
)
_LINES = _name(
    "body caption div head html li noscript ol option select tbody template tfoot"
    " thead title tr ul"
)
_INLINE = _name(
    "a abbr acronym audio b base bdi bdo big br button canvas cite code col colgroup"
    " data datalist del dfn em embed font i iframe img input ins kbd label legend link"
    " map mark meta meter object optgroup output param picture progress q rp rt ruby s"
    " samp small source span strike strong sub sup svg td textarea th time track tt u"
    " var video wbr"
)
# Anything else in angle brackets is what somebody wrote, such as <3 or <sigh>.
_KNOWN = _PARAGRAPHS | _LINES | _INLINE | _HIDDEN
_OFFICE = ("o:", "v:", "w:")
_NOT_SAID = ("#", "javascript:", "data:", "about:")


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    closes: bool
    text: str


def has_lines(source: str) -> bool:
    """Say whether marks end its lines, as they do wherever a program wrote HTML."""
    return _ENDS_LINE.search(source) is not None


def count_images(source: str) -> int:
    """Count the pictures, which text has at most a word for."""
    marks = (piece for piece in _split(source) if not isinstance(piece, str))
    return sum(mark.name == "img" and not mark.closes for mark in marks)


def to_text(source: str) -> str:
    """Turn HTML into plain text.

    Paragraphs have a blank line between them, items of a list begin with "* " or their
    number, and a link has its address behind it where its words are not that. It takes
    any text, and time in its length.
    """
    page = Page()
    for piece in _split(source):
        if isinstance(piece, str):
            _write(page, piece)
        else:
            _place(page, piece)
    return page.tell()


def _split(source: str) -> Iterator[str | _Mark]:
    """Give the texts and the marks of a source; comments, scripts and styles go."""
    begin = at = 0
    sought: dict[str, int] = {}
    while opened := _OPEN.search(source, at):
        at = opened.start()
        mark = _MARK.match(source, at) or _LOOSE_MARK.match(source, at)
        name = mark[2].lower() if mark else ""
        if mark and (name in _KNOWN or name.startswith(_OFFICE)):
            end = mark.end()
            if name in _HIDDEN and not mark[1]:
                end = _find_end(source, f"</{name}", end, sought) or end
            found = _Mark(name, bool(mark[1]), mark[0])
        else:
            end, found = _skip(source, at, sought), None
        if end:
            yield source[begin:at]
            if found:
                yield found
            begin = at = end
        else:
            at += 1
    yield source[begin:]


def _skip(source: str, at: int, sought: dict[str, int]) -> int:
    """Return where a comment or declaration ends, or 0 where none stands."""
    if source.startswith(_COMMENT, at):
        end = _find_end(source, _COMMENT_END, at + len(_COMMENT), sought)
        return end + len(_COMMENT_END) if end else 0
    declared = _DECLARATION.match(source, at)
    return declared.end() if declared else 0


def _find_end(source: str, sign: str, at: int, sought: dict[str, int]) -> int:
    """Return where a sign next stands, or 0; each part is searched once for each.

    `sought` has where it was found last: that holds until the search is past it.
    """
    last = sought.get(sign, 0)
    if 0 <= last < at:
        found = re.compile(re.escape(sign), re.IGNORECASE).search(source, at)
        last = sought[sign] = found.start() if found else -1
    return max(last, 0)


def _write(page: Page, text: str) -> None:
    if not text:
        return
    words = html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text
    if page.verbatim:
        page.write_lines(words)
    else:
        page.write(_SPACE.sub(" ", words))


def _place(page: Page, mark: _Mark) -> None:
    name = mark.name
    if name in _PARAGRAPHS:
        page.end_paragraph()
        page.verbatim = name == "pre" and not mark.closes
    elif name in _LINES:
        _place_line(page, mark)
    elif name == "br":
        page.end_line()
    elif name == "a":
        page.close_link()
        if not mark.closes:
            page.open_link(_find_address(mark))
    elif name == "img":
        page.write(_SPACE.sub(" ", _read_marks(mark).get("alt") or ""))
    elif name in {"td", "th"}:
        page.begin_cell()


def _place_line(page: Page, mark: _Mark) -> None:
    page.end_block()
    if mark.name in {"ol", "ul"}:
        if mark.closes:
            page.close_list()
        else:
            page.open_list(numbered=mark.name == "ol")
    elif mark.name == "li" and not mark.closes:
        done = _read_marks(mark).get("data-checked")
        page.begin_item({"true": "[x] ", "false": "[ ] "}.get(done or "", ""))


def _find_address(mark: _Mark) -> str:
    address = " ".join((_read_marks(mark).get("href") or "").split())
    return "" if address.lower().startswith(_NOT_SAID) else address


def _read_marks(mark: _Mark) -> dict[str, str | None]:
    if "=" not in mark.text or len(mark.text) > _LONGEST_READ:
        return {}
    reader = _Attributes()
    # One mark alone: what looks like another one stands in its quotes.
    reader.feed("<" + mark.text[1:].replace("<", "&lt;"))
    return reader.found


class _Attributes(HTMLParser):
    """Reads what a single mark says beside its name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found = self.found or dict(attrs)
