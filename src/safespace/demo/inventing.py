"""Inventing half a year: what is told becomes entries, dated from a given moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from safespace.demo.telling import read_evenings, read_triggers
from safespace.domain.day import journal_day
from safespace.domain.entry import Content, Feelings, NewEntry
from safespace.domain.form import Field, Form
from safespace.domain.ident import TOKEN_BYTES, make_entry_id
from safespace.domain.moment import moment_of
from safespace.exercises.catalog.trigger import EXERCISE as TRIGGER
from safespace.exercises.forming import check_answers, make_form
from safespace.exercises.walk import begin
from safespace.exercises.words import say_form
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time, tzinfo

    from safespace.demo.telling import Told
    from safespace.domain.moment import Moment

SEED = 20260601
_MINUTE_MS = 60_000
_CHECKED_AT = timedelta(hours=20, minutes=30)
_OUTCOMES = {
    "happened": "It happened.",
    "partly": "It happened in part.",
    "did_not": "It did not happen.",
    "cannot_tell": "I cannot tell.",
    "no_longer_matters": "It no longer matters.",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """Now, the zone it is lived in with its name, and when a day begins."""

    now: Moment
    zone: tzinfo
    zone_name: str
    day_start: time


def invent(setting: Setting) -> tuple[NewEntry, ...]:
    """Return the entries of the half year before now; the same moment, the same ones."""
    inventor = _Inventor(setting)
    today = journal_day(setting.now, setting.day_start)
    found = [inventor.write(told) for told in read_evenings(today)]
    for told in read_triggers(today):
        found += inventor.live_through(told)
    past = [new for new in found if new.written.at_ms <= setting.now.at_ms]
    return tuple(sorted(past, key=lambda new: new.written.at_ms))


class _Inventor:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        # Not a secret: the same moment is to give the same journal.
        self._chance = Random(SEED)  # noqa: S311

    def write(self, told: Told) -> NewEntry:
        said = told.said
        valence, energy = said.get("felt", (None, None))
        content = Content(
            body=f"{said['words']}\n",
            tags=tuple(said.get("tags", ())),
            people=tuple(said.get("people", ())),
            feelings=Feelings(valence, energy),
        )
        new = self._begin(told.at, content)
        return replace(new, prompt_id=said.get("prompt"), question=said.get("question"))

    def live_through(self, told: Told) -> Iterator[NewEntry]:
        trigger = self._log(told)
        yield trigger
        check = told.said.get("check")
        if check:
            midnight = datetime.combine(told.at.date(), datetime.min.time())
            at = midnight + timedelta(days=check["days"]) + _CHECKED_AT
            yield self._check_back(trigger, check, at)

    def _log(self, told: Told) -> NewEntry:
        new = self._begin(told.at, Content(""))
        answers = check_answers(TRIGGER, told.said["answers"])
        if TRIGGER.fill is not None:
            answers = TRIGGER.fill(answers, new.day)
        since = new.written.at_ms
        form = make_form(replace(begin(TRIGGER, answers), at=None))
        form = replace(form, ratings=tuple(self._rate(told, since)))
        who = form.answers.get("who")
        content = Content(
            body=say_form(TRIGGER, form, since_ms=since),
            people=(str(who),) if who else (),
            feelings=Feelings(distress=form.answers.get("distress_before")),
            form=form,
        )
        return replace(new, content=content, kind=TRIGGER.name)

    def _rate(self, told: Told, since: int) -> Iterator[Field]:
        for minutes, strength in told.said.get("rated", ()):
            at_ms = since + minutes * _MINUTE_MS
            if at_ms <= self._setting.now.at_ms:
                yield Field("rating", number=strength, at_ms=at_ms)

    def _check_back(
        self, trigger: NewEntry, check: dict[str, Any], at: datetime
    ) -> NewEntry:
        steps = ("outcome", "actual", "coped", "learned")
        answers = {step: check[step] for step in steps if step in check}
        fields = [Field("outcome", word=check["outcome"])]
        if "coped" in check:
            fields.append(Field("coped", number=check["coped"]))
        form = Form("checkback", 1, answers, tuple(fields), about=trigger.id)
        said = [_OUTCOMES[check["outcome"]]]
        said += [str(check[step]) for step in ("actual", "learned") if step in check]
        content = Content(
            body="\n".join(said) + "\n", people=trigger.content.people, form=form
        )
        return replace(self._begin(at, content), kind="checkback")

    def _begin(self, at: datetime, content: Content) -> NewEntry:
        local = at.replace(tzinfo=self._setting.zone)
        written = moment_of(local, self._setting.zone_name)
        token = self._chance.randbytes(TOKEN_BYTES)
        return NewEntry(
            id=make_entry_id(written.at_ms, token),
            content=content,
            written=written,
            day=journal_day(written, self._setting.day_start),
        )
