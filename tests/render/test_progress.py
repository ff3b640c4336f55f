"""How far a long command is."""

from __future__ import annotations

import io
import re

import pytest

from safespace.render.progress import show_progress


class Window(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("total", "told"), [(200, "100 of 200"), (None, "100")])
def test_it_tells_how_far_it_is(
    total: int | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    window = Window()

    with show_progress(window, "Importing", total=total, width=80, colour=True) as one:
        for _ in range(100):
            one()

    shown = re.sub("\x1b\\[[0-9;?]*[A-Za-z]", "", window.getvalue())
    assert f" {told}\n" in shown
    assert "?" not in shown
