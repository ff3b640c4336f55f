"""The copy rules for prompts: what no question may say, and what to say instead.

They hold for the packs that come with safespace; a person's own pack may say what it
likes, and gets them as advice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that do not belong in a prompt, why, and what to do about them."""

    words: str
    what: str
    mend: str

    def find(self, text: str) -> list[str]:
        """Return what of it stands in a text, as whole words in any case."""
        either = "|".join(word.strip() for word in self.words.split("|"))
        return re.findall(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE)


SHAMING: Final = Rule(
    """failed|broke|missed|lost|streak|behind|overdue|should have|overreact|irrational
    |dramatic|toxic|narcissist|crazy|just|simply|calm down""",
    "can shame or hurry somebody",
    "Say what was noticed, tried, moved or paused instead.",
)
GENDERED: Final = Rule(
    "he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|mother|father",
    "assumes who somebody is",
    "Write they, your partner, a parent, or somebody close.",
)
LABELLING: Final = Rule(
    r"adhd|rsd|autis\w+|diagnos\w+|disorder|symptoms?|patients?|thinking trap",
    "puts a label on a person",
    "Ask about the moment; prompts work without any diagnosis.",
)
INVENTED_NAMES: Final = Rule(
    """carter|palmer|monroe|lee|kim|johnson|lin|jones|torres|romanoff|gottman|stanford
    |university|journal of|couples therapy journal|institute|proven|research""",
    "leans on an authority",
    "Leave it out; a prompt asks and proves nothing.",
)
INVENTED_NUMBERS: Final = Rule(
    r"""18|22|27|28|29|31|33|34|37|38|39|41|44|45|49|51|52|57|58|62|63|68|73|90|91
    |\d+\s?[x\u00d7]|\d+\s?%|\w+\s+per\s?cent""",
    "looks like a statistic",
    "Write the number in words, or leave it out.",
)
STAYING: Final = Rule(
    r"stay\w*|forgiv\w+|reconcil\w+|together|get back|second chance",
    "assumes staying or forgiving, in a prompt about another person",
    "Leave open whether anybody stays, or set relational: false.",
)
ALWAYS: Final = (SHAMING, GENDERED, LABELLING, INVENTED_NAMES, INVENTED_NUMBERS)

MORE_QUESTIONS: Final = (
    "more than one question",
    "Ask one, and move the other to follow_ups.",
)
EXCLAIMS: Final = ("an exclamation mark", "End it with a full stop.")
NO_END: Final = ("no full stop or question mark at its end", "End the sentence.")


def find_slips(text: str, *, relational: bool) -> Iterator[tuple[str, str]]:
    """Yield what a text says that it had better not, and how to mend it."""
    for rule in (*ALWAYS, STAYING) if relational else ALWAYS:
        for word in dict.fromkeys(rule.find(text)):
            yield f"\u201c{word}\u201d {rule.what}", rule.mend
    if chr(33) in text:
        yield EXCLAIMS


def find_shape_slips(text: str) -> Iterator[tuple[str, str]]:
    """Yield what keeps a text from being one question or one invitation."""
    if text.count("?") > 1:
        yield MORE_QUESTIONS
    if text and text[-1] not in '?."\u201d\u2026':
        yield NO_END
