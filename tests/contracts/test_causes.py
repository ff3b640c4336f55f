"""No sentence of the insights says that one thing makes another, and none promises."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.contracts.sources import SOURCE, find_files, parse, say_place
from tests.contracts.test_wording import find_shown, find_slips, find_texts

if TYPE_CHECKING:
    from pathlib import Path

CAUSAL = (
    *("because", "cause", "causes", "caused", "causing", "due to", "leads to"),
    *("led to", "results in", "result of", "makes you", "made you", "thanks to"),
    *("effect", "affects", "impact", "improves", "improved", "reduces", "reduced"),
    *("triggered by", "set off", "works for you", "helped", "proves", "proven"),
    *("predicts", "explains why", "that is why", "therefore"),
)
PATTERN = re.compile(rf"(?<![\w-])({'|'.join(CAUSAL)})(?![\w-])", re.IGNORECASE)
PLACES = [
    *find_files(SOURCE / "insights"),
    *(SOURCE / "render" / name for name in ("shapes.py", "insights.py", "weeks.py")),
    SOURCE / "cli" / "insights.py",
]
TOLD = sorted((SOURCE / "demo").glob("*.yaml"))


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.stem)
def test_no_text_of_the_insights_names_a_cause(path: Path) -> None:
    slips = [
        (say_place(path, node), PATTERN.findall(str(node.value)))
        for node in find_shown(parse(path))
        if PATTERN.search(str(node.value))
    ]

    assert slips == []


def test_a_cause_is_found() -> None:
    tree = ast.parse(
        '"""Because."""\nsay(f"{x} went up because of it, thanks to {y}")\n'
    )
    found = [PATTERN.findall(str(node.value)) for node in find_shown(tree)]

    assert [word for words in found for word in words] == ["because", "thanks to"]
    assert len(PLACES) > 20


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_the_invented_half_year_has_no_banned_word(path: Path) -> None:
    texts = list(find_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))

    assert len(texts) > 100
    assert [(text, find_slips(text)) for text in texts if find_slips(text)] == []
