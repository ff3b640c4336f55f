"""Shares drawn on a line from 0 to 100."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.insights.shape import Forecast, Sentence, Shape, Share
from safespace.render.scale import WIDTH, draw_scale


def draw(shape: Shape) -> list[str]:
    return [one.plain.strip() for one in draw_scale(shape)]


def test_the_dot_lies_on_its_bar() -> None:
    assert draw(Share("", 4, 19)) == ["···───●───────·················"]
    assert draw(Forecast("", (70,) * 19)) == ["·····················○·········"]


@given(st.integers(10, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_every_line_is_as_wide_as_the_scale(share: tuple[int, int]) -> None:
    k, n = share
    [drawn] = draw(Share("", k, n))

    assert len(drawn) == WIDTH
    assert drawn.index("●") == round(k / n * (WIDTH - 1))


@pytest.mark.parametrize(
    "shape", [Share("", 4, 9), Forecast("", (70,) * 9), Sentence("Plain.", 30)]
)
def test_what_is_no_percentage_is_not_drawn(shape: Shape) -> None:
    assert draw(shape) == []
