"""Prompts answered, by theme, and how it felt in those notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.insights.insight import Found, Insight
from safespace.insights.limits import COUNT_FROM, NAMED_FROM
from safespace.insights.shape import Few, Spread, Unit
from safespace.insights.tallying import gather, tally

if TYPE_CHECKING:
    from safespace.insights.sample import Note, Sample


def find_theme(prompt: str) -> str:
    """Return the theme in a prompt's id, which ends in a number."""
    theme, _, _ = prompt.removeprefix("user/").rpartition("-")
    return (theme or prompt).replace("_", " ")


def _find(sample: Sample) -> Found:
    answered = [note for note in sample.notes if note.prompt]
    if not answered:
        return Found()
    if len(answered) < COUNT_FROM:
        return Found((Few(len(answered), "answer"),))
    found = tally(
        "Themes you answered",
        gather((find_theme(note.prompt or ""), note) for note in answered),
        noun="answer",
        parts=_rate,
        rule="Notes that answer a prompt, by the theme of its pack, and how they said it"
        f" felt, from -4 to 4. Themes answered fewer than {NAMED_FROM} times are not"
        " named.",
    )
    return Found((found,), headline=(found,) if found.rows else ())


def _rate(notes: list[Note]) -> tuple[Spread, ...]:
    values = tuple(note.valence for note in notes if note.valence is not None)
    return (Spread("felt", values, Unit.FEEL, "note"),) if values else ()


INSIGHT = Insight(
    name="prompts",
    title="Prompts you answered",
    empty="Here, answered prompts are counted by theme. To answer today's:"
    " safespace write --prompt",
    find=_find,
)
