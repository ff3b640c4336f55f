"""Entries as Markdown to read or to print: the words as they are, under their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.domain.entry import Entry
    from safespace.transfer.outgoing import Outgoing


def write(outgoing: Outgoing) -> Iterator[str]:
    """Give the text entry by entry, in the order they come in."""
    yield f"# Journal\n\nWritten out on {outgoing.made}.\n\n{outgoing.about}\n"
    day = None
    for entry in outgoing.entries:
        if entry.day != day:
            day = entry.day
            yield f"\n## {day}\n"
        yield f"\n### {_say_time(entry)}\n\n"
        for line in _list_beside(entry):
            yield f"{line}\n\n"
        yield f"{entry.content.body.strip()}\n"


def _say_time(entry: Entry) -> str:
    time = "" if entry.whole_day else f"{entry.moment.wall():%H:%M} "
    kind = "" if entry.kind == "entry" else f" {entry.kind}"
    return f"{time}({entry.short}){kind}"


def _list_beside(entry: Entry) -> Iterator[str]:
    if entry.question:
        yield f"*{' '.join(entry.question.split())}*"
    content = entry.content
    feelings = {
        "feel": content.feelings.valence,
        "energy": content.feelings.energy,
        "distress": content.feelings.distress,
    }
    beside = [
        *([f"tags: {', '.join(content.tags)}"] if content.tags else []),
        *([f"with: {', '.join(content.people)}"] if content.people else []),
        *(
            f"{name} {number}"
            for name, number in feelings.items()
            if number is not None
        ),
    ]
    if beside:
        yield " · ".join(beside)
