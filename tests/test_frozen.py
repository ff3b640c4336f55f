"""A frozen class of ours behaves as the standard library's, but for what it costs."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


def define(decorate: Any) -> Any:
    """Define the same class with one decorator or the other."""

    @decorate(frozen=True, slots=True)
    class Note:
        body: str
        day: int = 7
        tags: tuple[str, ...] = ()
        marks: list[int] = field(default_factory=list, compare=False)
        secret: str = field(default="", repr=False)

        @property
        def length(self) -> int:
            return len(str(self.body))

    return Note


Ours, Theirs = define(frozen.dataclass), define(dataclasses.dataclass)

texts = st.text(max_size=3)
arguments = st.tuples(
    st.lists(st.one_of(texts, st.integers(0, 2)), max_size=6),
    st.dictionaries(
        st.sampled_from(["body", "day", "tags", "marks", "secret", "other"]), texts
    ),
)


def outcome(make: Callable[[], Any]) -> object:
    """Return all that can be seen of a value, or that there was none."""
    try:
        made = make()
    except TypeError:
        return "refused"
    shown = repr(made).split(".")[-1]
    return shown, dataclasses.astuple(made), made.__match_args__, made.length


@given(arguments)
def test_it_takes_what_a_dataclass_takes(
    given: tuple[list[Any], dict[str, Any]],
) -> None:
    in_order, named = given
    assert outcome(lambda: Ours(*in_order, **named)) == outcome(
        lambda: Theirs(*in_order, **named)
    )


@given(texts, texts, st.integers(0, 1), st.integers(0, 1), st.lists(st.integers()))
def test_equal_values_are_those_a_dataclass_calls_equal(
    one: str, other: str, day: int, other_day: int, marks: list[int]
) -> None:
    ours = Ours(one, day) == Ours(other, other_day, marks=marks)
    assert ours == (Theirs(one, day) == Theirs(other, other_day, marks=marks))
    if ours:
        assert hash(Ours(one, day)) == hash(Ours(other, other_day))


def test_no_other_class_is_equal() -> None:
    assert Ours("soup") != Theirs("soup")
    assert Ours("soup") != "soup"


def test_each_value_has_its_own_default() -> None:
    one, other = Ours("soup"), Ours("tea")
    one.marks.append(1)
    assert other.marks == []


@pytest.mark.parametrize("name", ["body", "marks", "unknown"])
def test_nothing_of_it_changes(name: str) -> None:
    value = Ours("soup")
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, "tea")
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
    assert value == Ours("soup")


def test_it_can_be_replaced_copied_and_listed() -> None:
    value = Ours("soup", 3, ("food",))
    assert dataclasses.replace(value, day=4) == Ours("soup", 4, ("food",))
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert dataclasses.is_dataclass(Ours)
    assert [each.name for each in dataclasses.fields(Ours)][:2] == ["body", "day"]


@frozen.dataclass(frozen=True, slots=True, repr=False)
class Silent:
    """At the top of a module, where pickle can find it; it shows nothing of itself."""

    body: str


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Takes names alone, and looks at what it is given."""

    first: int
    last: int = 9

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("it ends before it begins")


@frozen.dataclass(frozen=True, slots=True)
class Longer(Silent):
    """A value with more to it."""

    more: int = 0


def test_it_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Silent("soup"))) == Silent("soup")


def test_what_is_not_to_be_shown_is_not() -> None:
    assert "soup" not in repr(Silent("soup"))
    assert "soup" in repr(Ours("soup"))
    assert "soup" not in repr(Ours("", secret="soup"))


def test_names_alone() -> None:
    assert Named(first=2) == Named(first=2, last=9)
    with pytest.raises(TypeError):
        Named(2)  # type: ignore[call-arg]


def test_it_looks_at_what_it_is_given() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Named(first=10)


def test_a_subclass_has_the_fields_of_both() -> None:
    value = Longer("soup", 2)
    assert (value.body, value.more) == ("soup", 2)
    assert value != Longer("soup", 3)
    assert not hasattr(value, "__dict__")


def test_other_classes_are_refused() -> None:
    with pytest.raises(TypeError):
        frozen.dataclass(frozen=False, slots=True)
