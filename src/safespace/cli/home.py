"""Home: what `safespace` alone shows, and the way in for somebody new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safespace.cli._locks import is_locked
from safespace.cli._news import News, find_news
from safespace.cli._prompting import find_today
from safespace.errors import DamagedError, NoJournalError, SafespaceError
from safespace.render.dates import say_day
from safespace.render.line import BLANK, Fold, Line, Role, Span, heading, line, quiet
from safespace.render.rhythm import describe_figures, say_rhythm, say_today
from safespace.vault.folder import State, ensure_usable, inspect

if TYPE_CHECKING:
    from safespace.cli._context import AppContext
    from safespace.prompts.question import Question

_ANSWER = "safespace write --prompt"
# Short enough to stand beside the commands on 40 columns.
_NEXT = (
    ("safespace write", "a new entry"),
    (_ANSWER, "answer this"),
    ("safespace list", "recent ones"),
    ("safespace search WORD", "look for it"),
    ("safespace trigger", "in a storm"),
    ("safespace --help", "all the rest"),
)
_START = (
    ("safespace init", "make a journal"),
    ("safespace --help", "all the rest"),
)
_PUT_BACK = (
    ("safespace restore", "put a backup back"),
    ("safespace --help", "all the rest"),
)

LOCKED = "The journal is locked; writing needs no passphrase."
WELCOME_BACK = "Good to see you. Nothing is waiting on you."


def show_home(
    run: AppContext, *, passphrase_fd: int | None, as_json: bool = False
) -> None:
    """Show the day's prompt, the rhythm where it can be read, and what to type next."""
    state = inspect(run.places.journal)
    if state is State.ABSENT and run.interactive and not (as_json or _had_one(run)):
        # Only the very first run pays for founding a journal.
        from safespace.cli._first_run import lead_in  # noqa: PLC0415

        lead_in(run)
        return
    readable = _is_readable(run, state, passphrase_fd)
    news = _find_news(run, passphrase_fd, as_json=as_json) if readable else None
    prompt = find_today(run)
    if as_json:
        _show_json(run, state, prompt, news)
        return
    question = prompt.text if prompt else None
    locked = state is State.ENCRYPTED and not readable
    run.output.show(_lay_out(run, question, news, locked=locked))
    try:
        ensure_usable(state)
    except DamagedError as error:
        _note(run, error)
    except NoJournalError as error:
        if _had_one(run):  # else home says how to make one
            _note(run, error)


def _show_json(
    run: AppContext, state: State, prompt: Question | None, news: News | None
) -> None:
    data: dict[str, object] = {
        "date": run.today().isoformat(),
        "journal": state.name.lower(),
        "prompt": prompt and {"id": prompt.id, "text": prompt.text},
    }
    data["due"] = None if news is None else news.due
    if news is not None and news.rhythm is not None:
        data["rhythm"] = describe_figures(news.rhythm)
    run.output.show_json("home", data)


def _lay_out(
    run: AppContext, question: str | None, news: News | None, *, locked: bool
) -> Iterator[Line]:
    yield line(heading(say_day(run.today())))
    if question:
        yield BLANK
        yield line("  ", Span(question, Role.QUESTION), indent=2)
    if news is not None:
        yield from _lay_out_news(news)
    yield BLANK
    if locked:
        yield line("  ", quiet(LOCKED), indent=2)
        yield BLANK
    steps = dict(_find_steps(run))
    if not question:
        steps.pop(_ANSWER, None)
    widest = max(map(len, steps)) + 2
    for command, why in steps.items():
        parts = ("  ", Span(command.ljust(widest), Role.CODE), quiet(why))
        yield line(*parts, indent=widest + 2)


def _lay_out_news(news: News) -> Iterator[Line]:
    rhythm = news.rhythm
    if rhythm is not None:
        yield BLANK
        if rhythm.written_total and not rhythm.window_written:
            yield line("  ", WELCOME_BACK, indent=2)
        yield line("  ", say_rhythm(rhythm), fold=Fold.BETWEEN, indent=2)
        if rhythm.written_total:
            yield line("  ", quiet(say_today(rhythm)))
    if news.due:
        things = "One thing" if news.due == 1 else f"{news.due} things"
        yield BLANK
        told = f"{things} you feared can be looked at again: "
        yield line("  ", told, Span("safespace checkback", Role.CODE), indent=2)
    if news.insight:
        yield BLANK
        yield line("  ", news.insight, indent=2)
        yield line("  ", quiet("More: safespace insights"), indent=2)


def _find_steps(run: AppContext) -> tuple[tuple[str, str], ...]:
    state = inspect(run.places.journal)
    if state in {State.PLAIN, State.ENCRYPTED}:
        return _NEXT
    if _had_one(run):
        return _PUT_BACK
    return _START if state is State.ABSENT else _NEXT


def _had_one(run: AppContext) -> bool:
    from safespace.vault.backups import newest  # noqa: PLC0415 - without a journal only

    return newest(run.places.backups) is not None


def _note(run: AppContext, error: SafespaceError) -> None:
    from safespace.cli._advice import advise  # noqa: PLC0415 - in trouble only

    run.output.note(f"{error.message} {advise(run, error)}")


def _find_news(run: AppContext, passphrase_fd: int | None, *, as_json: bool) -> News:
    with run.journal(passphrase_fd) as journal:
        return find_news(run, journal, with_insight=not as_json)


def _is_readable(run: AppContext, state: State, passphrase_fd: int | None) -> bool:
    if state is State.ENCRYPTED and passphrase_fd is None:
        return not is_locked(run)
    return state in {State.PLAIN, State.ENCRYPTED}
