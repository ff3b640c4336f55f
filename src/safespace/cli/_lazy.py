"""A command group that imports a command only when it is run.

Typer has no lazy groups; this one stands on two public methods, so that listing,
suggestions and completion of names work from the table alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter


@dataclass(frozen=True, slots=True)
class Row:
    """A command in the table: its name, its section of the help page, one sentence.

    The module is the name, unless given; an alias is a hidden second name.
    """

    name: str
    section: str
    summary: str
    module: str = ""
    hidden: bool = False

    @property
    def path(self) -> str:
        """Return the module to import."""
        return f"safespace.cli.{self.module or self.name}"


class LazyGroup(TyperGroup):
    """A group filled from a table of rows."""

    rows: ClassVar[tuple[Row, ...]] = ()

    def __init__(self, **attrs: Any) -> None:  # noqa: ANN401 - Typer's own signature
        super().__init__(**attrs)
        for row in self.rows:
            self.commands[row.name] = TyperCommand(
                name=row.name, help=row.summary, hidden=row.hidden
            )

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the row, then import the command behind it."""
        name, command, rest = super().resolve_command(ctx, args)
        row = next((row for row in self.rows if row.name == name), None)
        if row is not None:
            command = get_command(import_module(row.path).app)
        return name, command, rest

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands under their sections, in the table's order."""
        del ctx
        widest = max(len(row.name) for row in self.rows)
        for section in dict.fromkeys(row.section for row in self.rows):
            shown = [
                (row.name.ljust(widest), row.summary)
                for row in self.rows
                if row.section == section and not row.hidden
            ]
            if shown:
                with formatter.section(section):
                    formatter.write_dl(shown)
