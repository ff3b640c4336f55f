"""Standard Notes' rich-text notes, which are HTML and come in as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transfer.reading import left, read_all
from tests.transfer.test_standard_notes import a_note, an_item, bodies, save

if TYPE_CHECKING:
    from pathlib import Path

HTML = "<p>Rain, <b>all</b> day &amp; night.</p><ul><li>tea</li><li>soup</li></ul>"
PLAIN = "Rain, all day & night.\n\n* tea\n* soup"
PLUS, BOLD = "org.standardnotes.plus-editor", "org.standardnotes.bold-editor"


@pytest.mark.parametrize(
    "told",
    [
        {"noteType": "rich-text"},
        {"noteType": "rich-text", "editorIdentifier": PLUS},
        {"editorIdentifier": PLUS},
        {"editorIdentifier": BOLD},
    ],
)
def test_a_rich_note_comes_in_as_plain_text(
    tmp_path: Path, told: dict[str, str]
) -> None:
    assert bodies(save(tmp_path, a_note("n1", "", HTML, **told))) == [PLAIN]


@pytest.mark.parametrize("kept", ["content", "package_info"])
def test_before_notes_knew_their_kind_the_editor_knew_its_notes(
    tmp_path: Path, kept: str
) -> None:
    named = {"identifier": BOLD}
    told = {"package_info": named} if kept == "package_info" else named
    editor = an_item("SN|Component", associatedItemIds=["n1", 3], **told)
    path = save(tmp_path, a_note("n1", "", HTML), a_note("n2", "", HTML), editor)
    assert bodies(path) == [PLAIN, HTML]


@pytest.mark.parametrize("kind", ["plain-text", "markdown", "code", "task"])
def test_marks_in_notes_of_other_kinds_are_words(tmp_path: Path, kind: str) -> None:
    note = a_note("n1", "", HTML, noteType=kind, editorIdentifier=PLUS)
    assert bodies(save(tmp_path, note)) == [HTML]


def test_what_no_rich_editor_has_saved_yet_keeps_its_lines(tmp_path: Path) -> None:
    words = "one &amp; <3\ntwo\n\nthree"
    assert bodies(save(tmp_path, a_note("n1", "", words, noteType="rich-text"))) == [
        words
    ]


def test_pictures_in_a_rich_note_are_counted(tmp_path: Path) -> None:
    text = '<p>The quay.<img src="data:image/png;base64,AAAA"></p><p><IMG src="a"></p>'
    path = save(tmp_path, a_note("n1", "", text, noteType="rich-text"))
    assert bodies(path) == ["The quay."]
    assert left(read_all(path)) == {"photo": 2}
