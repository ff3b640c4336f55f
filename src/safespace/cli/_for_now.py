"""A prompt for now: what the journal says of this moment, and what is shown for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.cli._ask import ask_yes
from safespace.cli._prompting import load_shelf, read_marks, read_salt
from safespace.cli._question import describe_prompt, lay_out, read_choice
from safespace.cli._shown import keep_record, read_record
from safespace.errors import NotFoundError, UsageError
from safespace.frozen import dataclass
from safespace.journal.recent import look_at_recent
from safespace.prompts.caps import why_not_deep
from safespace.prompts.choose import Taste
from safespace.prompts.for_now import Choice, choose_now
from safespace.prompts.grounding import ALL_SAID, choose_line
from safespace.prompts.pack import Depth, Perspective, Prompt
from safespace.prompts.shown import Showing
from safespace.prompts.situation import Situation, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from safespace.cli._context import AppContext
    from safespace.prompts.shown import Record

ASIDE = "The day's prompt is there whenever you want it: safespace prompt"


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a prompt for now, as typed."""

    theme: str | None
    depth: str | None
    perspective: str | None
    another: bool
    easier: bool
    why: bool
    passphrase_fd: int | None = None

    def wish(self) -> Wish:
        """Read what was typed.

        Raises:
            UsageError: for a depth or a perspective that there is not.
        """
        return Wish(
            theme=self.theme,
            depth=read_choice(self.depth, Depth, "depth"),
            perspective=read_choice(self.perspective, Perspective, "perspective"),
            easier=self.easier,
        )


def show_for_now(run: AppContext, asked: Asked, *, plain: bool, as_json: bool) -> None:
    """Choose a prompt for this moment, note that it was shown, and show it."""
    wish = asked.wish()
    prompts = load_shelf(run).prompts
    if wish.theme and wish.theme not in {prompt.theme for prompt in prompts}:
        raise NotFoundError(
            "There is no theme with that name.",
            hint="safespace prompts themes lists them.",
        )
    record, day = read_record(run), run.today()
    current = record.current_of(day)
    if current and (asked.another or asked.easier):
        record = record.pass_over(day, current)
    situation = _gather(run, record, wish, asked.passphrase_fd)
    situation = _ask_for_consent(run, situation, prompts)
    choice = choose_now(prompts, situation, salt=read_salt(run))
    if choice.prompt is not None:
        if choice.prompt.id != situation.current:
            record = record.serve_now(day, choice.prompt.id)
        # Kept after a look at the journal, and the same with or without one.
        keep_record(run, record)
    if as_json:
        run.output.show_json("prompt_now", _describe(choice, day))
    elif choice.grounding:
        _show_grounding(run, day, plain=plain)
    else:
        _show(run, choice, why=asked.why, plain=plain)


def _gather(
    run: AppContext, record: Record, wish: Wish, passphrase_fd: int | None
) -> Situation:
    now, day = run.now(), run.today()
    with run.journal(passphrase_fd) as journal:
        lately = look_at_recent(journal, today=day, now_ms=now.at_ms)
    answered = [Showing(when, name) for when, name in lately.answered]
    return Situation(
        now=now.wall(),
        day=day,
        distress=lately.distress,
        distress_age_h=lately.distress_age_h,
        very_high=lately.very_high,
        topics=lately.topics,
        held=lately.held,
        circling=lately.circling and run.settings.guard,
        # What another computer showed is known by its answers.
        shown=_merge(record.shown, answered),
        current=record.current_of(day),
        deep=run.settings.deep,
        taste=Taste(muted=read_marks(run).muted),
        wish=wish,
    )


def _merge(
    shown: Iterable[Showing], answered: Iterable[Showing]
) -> tuple[Showing, ...]:
    known = {(each.day, each.prompt_id) for each in shown}
    more = [each for each in answered if (each.day, each.prompt_id) not in known]
    return tuple(sorted((*more, *shown), key=lambda each: each.day))


def _ask_for_consent(
    run: AppContext, situation: Situation, prompts: Iterable[Prompt]
) -> Situation:
    """Let somebody who asks for a deep question overrule what may be overruled."""
    if situation.wish.depth is not Depth.DEEP:
        return situation
    by_id: dict[str, Prompt] = {each.id: each for each in prompts}
    reason = why_not_deep(situation, by_id)
    willing = replace(situation, wish=replace(situation.wish, consent=True))
    if reason is None or why_not_deep(willing, by_id) is not None:
        return situation
    if not run.interactive:
        raise UsageError(reason, hint="On a terminal, this asks before it shows one.")
    if ask_yes(run, f"{reason} Show one all the same?", default=False):
        return willing
    return replace(situation, wish=replace(situation.wish, depth=Depth.STEADY))


def _show(run: AppContext, choice: Choice, *, why: bool, plain: bool) -> None:
    if choice.prompt is None:
        raise NotFoundError(choice.reasons[-1], hint=" ".join(choice.reasons[:-1]))
    reasons = choice.reasons if why else ()
    if plain or run.output.look.width is None:
        for text in (choice.prompt.text, *reasons):
            run.output.show_text(text)
        return
    answer = f"To answer: safespace write --answer {choice.prompt.id}"
    run.output.show(lay_out(choice.prompt.text, *reasons, answer))


def _show_grounding(run: AppContext, day: date, *, plain: bool) -> None:
    if plain or run.output.look.width is None:
        run.output.show_text(choose_line(day))
        return
    run.output.show(lay_out(choose_line(day), ALL_SAID, ASIDE))


def _describe(choice: Choice, day: date) -> dict[str, object]:
    found = choice.prompt
    return {
        "date": day.isoformat(),
        "prompt": describe_prompt(found) if found else None,
        "grounding": choose_line(day) if choice.grounding else None,
        "reasons": list(choice.reasons),
    }
