"""The demo's report on one fixed evening, as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.golden.golden import Golden

if TYPE_CHECKING:
    from tests.saying import Say

FOLDER = Path(__file__).parent / "reports"
QUESTIONS = "How do I tell a slow reply from a no?\nIs asking twice all right?\n"


def test_the_report_of_the_demo(say_first: Say, golden: Golden) -> None:
    reports = Golden(FOLDER, update=golden.update)
    [newest] = say_first("demo", "list", "-n", "1", "--json").json["entries"]
    options = ("--format", "markdown", "--out", "-", "--questions", "-")

    said = say_first(
        "demo", "report", *options, "--entry", newest["short"], stdin=QUESTIONS
    )

    reports.check("demo", said.out)
    assert reports.names() == {"demo"}
