"""Frozen dataclasses that cost a tenth of the usual to define.

`dataclasses.dataclass` compiles six functions for each frozen class, and a daily
command defines thirty, which is a fifth of its time. Here all classes share one set
of functions, written once; docs/adr/0029 has the figures.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError, field
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, cast

__all__ = ["dataclass", "field"]

if TYPE_CHECKING:
    from collections.abc import Callable

    class _Value:
        __match_args__: ClassVar[tuple[str, ...]]
        __frozen_fields__: ClassVar[tuple[dataclasses.Field[Any], ...]]


_Class = TypeVar("_Class", bound=type)
_set = object.__setattr__


def _dataclass(
    *,
    frozen: bool,
    slots: bool,
    repr: bool = True,  # noqa: A002 - dataclass's own word
    kw_only: bool = False,
) -> Callable[[_Class], _Class]:
    """Do what dataclass does, for a class that is frozen and has slots.

    Raises:
        TypeError: for any other class; those are for the standard library's.
    """
    if not (frozen and slots):
        raise TypeError("only frozen classes with slots are made here")
    functions = _SHARED | {"__repr__": _repr} if repr else _SHARED

    def define(cls: _Class) -> _Class:
        own = vars(cls).keys()
        bare = dataclasses.dataclass(
            init=False, repr=False, eq=False, slots=True, kw_only=kw_only
        )
        made: Any = bare(cls)
        made.__frozen_fields__ = dataclasses.fields(made)
        for name, function in functions.items():
            if name not in own:
                setattr(made, name, function)
        return cast("_Class", made)

    return define


def _init(self: _Value, *given: object, **named: object) -> None:
    places = self.__match_args__
    if len(given) > len(places):
        raise TypeError(f"{type(self).__name__} takes {len(places)} values in order")
    for name, value in zip(places, given, strict=False):
        _set(self, name, value)
    if named or len(given) < len(self.__frozen_fields__):
        _fill(self, places[: len(given)], named)
    check = getattr(self, "__post_init__", None)
    if check:
        check()


def _fill(self: _Value, filled: tuple[str, ...], named: dict[str, object]) -> None:
    for each in self.__frozen_fields__:
        if each.name in filled:
            continue
        if each.name in named:
            value = named.pop(each.name)
        elif each.default is not MISSING:
            value = each.default
        elif each.default_factory is not MISSING:
            value = each.default_factory()
        else:
            raise TypeError(f"{type(self).__name__} needs a value for {each.name}")
        _set(self, each.name, value)
    if named:
        raise TypeError(f"{type(self).__name__} cannot take {', '.join(named)}")


def _values(self: _Value) -> tuple[object, ...]:
    return tuple(getattr(self, f.name) for f in self.__frozen_fields__ if f.compare)


def _eq(self: _Value, other: object) -> object:
    if type(other) is type(self):
        return _values(self) == _values(other)
    return NotImplemented


def _hash(self: _Value) -> int:
    return hash(_values(self))


def _repr(self: _Value) -> str:
    shown = (
        f"{each.name}={getattr(self, each.name)!r}"
        for each in self.__frozen_fields__
        if each.repr
    )
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: _Value, name: str, value: object = None) -> NoReturn:
    del self, value
    raise FrozenInstanceError(f"{name!r} of a frozen value stays as it is")


def _get_state(self: _Value) -> list[object]:
    return [getattr(self, each.name) for each in self.__frozen_fields__]


def _set_state(self: _Value, state: list[object]) -> None:
    for each, value in zip(self.__frozen_fields__, state, strict=True):
        _set(self, each.name, value)


_SHARED = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    # For copy and pickle, which would otherwise set attributes one by one.
    "__getstate__": _get_state,
    "__setstate__": _set_state,
}

if TYPE_CHECKING:
    # To a type checker these are the standard library's.
    from dataclasses import dataclass
else:
    dataclass = _dataclass
