"""How prompts look in a list, by themselves, and by theme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from safespace.cli._question import describe_prompt
from safespace.render.line import BLANK, SEPARATOR, Line, Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safespace.prompts.marks import Marks
    from safespace.prompts.pack import Prompt
    from safespace.prompts.shelf import Shelf


def lay_out_list(prompts: Sequence[Prompt], marks: Marks) -> Iterator[Line]:
    """Yield one line for each prompt: its id, its words, and what it is."""
    for each in prompts:
        facts = SEPARATOR.join((each.depth.value, *_marks_of(each, marks)))
        yield line(
            Span(each.id, Role.CODE),
            f"  {each.text}  ",
            quiet(facts),
            indent=2,
        )


def lay_out_one(prompt: Prompt, marks: Marks) -> Iterator[Line]:
    """Yield a prompt, why it is asked, what may follow, and what it is."""
    yield BLANK
    yield line("  ", Span(prompt.text, Role.QUESTION), indent=2)
    if prompt.why:
        yield line("  ", quiet(prompt.why), indent=2)
    if prompt.follow_ups:
        yield BLANK
        for each in prompt.follow_ups:
            yield line("  then  ", each, indent=8)
    yield BLANK
    minutes = "1 minute" if prompt.minutes == 1 else f"{prompt.minutes} minutes"
    facts = (
        prompt.theme,
        prompt.depth.value,
        prompt.perspective.value,
        f"around {minutes}",
        *_marks_of(prompt, marks),
    )
    yield line("  ", quiet(SEPARATOR.join(facts)), indent=2)
    answer = f"To answer: safespace write --answer {prompt.id}"
    yield line("  ", quiet(answer), indent=2)


def lay_out_themes(shelf: Shelf, marks: Marks) -> Iterator[Line]:
    """Yield one line for each theme: its name, how many prompts, its title."""
    counts = Counter(prompt.theme for prompt in shelf.prompts)
    titles = {pack.theme: pack.title for pack in shelf.packs}
    widest = max(map(len, counts), default=0) + 2
    for theme, number in sorted(counts.items()):
        muted = quiet(f"{SEPARATOR}muted") if theme in marks.muted else ""
        name = Span(theme.ljust(widest), Role.CODE)
        yield line(name, quiet(f"{number:3}  "), titles[theme], muted, indent=2)
    yield BLANK
    yield line(quiet("To see one: safespace prompts list --theme THEME"), indent=2)


def describe(prompt: Prompt, marks: Marks) -> dict[str, object]:
    """Return a prompt for programs, with what somebody marked it as."""
    return {
        **describe_prompt(prompt),
        "minutes": prompt.minutes,
        "exercise": prompt.exercise,
        "practice": list(prompt.practice),
        "tags": list(prompt.tags),
        "muted": bool({prompt.id, prompt.theme} & marks.muted),
        "favourite": prompt.id in marks.favourites,
    }


def describe_themes(shelf: Shelf, marks: Marks) -> dict[str, object]:
    """Return the themes for programs."""
    counts = Counter(prompt.theme for prompt in shelf.prompts)
    titles = {pack.theme: pack.title for pack in shelf.packs}
    return {
        "themes": [
            {
                "theme": theme,
                "title": titles[theme],
                "prompts": number,
                "muted": theme in marks.muted,
            }
            for theme, number in sorted(counts.items())
        ]
    }


def _marks_of(prompt: Prompt, marks: Marks) -> Iterator[str]:
    if {prompt.id, prompt.theme} & marks.muted:
        yield "muted"
    if prompt.id in marks.favourites:
        yield "favourite"
