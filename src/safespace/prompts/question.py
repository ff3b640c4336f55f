"""A question as the record keeps it: words on one line, ready without any pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

    from safespace.prompts.pack import Prompt

HEAD: Final = "safespace-shown 1"
TODAY: Final = "today"


@dataclass(frozen=True, slots=True)
class Question:
    """What is needed of a prompt to show it and to answer it."""

    id: str
    theme: str
    depth: str
    text: str
    why: str = ""
    follow_ups: tuple[str, ...] = ()


def question_of(prompt: Prompt) -> Question:
    """Return what is shown of a prompt."""
    return Question(
        prompt.id,
        prompt.theme,
        prompt.depth.value,
        prompt.text,
        prompt.why,
        prompt.follow_ups,
    )


def find_kept(text: str, day: date) -> Question | None:
    """Return the question a record keeps for a day, reading no more than its head."""
    head, line, _ = (*text.split("\n", 2), "", "")[:3]
    if head != HEAD or not line.startswith(f"{TODAY}\t{day.isoformat()}\t"):
        return None
    return question_from_line(line)


def question_to_line(day: date, asked: Question) -> str:
    """Return a question and its day as one line."""
    words = (asked.id, asked.theme, asked.depth, asked.text, asked.why)
    return "\t".join((TODAY, day.isoformat(), *words, *asked.follow_ups))


def question_from_line(line: str) -> Question | None:
    """Return the question of such a line, or none where it is not whole."""
    _, _, *words = line.split("\t")
    if len(words) < 5 or not all(words[:4]):
        return None
    name, theme, depth, text, why, *follow_ups = words
    return Question(name, theme, depth, text, why, tuple(follow_ups))
