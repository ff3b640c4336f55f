"""What a command gets to work with; everything in it is made when first asked for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from safespace import paths, settings
from safespace.cli._world import World
from safespace.domain.day import journal_day
from safespace.domain.moment import Moment, moment_in
from safespace.render.output import Output, choose_look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, tzinfo

    import typer

    from safespace.crypto.opened import OpenedKeys
    from safespace.journal.journal import Journal
    from safespace.journal.opening import Opened


class AppContext:
    """One run of the program: environment, streams, time, settings, journal."""

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        world: World | None = None,
        stdin: TextIO | None = None,
    ) -> None:
        self.environ = environ
        self.world = world or World()
        # A process can be started without any standard input at all.
        self.stdin = stdin or sys.stdin or StringIO()
        # Passphrases that came by a file descriptor, each of which gives it once.
        self.handed: dict[int, bytes] = {}
        # Every journal this run has opened, to see at its end whether any was changed.
        self.opened: list[Opened] = []

    @cached_property
    def places(self) -> paths.Places:
        """Where this person's files are."""
        return paths.find_places(self.environ)

    @cached_property
    def output(self) -> Output:
        """Where results and messages go."""
        look = choose_look(self.environ, sys.stdout)
        return Output(sys.stdout, sys.stderr, look)

    @cached_property
    def settings(self) -> settings.Settings:
        """What the person has set; slips in the file are told once, on stderr."""
        loaded = settings.load(self.places.settings)
        for problem in loaded.problems:
            self.output.note(problem)
        return loaded.settings

    @cached_property
    def remembered(self) -> OpenedKeys | None:
        """What the OS keychain has for the journal; it is asked once, if at all."""
        from safespace.vault.remembered import (  # noqa: PLC0415 - encrypted only
            Remembering,
            look,
        )

        if look(self.places.state) is Remembering.NOT:
            return None
        from safespace.cli._remembered import find_remembered  # noqa: PLC0415

        return find_remembered(self)

    def forget_remembered(self) -> None:
        """Have nothing of the OS keychain any more."""
        self.__dict__.pop("remembered", None)

    def forget_settings(self) -> None:
        """Read the settings anew the next time, because the file was changed."""
        self.__dict__.pop("settings", None)

    @cached_property
    def zone(self) -> tzinfo:
        """The zone this machine is in, with the rules that dates need."""
        return self.world.zone()[0]

    def now(self) -> Moment:
        """Return this moment on this machine's wall clock."""
        return moment_in(self.world.now_ms(), *self.world.clock())

    def today(self) -> date:
        """Return the journal day of this moment."""
        return journal_day(self.now(), self.settings.day_start)

    @property
    def interactive(self) -> bool:
        """Whether a person is at both ends: input and output are a terminal."""
        return self.stdin.isatty() and sys.stdout.isatty()

    @property
    def unmoving(self) -> bool:
        """Whether nothing on the screen may move; NO_MOTION is anything but 0."""
        asked = self.environ.get("NO_MOTION", "") not in {"", "0"}
        return asked or self.output.look.still

    @contextmanager
    def journal(self, passphrase_fd: int | None) -> Iterator[Journal]:
        """Open the journal for one command, asking for what it needs."""
        # Commands that open nothing never load the driver.
        from safespace.cli._unlock import Passphrases, open_journal  # noqa: PLC0415

        opened = open_journal(self, Passphrases(self, passphrase_fd))
        try:
            yield opened.journal
        finally:
            opened.journal.close()


def context(ctx: typer.Context) -> AppContext:
    """Return the run that a command belongs to."""
    found = ctx.find_object(AppContext)
    if found is None:
        raise TypeError("the program was started without a context")
    return found
