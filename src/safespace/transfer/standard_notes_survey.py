"""A first look at all items of Standard Notes, since tags know their notes."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from safespace.domain.label import MAX_LENGTH
from safespace.transfer.field import as_list, as_table, as_texts, get_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.transfer.field import Table

_SEALED = re.compile(r"00[1-9]")
# The editor for second factors, by the names it had.
_VAULT = re.compile(r"token-?vault|authenticator", re.IGNORECASE)
# The editors that save HTML, by theirs.
_RICH = re.compile(r"\b(?:plus|bold)-editor\b", re.IGNORECASE)
_DEEPEST = 16


def is_sealed(item: Table) -> bool:
    """Say whether an item is encrypted: a text that begins with a protocol's number."""
    return _SEALED.match(get_text(item, "content")) is not None


def is_vault(editor: str) -> bool:
    """Say whether an editor is the one that holds second factors."""
    return _VAULT.search(editor) is not None


def is_rich(editor: str) -> bool:
    """Say whether an editor is one of those that save a note as HTML."""
    return _RICH.search(editor) is not None


class ItemSurvey:
    """What is known of the items before the notes are read."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        # Notes that an editor for second factors says are its own, or one for HTML.
        self.vault: set[str] = set()
        self.rich: set[str] = set()
        self.items = self.sealed = self.readable = 0
        self._tags: dict[str, tuple[str, str]] = {}
        self._tags_of: defaultdict[str, list[str]] = defaultdict(list)

    def note_down(self, item: object) -> None:
        """Take note of an item, whatever it is."""
        if not isinstance(item, dict) or not get_text(item, "content_type"):
            return
        self.items += 1
        self.sealed += is_sealed(item)
        content = item.get("content")
        if not isinstance(content, dict):
            return
        kind, uuid = item["content_type"], get_text(item, "uuid")
        if kind == "Tag":
            self._note_tag(uuid, content)
        elif kind == "Note":
            self._note_title(uuid, content)
        elif kind == "SN|Component":
            self._note_editor(content)

    def find_tags(self, note: str) -> Iterator[str]:
        """Give the tags of a note; a nested one begins with those it is nested in."""
        for tag in self._tags_of.get(note, ()):
            title, parent = self._tags.get(tag, ("", ""))
            path = [title]
            while parent in self._tags and len(path) < _DEEPEST:
                title, parent = self._tags[parent]
                path.insert(0, title)
            whole = "/".join(filter(None, path))
            yield whole if len(whole) <= MAX_LENGTH else path[-1]

    def _note_tag(self, uuid: str, content: Table) -> None:
        self.readable += 1
        parent = ""
        for reference in map(as_table, as_list(content.get("references"))):
            other = get_text(reference, "uuid")
            if reference.get("content_type") == "Note":
                self._tags_of[other].append(uuid)
            elif reference.get("content_type") == "Tag" and other != uuid:
                parent = other
        self._tags[uuid] = (get_text(content, "title").strip(), parent)

    def _note_editor(self, content: Table) -> None:
        editor, held = _identify(content), as_texts(content.get("associatedItemIds"))
        if is_vault(editor):
            self.vault.update(held)
        elif is_rich(editor):
            self.rich.update(held)

    def _note_title(self, uuid: str, content: Table) -> None:
        self.readable += 1
        self.titles[uuid] = " ".join(get_text(content, "title").split())
        for reference in map(as_table, as_list(content.get("references"))):
            # Older programs kept it on this side.
            if reference.get("content_type") == "Tag":
                self._tags_of[uuid].append(get_text(reference, "uuid"))


def _identify(content: Table) -> str:
    about = as_table(content.get("package_info"))
    return get_text(about, "identifier") or get_text(content, "identifier")
