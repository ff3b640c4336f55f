"""One sitting with an exercise: every answer is kept as it comes, then saved."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from safespace.cli._drafts import KEPT, Draft
from safespace.cli._questions import make_question, same_answer
from safespace.cli._reading import make_reading
from safespace.cli._topics import show_topic
from safespace.domain.entry import Content
from safespace.errors import ExitCode, QuickExit, UsageError, WindowClosedError
from safespace.exercises.answer import AnswerError, number
from safespace.exercises.clock import ClockTime
from safespace.exercises.feelings import FeelingWords
from safespace.exercises.forming import make_draft, make_form
from safespace.exercises.kinds import Items, Person, Words
from safespace.exercises.walk import answer, back, keep_going, skip
from safespace.exercises.words import say_answers, say_form
from safespace.terminal.asking import ListField, Move, PageField, Question, Reply

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.cli._saving import Commit, Kept
    from safespace.domain.entry import NewEntry
    from safespace.domain.moment import Moment
    from safespace.exercises.answer import Reading
    from safespace.exercises.walk import Walk
    from safespace.vault.drafts import DraftBox


class Sitting:
    """A walk, the entry it becomes, and the draft that follows it."""

    def __init__(
        self,
        run: AppContext,
        walk: Walk,
        new: NewEntry,
        *,
        box: DraftBox,
        kept: bool = False,
    ) -> None:
        self.walk = walk
        self.stopped = False
        self._run = run
        self._new = new
        self._given = dict(walk.answers)
        self._draft = Draft(box, new, kept=kept)
        self._reading = make_reading(run, walk)
        self._question: Question | None = None

    def ask(self) -> None:
        """Ask until there is nothing left, somebody saves, or they leave.

        Raises:
            UsageError: when there is nobody to ask.
        """
        if self.walk.done:
            return
        if not self._run.interactive:
            raise UsageError(
                "There is no screen to ask on here.",
                hint="Hand the answers over with --answers FILE; --blank shows the form.",
            )
        first = self._present()
        # Each of these is loaded by the one way of asking that needs it.
        if self._run.output.look.still:
            from safespace.terminal.question_lines import ask_lines  # noqa: PLC0415

            ask_lines(
                first,
                self._respond,
                keep=self._keep_typed,
                stdin=self._run.stdin,
                stdout=sys.stdout,
            )
            return
        from safespace.terminal.question_screen import ask_on_screen  # noqa: PLC0415

        ask_on_screen(first, self._respond, keep=self._keep_typed)

    def save(self, commit: Commit) -> Kept | None:
        """Save what was answered; nothing answered is nothing saved."""
        if self.stopped:
            self._run.output.note(KEPT if self._draft.kept else "Nothing was kept.")
            raise typer.Exit(ExitCode.INTERRUPTED)
        ready = finish(self._new, self.walk, now=self._run.now())
        if ready.content.form is None or not ready.content.form.answers:
            self._draft.remove()
            return None
        try:
            saved = commit(ready)
        except BaseException as error:
            self._keep()
            if not isinstance(error, QuickExit | WindowClosedError):
                self._run.output.note(KEPT)
            raise
        self._draft.remove()
        return saved

    def _respond(self, reply: Reply) -> Question | None:
        try:
            self._move(reply)
        except AnswerError as trouble:
            return self._present(str(trouble))
        if self.stopped or self.walk.done or reply.move is Move.SAVE:
            return None
        return self._present()

    def _move(self, reply: Reply) -> None:
        if reply.move is Move.STOP:
            self.stopped = True
            self._keep_typed(reply.typed)
            return
        if reply.move is Move.SKIP:
            self.walk = skip(self.walk)
        elif reply.move is Move.NEXT:
            self.walk = self._answered(reply.typed)
        else:
            # Going back or saving takes along what stands in the field.
            there = self._answered(reply.typed) if reply.typed else self.walk
            at = self.walk.at
            self.walk = replace(there, at=at)
            if reply.move is Move.BACK:
                self.walk = back(self.walk)
        self._keep()

    def _answered(self, typed: str) -> Walk:
        step, question = self.walk.step, self._question
        if step is None or step.kind is None or question is None:
            return keep_going(self.walk)
        there = self.walk.answers.get(step.name)
        if not typed.strip():
            return keep_going(self.walk) if there is not None else skip(self.walk)
        if same_answer(there, question, typed):
            return keep_going(self.walk)
        return answer(self.walk, step.kind.read(typed, self._offered(question)))

    def _offered(self, question: Question) -> Reading:
        # Numbers are those of the words that were offered.
        kind = self.walk.step.kind if self.walk.step else None
        if isinstance(question.field, ListField) and isinstance(kind, FeelingWords):
            words = kind.offered(self.walk.answers, self._reading)
            return replace(self._reading, feelings=words)
        return self._reading

    def _present(self, trouble: str = "") -> Question:
        step = self.walk.step
        page: PageField | None = None
        if step is not None and step.topic is not None:
            page = show_topic(self._run, step.topic)
        self._question = make_question(
            self.walk, self._reading, page=page, trouble=trouble
        )
        return self._question

    def _keep_typed(self, typed: str) -> None:
        """Keep words that are still being typed, in the place of their answer."""
        step = self.walk.step
        if step is None or not typed.strip():
            self._keep()
            return
        if isinstance(step.kind, Words | Items | Person):
            try:
                value = step.kind.read(typed, self._reading)
            except AnswerError:
                # Too long for its field, and still somebody's words.
                value = typed
            at = self.walk.at
            self.walk = replace(answer(self.walk, value), at=at)
        self._keep()

    def _keep(self) -> None:
        if self.walk.answers == self._given and not self._draft.kept:
            # What was there before the sitting needs no draft of its own.
            return
        form = make_draft(self.walk, before=self._new.content.form)
        if not any(value is not None for value in form.answers.values()):
            return
        content = replace(self._new.content, form=form)
        body = say_answers(self.walk.exercise, self.walk.answers)
        self._draft.keep_content(replace(content, body=body))


def finish(new: NewEntry, walk: Walk, *, now: Moment | None = None) -> NewEntry:
    """Make the entry that a walk becomes: its words, form, people and feelings."""
    exercise = walk.exercise
    if exercise.fill is not None:
        walk = replace(walk, answers=exercise.fill(walk.answers, new.day))
    walk = _settle_clocks(walk, now or new.written)
    form = make_form(walk, before=new.content.form)
    people = {name.casefold(): name for name in new.content.people}
    for step in exercise.steps:
        if isinstance(step.kind, Person) and step.name in form.answers:
            name = str(form.answers[step.name])
            people.setdefault(name.casefold(), name)
    felt = {
        feeling: number(form.answers, step)
        for feeling, step in exercise.feelings.items()
    }
    content = Content(
        body=say_form(exercise, form, since_ms=new.written.at_ms),
        tags=new.content.tags,
        people=tuple(people.values()),
        feelings=replace(new.content.feelings, **felt)
        if felt
        else new.content.feelings,
        form=form,
    )
    return replace(new, content=content, kind=exercise.name)


def _settle_clocks(walk: Walk, now: Moment) -> Walk:
    """Work out the times that follow from other answers, from now on."""
    times = {
        step.name: step.kind.settle(walk.answers, now.wall())
        for step in walk.exercise.steps
        if isinstance(step.kind, ClockTime) and not walk.answers.get(step.name)
    }
    return replace(walk, answers={**walk.answers, **times}) if times else walk
