"""Cards: short, calm, sourced where they lean on research, and true to the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from safespace.cli.app import ROWS
from safespace.errors import BadInputError
from safespace.learn.card import Card, find_card, is_item, load_cards
from tests.contracts.sources import ROOT
from tests.contracts.test_wording import find_slips

if TYPE_CHECKING:
    from pathlib import Path

CARDS = load_cards()
MOST_WORDS = 150
LONGEST_SENTENCE = 40
# Named before they are there: these are on their way.
COMING = {"trigger", "checkback", "pause", "feel", "validate", "support"}
COMMANDS = {row.name for row in ROWS} | COMING
THEMES = {path.stem for path in (ROOT / "prompts").glob("*.yaml")}

# Studies whose abstract was read; a card cites nothing else.
READ = {
    *("10.1177/27546330251394516", "10.1186/s12888-020-2442-7"),
    *("10.1177/09388982241271511", "10.1177/1087054706288106"),
    *("10.1101/2024.11.16.24317418", "10.1037/0022-3514.70.6.1327"),
    *("10.1016/j.cpr.2017.08.007", "10.1037/a0027600"),
    *("10.1016/bs.aesp.2016.10.002", "10.1080/10463283.2024.2334563"),
}
# Figures and names that go around without a traceable study.
RUMOURS = (
    r"%|\bper ?cent|\btimes (?:faster|more)|\bproven\b|\bstud(?:y|ies) (?:show|prove)",
    r"\b(?:Carter|Palmer|Monroe|Lee|Kim|Johnson|Lin|Jones|Torres|Romanoff|Gottman)\b",
    r"\bStanford|University of California|Communication Institute|Couples Therapy",
    r"Journal of (?:Social Psychology|Interpersonal|Conflict|Marital)",
)
# Words that put a cause, a label, a gender or a future together into somebody's mouth.
UNFIT = (
    r"\bcause[sd]?\b|\bleads? to\b|\bbecause of\b|\btreats?\b|\bcures?\b|\bdetects?\b",
    r"\b(?:he|she|his|her|husband|wife|boyfriend|girlfriend)\b",
    r"\bforgiv|\breconcil|\bstay together\b|\bsave the relationship\b",
    r"\b(?:abuser|narcissis|toxic|borderline|victim)\w*|thinking trap|cognitive distort",
    r"\b(?:well done|great job|amazing|awesome|level up|badge)\b",
)


def whole(card: Card) -> str:
    """Return every word of a card but its sources."""
    rows = [row for block in card.blocks for row in block]
    return "\n".join([card.title, card.about, *rows])


each_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)


def test_these_are_the_cards_in_their_order() -> None:
    assert [card.name for card in CARDS] == [
        *("ten", "trust", "safety", "privacy", "phrases", "rsd"),
        *("facts-and-story", "cool-off"),
    ]


@each_card
def test_a_card_is_short(card: Card) -> None:
    rows = [row for block in card.blocks for row in block]
    words = " ".join([card.title, *rows]).split()

    assert 60 < len(words) <= MOST_WORDS


@each_card
def test_its_sentences_can_be_read_in_one_breath(card: Card) -> None:
    sentences = re.split(r"[.?:]\s|\n", whole(card))

    assert max(len(each.split()) for each in sentences) <= LONGEST_SENTENCE


@each_card
def test_it_keeps_the_rules_of_wording(card: Card) -> None:
    found = [
        m[0] for rule in UNFIT for m in re.finditer(rule, whole(card), re.IGNORECASE)
    ]

    assert find_slips(whole(card)) == []
    assert found == []


@each_card
def test_it_repeats_no_figure_without_a_study(card: Card) -> None:
    said = "\n".join([whole(card), *(each.says for each in card.sources)])

    assert [
        m[0] for rule in RUMOURS for m in re.finditer(rule, said, re.IGNORECASE)
    ] == []


@each_card
def test_it_cites_only_what_was_read(card: Card) -> None:
    assert {source.doi for source in card.sources} <= READ
    # Whoever speaks of research says whose.
    speaks = re.search(r"\bstud(?:y|ies)\b|\bresearch", whole(card), re.IGNORECASE)
    assert not speaks or card.sources


@each_card
def test_what_it_says_to_type_or_to_open_is_there(card: Card) -> None:
    marked = re.findall(r"`([^`]+)`", whole(card))
    typed = {each.split()[1] for each in marked if each.startswith("safespace ")}
    themes = {each for each in marked if not each.startswith("safespace")}

    assert typed <= COMMANDS
    assert themes <= THEMES
    assert marked
    assert whole(card).count("`") == 2 * len(marked)


def test_each_of_the_ten_ways_names_a_theme_or_a_command() -> None:
    ten = find_card("ten", CARDS)
    assert ten
    ways = [row for block in ten.blocks for row in block if is_item(row)]

    assert [int(way.split(".")[0]) for way in ways] == [*range(1, 11)]
    assert all(way.count("`") == 2 for way in ways)


def test_rsd_is_told_with_its_limits() -> None:
    rsd = find_card("RSD", CARDS)
    assert rsd

    for word in ("not a diagnosis", "no agreed definition", "Which comes first"):
        assert word in whole(rsd)
    assert len(rsd.sources) == 6


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("73% of couples", RUMOURS),
        ("Dr Torres found that", RUMOURS),
        ("RSD is caused by", UNFIT),
        ("your wife may", UNFIT),
        ("forgive them", UNFIT),
    ],
)
def test_the_same_look_finds_what_should_not_be_there(
    text: str, rules: tuple[str, ...]
) -> None:
    assert any(re.search(rule, text, re.IGNORECASE) for rule in rules)


@pytest.mark.parametrize("name", ["cool-off", "Cool off", "cool_off", " COOL  OFF "])
def test_a_card_is_found_however_its_words_are_joined(name: str) -> None:
    card = find_card(name, CARDS)

    assert card
    assert card.name == "cool-off"


def test_another_card_is_one_more_file(tmp_path: Path) -> None:
    (tmp_path / "tea.yaml").write_text(
        "order: 1\ntitle: Tea\nabout: How to make it.\ntext: |\n"
        "  Boil water\n  first.\n\n  - One spoon\n    a cup\n  - Wait\n"
    )

    [card] = load_cards(tmp_path)

    assert card.blocks == (("Boil water first.",), ("- One spoon a cup", "- Wait"))


@pytest.mark.parametrize(
    "text",
    [
        "order: 1\ntitle: Tea\nabout: It\n",
        "order: one\ntitle: Tea\nabout: It\ntext: T\n",
        "order: 1\ntitle: &a Tea\nabout: *a\ntext: T\n",
        "order: 1\ntitle: T\nabout: I\ntext: T\nsources: [{says: X, doi: example.org}]\n",
    ],
)
def test_a_card_with_a_slip_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "tea.yaml").write_text(text)

    with pytest.raises(BadInputError, match=r"tea\.yaml, line \d"):
        load_cards(tmp_path)
