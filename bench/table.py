"""Tables of what was measured, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from operations import HELLO, LARGE, PYTHON, SMALL, find_budget
from rounds import Cell, Times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Measured = dict[Cell, Times]
FLAT, MEMORY_MIB = 1.2, 60
NOTES = """\
Ratios of the shortest run to the shortest run of the floor; in brackets, of the \
medians. Processor time is the steadier of the two where a machine is busy. The \
floor of --version is `python -c pass`, of the others a Typer hello-world. An unlocked \
journal is opened with keys from the kernel's keyring; with a passphrase, which has the \
lowest cost a key file may ask for here (8 MiB, one pass), stretching it comes on top; \
a plain journal is not encrypted."""


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
        floor, budget = find_budget(cell)
        row = (*name(cell), *divide(times, measured[floor]))
        verdict = judge(times.least / measured[floor].least, budget)
        rows.append((*row, str(budget or ""), verdict))
    named = ("command", "journal", "entries", "output")
    yield from write_table((*named, "wall", "processor", "budget", ""), rows)


def flatness(measured: Measured) -> Iterator[str]:
    """Compare the large journal with the small one."""
    rows = []
    for cell, times in measured.items():
        small = Cell(cell.what, cell.journal, SMALL, cell.look)
        if cell.entries != LARGE or small not in measured:
            continue
        row = (cell.what, cell.journal, cell.look, *divide(times, measured[small]))
        verdict = judge(times.least / measured[small].least, FLAT)
        rows.append((*row, str(FLAT), verdict))
    head = ("command", "journal", "output", "wall", "processor", "budget", "")
    yield from write_table(head, rows)


def memory(measured: Measured, largest: Measured) -> Iterator[str]:
    """List the highest memory of everything on the large journal."""
    rows = [
        (*name(cell)[:2], cell.look, f"{times.peak_mib:.0f} MiB", f"{MEMORY_MIB}", word)
        for cell, times in {**measured, **largest}.items()
        if cell.entries == LARGE
        for word in [judge(times.peak_mib, MEMORY_MIB)]
    ]
    head = ("command", "journal", "output", "peak", "budget", "")
    yield from write_table(head, rows)


def milliseconds(measured: Measured) -> Iterator[str]:
    """List the times themselves, which are of this machine in this minute."""
    rows = [
        (*name(cell), *(f"{s * 1000:.0f}" for s in (t.least, t.middle, t.cpu)))
        for cell, t in measured.items()
    ]
    head = ("command", "journal", "entries", "output", "least", "median", "processor")
    yield from write_table(head, rows)


def divide(times: Times, floor: Times) -> tuple[str, str]:
    """Return the ratios of wall time (and of its medians) and of processor time."""
    middle = times.middle / floor.middle
    return f"{times.least / floor.least:.2f} ({middle:.2f})", (
        f"{times.cpu / floor.cpu:.2f}"
    )


def judge(value: float, budget: float | None) -> str:
    """Say whether a budget is kept, where there is one."""
    if budget is None:
        return ""
    return "ok" if value <= budget else "over"


def name(cell: Cell) -> tuple[str, str, str, str]:
    """Return the columns that say what a row is about."""
    entries = f"{cell.entries:,}" if cell.entries else ""
    return cell.what, cell.journal, entries, cell.look
