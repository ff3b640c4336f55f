"""Tables of what was measured, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from operations import HELLO, LARGE, PYTHON, SMALL, find_budget
from rounds import Cell, Measured, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FLAT, MEMORY_MIB = 1.2, 60
NOTES = """\
How many times its floor a command takes: the median of rounds in which the floor was \
run right before it; in brackets, shortest run to shortest run. The floor of --version \
is `python -c pass`, of the others a Typer hello-world. An unlocked journal is opened \
with keys from the kernel's keyring; with a passphrase, which has the lowest cost a key \
file may ask for here (8 MiB, one pass), stretching it comes on top; a plain journal is \
not encrypted."""


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lay out a table whose columns line up."""
    filled = [list(head), *map(list, rows)]
    widths = [max(len(row[at]) for row in filled) for at in range(len(head))]
    for number, row in enumerate(filled):
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def ratios(measured: Measured) -> Iterator[str]:
    """Compare everything with its floor and its budget."""
    rows = []
    for cell, times in measured.items():
        if cell in {PYTHON, HELLO}:
            continue
        middle, least = compare(times.seconds, times.floor)
        budget = find_budget(cell)
        row = (*name(cell), f"{middle:.2f} ({least:.2f})")
        rows.append((*row, str(budget or ""), judge(middle, budget)))
    head = ("command", "journal", "entries", "output", "ratio", "budget", "")
    yield from write_table(head, rows)


def flatness(measured: Measured) -> Iterator[str]:
    """Compare the large journal with the small one, which was run right before it."""
    rows = []
    for cell, times in measured.items():
        small = Cell(cell.what, cell.journal, SMALL, cell.look)
        if cell.entries != LARGE or small not in measured:
            continue
        middle, least = compare(times.seconds, measured[small].seconds)
        row = (cell.what, cell.journal, cell.look, f"{middle:.2f} ({least:.2f})")
        rows.append((*row, str(FLAT), judge(middle, FLAT)))
    head = ("command", "journal", "output", "ratio", "budget", "")
    yield from write_table(head, rows)


def memory(measured: Measured, largest: Measured) -> Iterator[str]:
    """List the highest memory of everything on the large journal."""
    rows = [
        (*name(cell)[:2], cell.look, f"{times.peak_mib:.0f} MiB", f"{MEMORY_MIB}", word)
        for cell, times in (measured | largest).items()
        if cell.entries == LARGE
        for word in [judge(times.peak_mib, MEMORY_MIB)]
    ]
    head = ("command", "journal", "output", "peak", "budget", "")
    yield from write_table(head, rows)


def milliseconds(measured: Measured) -> Iterator[str]:
    """List the times themselves, which are of this machine in this minute."""
    rows = [
        (*name(cell), f"{times.least * 1000:.0f}", f"{times.middle * 1000:.0f}")
        for cell, times in measured.items()
    ]
    head = ("command", "journal", "entries", "output", "least ms", "median ms")
    yield from write_table(head, rows)


def judge(value: float, budget: float | None) -> str:
    """Say whether a budget is kept, where there is one."""
    if budget is None:
        return ""
    return "ok" if value <= budget else "over"


def name(cell: Cell) -> tuple[str, str, str, str]:
    """Return the columns that say what a row is about."""
    entries = f"{cell.entries:,}" if cell.entries else ""
    return cell.what, cell.journal, entries, cell.look
