"""What may follow an answer: one question at a time, each of them easy to leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from safespace.cli._ask import ask_yes
from safespace.errors import StoppedError
from safespace.terminal.composed import Composed, ComposeRequest, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safespace.cli._context import AppContext

Keep = Callable[[str], None]
AskMore = Callable[[ComposeRequest, Keep], Composed]


def go_on(
    run: AppContext,
    answer: Composed,
    questions: Sequence[str],
    *,
    ask_more: AskMore,
    keep: Keep,
) -> Composed:
    """Offer the questions after an answer; Enter leaves one, ctrl-C all that are left.

    What is answered is added below, with its question. Only the questions appear on
    the screen that stays; words are typed where the first ones were.
    """
    whole = answer
    for question in questions:
        if whole.outcome is not Outcome.SAVED or not whole.text.strip():
            return whole
        # Whatever happens to the terminal now, the answer so far is there.
        keep(whole.text)
        try:
            wanted = ask_yes(run, f"{question} Answer this too?", default=False)
        except StoppedError:
            return whole
        if wanted:
            whole = _add(whole, question, ask_more, keep)
    return whole


def _add(whole: Composed, question: str, ask_more: AskMore, keep: Keep) -> Composed:
    def joined(words: str) -> str:
        return join(whole.text, question, words)

    more = ask_more(
        ComposeRequest(question=question), lambda words: keep(joined(words))
    )
    if not more.text.strip():
        return whole
    return Composed(joined(more.text), more.outcome)


def join(text: str, question: str, words: str) -> str:
    """Return a text with a quoted question and its answer below it."""
    return f"{text.rstrip(chr(10))}\n\n> {question}\n\n{words}"
