"""Whatever stands in a file that says it is Day One's, reading it ends calmly."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safespace.errors import BadInputError
from safespace.transfer.importers import dayone
from safespace.transfer.source import open_source
from tests.transfer.odd import JSON, assert_can_be_kept
from tests.transfer.reading import arrivals, read_all
from tests.transfer.test_dayone import FULL, RICH, STATE, plain, wrap

if TYPE_CHECKING:
    from pathlib import Path

STYLE = st.fixed_dictionaries(
    {},
    optional={
        "header": JSON | st.integers(-1, 8),
        "listStyle": JSON | st.sampled_from(["numbered", "checkbox", "bulleted"]),
        "listIndex": JSON,
        "indentLevel": JSON,
        "checked": JSON,
        "codeBlock": JSON,
        "quote": JSON,
        "identifier": JSON,
    },
)
MARKS = st.fixed_dictionaries(
    {},
    optional={
        "bold": JSON,
        "inlineCode": JSON | st.just(value=True),
        "linkURL": JSON,
        "line": STYLE | JSON,
    },
)
EMBEDDED = st.fixed_dictionaries(
    {"type": st.sampled_from(["table", "stateOfMind", "preview", "song"]) | JSON},
    optional={"rows": JSON, "valence": JSON, "url": JSON, "markdown": JSON},
)
NODE = (
    st.fixed_dictionaries({"text": st.text() | JSON, "attributes": MARKS | JSON})
    | st.fixed_dictionaries({"embeddedObjects": st.lists(EMBEDDED | JSON) | JSON})
    | JSON
)


def save(folder: Path, text: str) -> Path:
    path = folder / "Journal.json"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("odd")


@given(fields=st.dictionaries(st.sampled_from(sorted(FULL)), JSON, max_size=5))
@example(fields={"tags": ["a" * 200, "\0", "#", ", ,", "\ud800"]})
@example(fields={"creationDate": "9999-12-31T23:59:59Z", "isAllDay": True})
@example(fields={"creationDate": "0001-01-01T00:00:00+14:00", "isAllDay": True})
@example(fields={"timeZone": "../../etc/passwd"})
@example(fields={"timeZone": "A" * 5000, "location": {"timeZoneName": "America"}})
@example(fields={"text": None, "richText": "[" * 5000})
@example(fields={"text": None, "richText": f'{{"contents": {"9" * 5000}}}'})
def test_any_value_in_any_field_is_read_or_named(
    folder: Path, fields: dict[str, Any]
) -> None:
    path = save(folder, wrap({**FULL, **fields}, plain()))
    items = read_all(path, name="dayone")
    assert arrivals(items)
    for each in arrivals(items):
        assert_can_be_kept(each)
    assert items == read_all(path, name="dayone")


@given(nodes=st.lists(NODE, max_size=6) | JSON)
def test_any_rich_text_is_read_or_named(folder: Path, nodes: object) -> None:
    rich = {"contents": nodes}
    for told in (rich, json.dumps(rich)):
        path = save(folder, wrap(plain(text=None, richText=told), plain(uuid="2")))
        items = read_all(path, name="dayone")
        assert arrivals(items)
        for each in arrivals(items):
            assert_can_be_kept(each)


@given(valence=st.floats(-1, 1) | JSON)
def test_any_valence_is_in_range_or_left(folder: Path, valence: object) -> None:
    rich = {"contents": [{"embeddedObjects": [{**STATE, "valence": valence}]}]}
    path = save(folder, wrap(plain(richText=rich)))
    [arrival] = arrivals(read_all(path, name="dayone"))
    assert_can_be_kept(arrival)


@given(value=JSON)
def test_any_json_is_read_or_refused(folder: Path, value: object) -> None:
    for whole in (value, {"entries": value}, {"entries": [value]}):
        path = save(folder, json.dumps(whole))
        with suppress(BadInputError):
            assert arrivals(read_all(path, name="dayone")) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"entries": {}}',
        "7",
        '{"entries": [',
        wrap(FULL)[:-9],
        wrap({**FULL, "duration": 10**30}),
    ],
)
def test_what_is_no_whole_journal_is_refused(tmp_path: Path, text: str) -> None:
    path = save(tmp_path, text)
    with pytest.raises(BadInputError):
        read_all(path, name="dayone")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (wrap(FULL), True),
        (wrap(), True),
        ("\ufeff" + wrap(FULL), True),
        (json.dumps({"entries": [FULL], "metadata": {"version": "2024.14"}}), True),
        ("", False),
        ("PK\x03\x04", False),
        ('{"tags": {}, "entries": [{"title": "a", "date": "2024-01-01"}]}', False),
        ('{"metadata": {"version": "1"}, "entries": {"2024-01-01": {}}}', False),
        ('{"format": "safespace-export", "version": 1, "entries": []}', False),
        ('{"version": 100, "entries": [{"date": "2024-01-01T00:00:00Z"}]}', False),
        ('{"entries": []}', False),
        ('[{"creationDate": "2024-01-01T00:00:00Z"}]', False),
        (json.dumps(RICH), False),
    ],
)
def test_only_its_own_files_are_known(
    tmp_path: Path, text: str, *, known: bool
) -> None:
    path = save(tmp_path, text)
    if text.startswith("PK"):
        with pytest.raises(BadInputError), open_source(path):
            pass
        return
    with open_source(path) as source:
        assert dayone.detect(source) is known


@given(raw=st.binary(max_size=200))
def test_junk_is_not_known(folder: Path, raw: bytes) -> None:
    path = folder / "junk.json"
    path.write_bytes(b"\0" + raw)
    with open_source(path) as source:
        assert not dayone.detect(source)
