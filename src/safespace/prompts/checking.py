"""Checking packs for their authors: everything at once, each with its line.

One check for the packs that come with safespace and for people's own. The first are
held to all of it; in the second, wording, reading age and likeness are advice.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Final

from safespace.frozen import dataclass
from safespace.prompts.draft import DraftPrompt, read_draft
from safespace.prompts.finding import Finding, say_mend
from safespace.prompts.likeness import can_compare, find_near, find_same
from safespace.prompts.reading import read_file
from safespace.prompts.reading_age import HIGHEST_GRADE_ALONE, find_grade
from safespace.prompts.tree import PackError
from safespace.prompts.wording import find_shape_slips, find_slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PRACTICES: Final = frozenset(f"S-{n:02d}" for n in range(1, 71))
EXERCISES: Final = frozenset(f"E-{n}" for n in range(1, 15))
_SEEDS: Final = tuple(f"seed:{letter}" for letter in "ABCD")
_EVIDENCE: Final = tuple(f"evidence:2-{n}" for n in range(1, 37))
SOURCES: Final = frozenset({"own", *_SEEDS, *_EVIDENCE})
_SHORTER: Final = "Use shorter words, or split the sentence."


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file to check, what messages call it, and whether it is somebody's own."""

    path: Path
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """How many prompts were read, what was found, and whether likeness was looked at."""

    prompts: int
    findings: tuple[Finding, ...]
    compared: bool

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Return the findings that are more than advice."""
        return tuple(each for each in self.findings if not each.advice)


def check_packs(files: Iterable[PackFile], *, strict: bool = False) -> Checked:
    """Check pack files together, since their ids and their questions have to differ.

    With `strict`, somebody's own packs are held to all of it too.
    """
    found: list[Finding] = []
    drafts: list[tuple[DraftPrompt, bool]] = []
    for file in files:
        advice = file.own and not strict
        try:
            draft = read_draft(read_file(file.path, file.name), own=file.own)
        except PackError as error:
            place = error.place
            found.append(Finding(place.file, place.line, error.what, say_mend("")))
            continue
        found += draft.findings
        for each in draft.prompts:
            found += _check_codes(each)
            found += (replace(one, advice=advice) for one in _check_words(each))
        drafts += ((each, advice) for each in draft.prompts)
    found += _check_ids([each for each, _ in drafts])
    compared = can_compare()
    found += _check_likeness(drafts, near=compared)
    return Checked(len(drafts), tuple(sorted(found, key=astuple)), compared)


def _check_codes(draft: DraftPrompt) -> Iterator[Finding]:
    prompt = draft.prompt
    for code in prompt.practice:
        if code not in PRACTICES:
            yield _found(draft, "practice", f"there is no practice {code}")
    if prompt.exercise not in EXERCISES | {None}:
        yield _found(draft, "exercise", f"there is no exercise {prompt.exercise}")
    if prompt.source not in SOURCES:
        yield _found(draft, "source", f"there is no source {prompt.source}")


def _check_words(draft: DraftPrompt) -> Iterator[Finding]:
    prompt = draft.prompt
    asked = [("text", prompt.text), *(("follow_ups", t) for t in prompt.follow_ups)]
    for key, text in (*asked, ("why", prompt.why)):
        for what, mend in find_slips(text, relational=prompt.relational):
            yield _found(draft, key, f"{key}: {what}", mend)
    for key, text in asked:
        for what, mend in find_shape_slips(text):
            yield _found(draft, key, f"{key}: {what}", mend)
        if find_grade(text) > HIGHEST_GRADE_ALONE:
            yield _found(draft, key, f"{key} is hard to read", _SHORTER)


def _check_ids(drafts: Sequence[DraftPrompt]) -> Iterator[Finding]:
    first: dict[str, DraftPrompt] = {}
    for each in drafts:
        name = each.prompt.id
        other = first.setdefault(name, each)
        if other is not each and not name.endswith("-000"):
            at = other.place_of("id")
            what = f"another prompt has this id: {at.file}, line {at.line}"
            yield _found(each, "id", what, "Give one of them the next free number.")


def _check_likeness(
    drafts: Sequence[tuple[DraftPrompt, bool]], *, near: bool
) -> Iterator[Finding]:
    at = {f"{n}": each for n, each in enumerate(drafts)}
    asked = [(name, draft.prompt.text) for name, (draft, _) in at.items()]
    pairs = [(*pair, "the same as") for pair in find_same(asked)]
    if near:
        pairs += [(*pair, "nearly the same as") for pair in find_near(asked)]
    for one, other, how in pairs:
        (draft, advice), (earlier, _) = at[one], at[other]
        place = earlier.place_of("text")
        what = f"asks {how} {earlier.prompt.id} ({place.file}, line {place.line})"
        found = _found(draft, "text", what, "Ask something else, or keep one of them.")
        yield replace(found, advice=advice)


def _found(draft: DraftPrompt, key: str, what: str, mend: str = "") -> Finding:
    place = draft.place_of(key)
    return Finding(place.file, place.line, what, mend or say_mend(key))
