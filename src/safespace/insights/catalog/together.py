"""What goes with what: groups of notes that differ enough to be worth watching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.insight import Found, Insight
from safespace.insights.limits import DELTA_FROM, DIFFERENCES, GROUP_FROM
from safespace.insights.shape import Sentence, Shape, Spread, Unit
from safespace.insights.statistics import cliffs_delta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from safespace.insights.sample import Note, Sample

CHANCE = "Worth watching, may be chance."
_CONTEXTS = ("sleep", "food", "medication")


@dataclass(frozen=True, slots=True)
class Pair:
    """Values of notes that have something, and of those that do not."""

    name: str
    some: tuple[float, ...]
    others: tuple[float, ...]
    unit: Unit
    other: str = "Without:"

    @property
    def large(self) -> bool:
        """Whether both groups are large enough to be compared."""
        return min(len(self.some), len(self.others)) >= GROUP_FROM

    @property
    def delta(self) -> float:
        """Return Cliff's delta."""
        return cliffs_delta(self.some, self.others)


def list_pairs(sample: Sample) -> tuple[Pair, ...]:
    """Return every pair of groups that is large enough."""
    return tuple(
        pair for pair in (*_by_label(sample), *_by_trigger(sample)) if pair.large
    )


def choose_pairs(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the few that differ most, the largest difference first."""
    clear = [pair for pair in pairs if abs(pair.delta) >= DELTA_FROM]
    clear.sort(key=lambda pair: (-abs(pair.delta), pair.name))
    return tuple(clear[:DIFFERENCES])


def _find(sample: Sample) -> Found:
    pairs = list_pairs(sample)
    if not pairs:
        return Found()
    chosen = choose_pairs(pairs)
    if not chosen:
        return Found((Sentence("No groups differ enough to be worth naming."),))
    rule = (
        f"Groups of at least {GROUP_FROM} notes each; {len(pairs)} such pairs were"
        f" looked at, and at most {DIFFERENCES} with a Cliff's delta of {DELTA_FROM} or"
        " more either way are shown. The more pairs, the more of them differ by chance."
    )
    shapes: list[Shape] = [Sentence(CHANCE, rule=rule)]
    for pair in chosen:
        shapes += _show(pair)
    return Found(tuple(shapes), headline=tuple(shapes[:3]))


def _show(pair: Pair) -> Iterator[Shape]:
    rule = f"Cliff's delta {pair.delta:.2f}".replace("-", "\N{MINUS SIGN}") + "."
    yield Spread(f"{pair.name}:", pair.some, pair.unit, "note")
    yield Spread(pair.other, pair.others, pair.unit, "note", rule)


def _by_label(sample: Sample) -> Iterator[Pair]:
    felt = [note for note in sample.notes if note.valence is not None]
    tags = sorted({tag for note in felt for tag in note.tags})
    people = sorted({name for note in felt for name in note.people})
    for tag in tags:
        yield _split(f"Felt with #{tag}", felt, [tag in note.tags for note in felt])
    for name in people:
        # Nobody on hold is set beside anything.
        if name.casefold() not in sample.held:
            inside = [name in note.people for note in felt]
            yield _split(f"Felt with {name} there", felt, inside)


def _split(name: str, felt: Sequence[Note], inside: Sequence[bool]) -> Pair:
    values = [(note.valence or 0, has) for note, has in zip(felt, inside, strict=True)]
    some = tuple(value for value, has in values if has)
    others = tuple(value for value, has in values if not has)
    return Pair(name, some, others, Unit.FEEL)


def _by_trigger(sample: Sample) -> Iterator[Pair]:
    rated = [
        (note, strength)
        for note in sample.of("trigger")
        if (strength := note.number("distress_before")) is not None
    ]
    typed = [(note.word("trigger_type") or "", strength) for note, strength in rated]
    for word in sorted({word for word, _ in typed if word}):
        name = f"Strength of triggers, {sample.say('trigger_type', word)}"
        some = tuple(strength for one, strength in typed if one == word)
        others = tuple(strength for one, strength in typed if one and one != word)
        yield Pair(name, some, others, Unit.TEN, other="Of other kinds:")
    for step in _CONTEXTS:
        said = [(note.word(step), strength) for note, strength in rated]
        off = tuple(strength for word, strength in said if word == "off")
        fine = tuple(strength for word, strength in said if word == "ok")
        name = f"Strength of triggers with {step} off"
        yield Pair(name, off, fine, Unit.TEN, other="With it fine:")


INSIGHT = Insight(
    name="together",
    title="What goes with what",
    empty="Here, notes with a tag or a name stand beside those without, once there are"
    " enough of both.",
    find=_find,
)
