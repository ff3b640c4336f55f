"""The copy rules, held against every word a pack shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.prompts.shelf import Shelf

SHAMING = """
    failed|broke|missed|lost|streak|behind|overdue|should have|overreact|irrational
    |dramatic|toxic|narcissist|crazy|just|simply|calm down
"""
GENDERED = "he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|mother|father"
LABELLING = r"adhd|rsd|autis\w+|diagnos\w+|disorder|symptoms?|patients?|thinking trap"
INVENTED_NAMES = """
    carter|palmer|monroe|lee|kim|johnson|lin|jones|torres|romanoff|gottman|stanford
    |university|journal of|couples therapy journal|institute|proven|research
"""
INVENTED_NUMBERS = r"""
    18|22|27|28|29|31|33|34|37|38|39|41|44|45|49|51|52|57|58|62|63|68|73|90|91
    |\d+\s?[x\u00d7]|\d+\s?%|\w+\s+per\s?cent
"""
STAYING = r"stay\w*|forgiv\w+|reconcil\w+|together|get back|second chance"


def found(words: str, text: str) -> list[str]:
    """Return what a list of words finds in a text, as whole words in any case."""
    either = "|".join(word.strip() for word in words.split("|"))
    return re.findall(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE)


def shown(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Yield the place and the words of everything a pack can show."""
    for pack in shelf.packs:
        yield pack.theme, pack.title
    for prompt in shelf.prompts:
        for text in (prompt.text, prompt.why, *prompt.follow_ups):
            yield prompt.id, text


@pytest.mark.parametrize(
    ("words", "control"),
    [
        (SHAMING, "You just broke your streak, calm down"),
        (GENDERED, "What did she say to Her sister?"),
        (LABELLING, "A symptom of your diagnosis"),
        (INVENTED_NAMES, "Dr Gottman in the Journal of Interpersonal Dynamics"),
        (INVENTED_NUMBERS, "73 of all, 5 %, 3x, ten percent"),
    ],
    ids=["shaming", "gendered", "labelling", "names", "numbers"],
)
def test_no_banned_word_is_shown(shelf: Shelf, words: str, control: str) -> None:
    assert len(found(words, control)) >= 2
    assert [
        (at, found(words, text)) for at, text in shown(shelf) if found(words, text)
    ] == []


def test_banned_words_are_looked_for_whole() -> None:
    assert found(SHAMING, "adjust the broken, justified lostness") == []
    assert found(SHAMING, "What should have been?") == ["should have"]


def test_prompts_towards_a_person_assume_no_staying_and_no_forgiving(
    shelf: Shelf,
) -> None:
    assert found(STAYING, "Staying to forgive them") == ["Staying", "forgive"]
    relational = [prompt for prompt in shelf.prompts if prompt.relational]
    assert len(relational) >= 10
    for prompt in relational:
        words = " ".join((prompt.text, prompt.why, *prompt.follow_ups))
        assert found(STAYING, words) == [], prompt.id


def test_a_prompt_is_one_question_or_one_invitation(shelf: Shelf) -> None:
    for prompt in shelf.prompts:
        for text in (prompt.text, *prompt.follow_ups):
            assert text.count("?") <= 1, prompt.id
            assert text[-1] in '?."', prompt.id


def test_nothing_exclaims(shelf: Shelf) -> None:
    assert [at for at, text in shown(shelf) if "!" in text] == []


def test_prompts_fit_in_a_breath(shelf: Shelf) -> None:
    for prompt in shelf.prompts:
        assert len(prompt.text.split()) <= 30, prompt.id
        assert len(prompt.why.split()) <= 20, prompt.id


def test_no_two_prompts_ask_the_same(shelf: Shelf) -> None:
    texts = [
        " ".join(re.findall(r"\w+", text.casefold()))
        for prompt in shelf.prompts
        for text in (prompt.text, *prompt.follow_ups)
    ]
    assert len(texts) == len(set(texts))
    bags = [frozenset(text.split()) for text in texts]
    for n, one in enumerate(bags):
        for other in bags[:n]:
            assert len(one & other) <= 0.6 * len(one | other), (one, other)


def test_long_words_are_rare(shelf: Shelf) -> None:
    """A reading age of about twelve, held roughly: few words beyond ten letters."""
    words = [word for _, text in shown(shelf) for word in re.findall(r"\w+", text)]
    long = [word for word in words if len(word) > 10]
    assert len(long) <= len(words) / 100, long
