"""Properties that are worked out once, when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - named as `property` is
    """As `functools.cached_property` is from Python 3.12 on: without the lock, which took longer than many a reading.

    The value is kept in the instance under the name of the property, where it is found before this is asked again.
    """

    def __init__(self, read: Callable[[Any], Value]) -> None:
        self._read, self.__doc__ = read, read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> Value:
        value = instance.__dict__[self._name] = self._read(instance)
        return value
