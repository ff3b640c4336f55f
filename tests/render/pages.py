"""Reports full of hostile words, and what a parser finds in their pages."""

from __future__ import annotations

from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

from safespace.domain.day import DayRange
from safespace.domain.entry import Content, Entry, Feelings
from safespace.domain.ident import EntryId, ShortCode
from safespace.domain.moment import moment_of
from safespace.insights.shape import Count, Row, Sentence, Tally
from safespace.report.report import Excerpt, Report, Section

DAY = date(2026, 11, 21)
WHEN = moment_of(
    datetime(2026, 11, 21, 21, 14, tzinfo=ZoneInfo("Europe/Dublin")), "Europe/Dublin"
)
# What runs where a page takes words for anything else than words.
HOSTILE = (
    *("<script>alert(1)</script>", "<ScRiPt src=//a.example/x.js></sCrIpT>"),
    *("<img src=x onerror=alert(1)>", '<img src="javascript:alert(1)">'),
    *("<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>"),
    *("<body onload=alert(1)>", "<iframe src=javascript:alert(1)></iframe>"),
    *('"><script>alert(1)</script>', "'><script>alert(1)</script>"),
    *('" onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='"),
    *("` onclick=alert(1) `", "javascript:alert(1)", "JaVaScRiPt:alert(1)"),
    *("[a](javascript:alert(1))", "![a](javascript:alert(1))", "<javascript:alert(1)>"),
    *(
        "[a]: javascript:alert(1)\n\n[a]",
        "[a](data:text/html,<script>alert(1)</script>)",
    ),
    *("[a](vbscript:msgbox)", "<a href=javascript:alert(1)>a</a>", "&lt;script&gt;"),
    *("&#60;script&#62;alert(1)&#60;/script&#62;", "\\<script>alert(1)\\</script>"),
    *("</title><script>alert(1)</script>", "</style><script>alert(1)</script>"),
    *("</textarea><script>alert(1)</script>", "</div></blockquote><script>a</script>"),
    *("<!--><script>alert(1)</script>", "--><script>alert(1)</script><!--"),
    *("<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?><script>a</script>"),
    *("{{ 7*7 }}{% for a in () %}", "{{ ''.__class__ }}", "${alert(1)}", "#{alert(1)}"),
    *("<object data=javascript:alert(1)>", "<embed src=//a.example/x.swf>"),
    *("<link rel=stylesheet href=//a.example/a.css>", "<base href=//a.example/>"),
    *(
        "<meta http-equiv=refresh content='0;url=//a.example'>",
        "<form action=//a.example>",
    ),
    *("<style>@import url(//a.example/a.css);</style>", "<math><mi xlink:href=x>"),
    *("<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>"),
    *("```\n</code><script>alert(1)</script>", "    <script>alert(1)</script>"),
    *(
        "| a | b |\n| --- | --- |\n| <script>alert(1)</script> |",
        "<script\x00>alert(1)",
    ),
    *("\u202e<script>alert(1)</script>", "\x1b[31m<script>alert(1)</script>"),
    "1. a\n- b\n# c\n***\n===\n<script>alert(1)</script>",
)
# What only has to stay inside of the page.
AWKWARD = (
    r"\frac{1}{2} $x^2$ \[ \int_0^1 \] \begin{document}",
    "W" * 3_000,
    "https://a.example/" + "a" * 400,
    "שלום עולם, זה משפט ארוך מימין לשמאל. " * 12,
    "مرحبا بالعالم 123 (abc)",
    "雨の日が続いています。" * 60,
    "e\u0301\u0302\u0303\u0304" * 80,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 40,
)


def make_entry(body: str, *, tag: str = "tag", question: str | None = None) -> Entry:
    """Make an entry with these words."""
    return Entry(
        id=EntryId("01" * 13),
        short=ShortCode("k9tp"),
        content=Content(body, tags=(tag,), feelings=Feelings(distress=7)),
        written=WHEN,
        day=DAY,
        happened=None,
        kind="entry",
        prompt_id=None,
        question=question,
        revision=1,
    )


def make_report(*words: str, **more: Any) -> Report:
    """Make a report with the same words everywhere that words can be."""
    text = "\n".join(words)
    label = " ".join(text.split())
    tally = Tally("Kinds", (Row(label, 5),), 5, "note", rest=2)
    shapes = (Count("Written:", 12, "note"), Sentence(label), tally)
    excerpt = Excerpt(make_entry(text, tag=label, question=label), (label,))
    made = {"questions": tuple(words), "excerpts": (excerpt,), **more}
    days = DayRange(date(2026, 8, 22), DAY)
    section = (Section("days", "These days", shapes),)
    return Report(**{"days": days, "made": DAY, "sections": section, **made})


class Parsed(HTMLParser):
    """The elements of a page, their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data

    def find(self, name: str) -> list[dict[str, str]]:
        """Return the attributes of every element of one kind."""
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def active(self) -> list[str]:
        """Return whatever could run, or fetch something, or lead somewhere."""
        names = {"script", "iframe", "object", "embed", "form", "base", "link", "img"}
        names |= {
            "math",
            "video",
            "audio",
            "source",
            "input",
            "button",
            "foreignobject",
        }
        found = [tag for tag, _ in self.tags if tag in names]
        for tag, attributes in self.tags:
            for name, value in attributes.items():
                bare = value.casefold().replace("\t", "").strip()
                runs = name.startswith("on") or bare.startswith(
                    ("javascript:", "vbscript:", "data:")
                )
                leads = name in {
                    "href",
                    "src",
                    "xlink:href",
                    "action",
                    "style",
                    "srcset",
                }
                if runs or (leads and not bare.startswith(("http:", "https:"))):
                    found.append(f"{tag} {name}={value}")
        return found
