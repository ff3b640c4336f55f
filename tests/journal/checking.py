"""Writing a check-back as the exercise of that name stores it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from safespace.domain.entry import Content, NewEntry
from safespace.domain.form import Field, Form
from safespace.domain.ident import make_entry_id
from safespace.domain.moment import moment_of
from safespace.journal.opening import open_journal

if TYPE_CHECKING:
    from safespace.crypto.opened import OpenedKeys
    from tests.saying import Say


def check_back(
    say: Say, code: str, outcome: str, *, coped: int | None = None, **words: str
) -> None:
    """Say what came of a trigger, now, in a plain journal."""
    trigger = json.loads(say("read", code, "--json").out)["data"]["entries"][0]
    numbers = {} if coped is None else {"coped": coped}
    fields = [Field("outcome", word=outcome)]
    fields += [Field(step, number=number) for step, number in numbers.items()]
    form = Form(
        "checkback",
        1,
        {"outcome": outcome, **numbers, **words},
        tuple(fields),
        about=trigger["id"],
    )
    opened = open_journal(
        say.home / "journal",
        _no_keys,
        backups=say.home / "backups",
        now_ms=lambda: int(say.now.timestamp() * 1000),
        pick=say._chance.choice,
    )
    written = moment_of(say.now, say.zone)
    token = say._chance.randbytes(10)
    new = NewEntry(
        id=make_entry_id(written.at_ms, token),
        content=Content("Checked.\n", form=form),
        written=written,
        day=say.now.date(),
        kind="checkback",
    )
    opened.journal.write(new)
    opened.journal.close()


def _no_keys() -> OpenedKeys:
    raise AssertionError("a plain journal asks for no key")
