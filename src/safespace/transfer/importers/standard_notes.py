"""Standard Notes' decrypted backup: notes, and the tags that know their notes."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from safespace.domain.moment import EPOCH
from safespace.domain.text import first_line
from safespace.errors import BadInputError
from safespace.transfer.field import as_number, as_table, get_text, read_text
from safespace.transfer.html_text import count_images, has_lines, to_text
from safespace.transfer.item import Left, Unread
from safespace.transfer.json_stream import stream
from safespace.transfer.lexical import Drawn, draw_text, is_lexical
from safespace.transfer.record import BadRecordError, Record, make_key, settle
from safespace.transfer.repeats import Repeats
from safespace.transfer.source import read_unmarked
from safespace.transfer.standard_notes_survey import (
    ItemSurvey,
    is_rich,
    is_sealed,
    is_vault,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table
    from safespace.transfer.item import Item, Noun
    from safespace.transfer.setting import Setting
    from safespace.transfer.source import Source

NAME = "standard-notes"
TITLE = "a backup of Standard Notes"
_BACKUP = re.compile(
    r"standard notes (encrypted )?backup and import file.*\.(?:txt|json)", re.IGNORECASE
)
_HEAD = re.compile(rb'\s*\{\s*"(?:version|items|keyParams|auth_params)"\s*:')
_VERSION = re.compile(rb'"version"\s*:\s*"00[1-9]"')
_ITEM = re.compile(rb'"content_type"\s*:\s*"')
_SECRETS = {
    *("SN|ItemsKey", "SN|SharedItemsKey", "SN|KeySystemItemsKey"),
    *("SN|KeySystemRootKey", "SN|RootKey|NoSync", "SN|EncryptedStorage"),
    *("SN|FileSafe|Credentials", "SF|MFA"),
}
_FILES = {"SN|File", "File", "SN|FileSafe|FileMetadata"}
_CODES = re.compile(r'\s*\[\s*\{.*"secret"\s*:', re.DOTALL)
_APP = "org.standardnotes.sn"
_FLAGS = ("starred", "pinned", "archived")


def detect(source: Source) -> bool:
    """Say whether the backup is among the files, or is the one file there is."""
    if any(map(_is_backup, source.names)):
        return True
    try:
        return len(source.names) == 1 and _begins_well(source, source.names[0])
    except BadInputError:
        return False


def read(source: Source, setting: Setting) -> Iterator[Item]:
    """Give the notes, each with the tags that point at it.

    Raises:
        BadInputError: when it is no backup, or an encrypted one.
    """
    name = _find_backup(source)
    reader = _Reader(_survey(source, name), setting)
    for number, item in _number_items(source, name):
        try:
            yield from reader.read_item(item)
        except BadRecordError as error:
            yield Unread(f"item {number}", str(error))


def _is_backup(name: str) -> bool:
    *above, base = name.replace("\\", "/").split("/")
    # Notes stand once more below Items, under their titles.
    return "Items" not in above and _BACKUP.fullmatch(base) is not None


def _begins_well(source: Source, name: str) -> bool:
    head = read_unmarked(source, name)
    if not _HEAD.match(head) or b'"items"' not in head:
        return False
    return bool(_VERSION.search(head) or _ITEM.search(head))


def _find_backup(source: Source) -> str:
    found = list(filter(_is_backup, source.names))
    # Whoever has both kinds side by side means the one that can be read.
    plain = [name for name in found if "encrypted" not in name.lower()]
    names = plain or found or list(source.names)
    if len(names) > 1 and found:
        raise BadInputError(
            "There is more than one backup of Standard Notes in it.",
            hint="Name the one that you want to import.",
        )
    if len(names) != 1:
        raise _not_a_backup()
    return names[0]


def _number_items(source: Source, name: str) -> Iterator[tuple[int, Any]]:
    with source.open(name) as file:
        yield from enumerate(stream(file, "items.item"), start=1)


def _survey(source: Source, name: str) -> ItemSurvey:
    survey = ItemSurvey()
    for _, item in _number_items(source, name):
        survey.note_down(item)
    if not survey.items and not _begins_well(source, name):
        raise _not_a_backup()
    if survey.sealed and not survey.readable:
        raise BadInputError(
            "This backup of Standard Notes is encrypted.",
            hint="In Standard Notes, make a backup of the kind Decrypted, import that, "
            "and delete it afterwards.",
        )
    return survey


class _Reader:
    """Reads one item after the other, with what is known of all of them."""

    def __init__(self, survey: ItemSurvey, setting: Setting) -> None:
        self._survey = survey
        self._setting = setting
        self._repeats = Repeats()

    def read_item(self, item: object) -> Iterator[Item]:
        kind = item.get("content_type") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(kind, str):
            raise BadRecordError("it is not an item of Standard Notes")
        if kind not in {"Note", "Tag"}:
            yield Left(_name_other(kind))
        elif item.get("deleted") is True or _flag(item, "trashed"):
            yield from [Left("entry in the bin")] if kind == "Note" else []
        elif is_sealed(item):
            raise BadRecordError("it is still encrypted")
        elif not isinstance(item.get("content"), dict):
            raise BadRecordError("it is empty")
        elif kind == "Note":
            yield from self._read_note(item)

    def _read_note(self, item: Table) -> Iterator[Item]:
        if _is_secret(item, self._survey.vault):
            yield Left("secret")
        elif item["content"].get("noteType") == "spreadsheet":
            yield Left("spreadsheet")
        else:
            drawn = self._draw(item)
            body = _add_title(item["content"], drawn.words)
            yield self._settle(item, body)
            for what, count in sorted(drawn.left.items()):
                yield Left(what, count)

    def _draw(self, item: Table) -> Drawn:
        content = item["content"]
        text = read_text(content, "text", "its text is no text")
        if text and is_lexical(text):
            return draw_text(text, self._survey.titles)
        # What a plain editor wrote before the rich one was chosen is no HTML.
        if _is_rich(item, self._survey.rich) and has_lines(text):
            left: Counter[Noun] = Counter({"photo": count_images(text)})
            return Drawn(to_text(text), +left)
        return Drawn(text, Counter())

    def _settle(self, item: Table, body: str) -> Item:
        if not body.strip():
            return Left("entry without words")
        uuid = get_text(item, "uuid").strip()
        key = uuid or make_key(body, item.get("created_at"))
        known = self._survey.find_tags(get_text(item, "uuid"))
        tags = (*known, *_list_flags(item))
        at = _find_time(item)
        return settle(
            Record(self._repeats.number(key), at, body=body, tags=tags),
            origin=NAME,
            setting=self._setting,
        )


def _name_other(kind: str) -> Noun:
    if kind in _SECRETS:
        return "secret"
    return "attachment" if kind in _FILES else "other item"


def _is_secret(item: Table, vault: set[str]) -> bool:
    content = item["content"]
    kind, editor = get_text(content, "noteType"), get_text(content, "editorIdentifier")
    if kind == "authentication" or is_vault(editor):
        return True
    # Before notes knew their own kind, the editor knew its notes.
    if not kind and not editor and get_text(item, "uuid") in vault:
        return True
    return _CODES.match(get_text(content, "text")) is not None


def _is_rich(item: Table, rich: set[str]) -> bool:
    content = item["content"]
    kind, editor = get_text(content, "noteType"), get_text(content, "editorIdentifier")
    if kind or editor:
        return kind == "rich-text" or (not kind and is_rich(editor))
    return get_text(item, "uuid") in rich


def _add_title(content: Table, words: str) -> str:
    title = " ".join(get_text(content, "title").split())
    first = " ".join(first_line(words).lstrip("#").split())
    if not title or title == first:
        return words
    return f"{title}\n\n{words}" if words.strip() else title


def _list_flags(item: Table) -> Iterator[str]:
    return (name for name in _FLAGS if _flag(item, name))


def _find_time(item: Table) -> datetime:
    told = (
        (item.get("created_at"), 1),
        (item.get("created_at_timestamp"), 1),
        (_app(item).get("client_updated_at"), 1000),
        (item.get("updated_at"), 1),
        (item.get("updated_at_timestamp"), 1),
    )
    for value, unit in told:
        at = _read_instant(value, unit)
        # 1970 is how it says that it does not know.
        if at is not None and at.year > EPOCH.year:
            return at
    raise BadRecordError("it has no date")


def _read_instant(value: object, unit: int) -> datetime | None:
    """Read a time in words, or as a number of so many microseconds each."""
    try:
        if isinstance(value, str):
            at = datetime.fromisoformat(value)
            return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        number = as_number(value)
        if number is not None:
            return EPOCH + timedelta(microseconds=number * unit)
    except (ValueError, OverflowError):
        return None
    return None


def _flag(item: Table, name: str) -> bool:
    content = as_table(item.get("content"))
    return content.get(name) is True or _app(item).get(name) is True


def _app(item: Table) -> Table:
    data = as_table(as_table(item.get("content")).get("appData"))
    return as_table(data.get(_APP))


def _not_a_backup() -> BadInputError:
    return BadInputError(
        "The file is not a backup of Standard Notes.",
        hint="It is a ZIP archive with Standard Notes Backup and Import File.txt in it.",
    )
