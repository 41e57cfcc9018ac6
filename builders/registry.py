"""Which builders there are: every entry point of the group `sourcebook.builders`, ours and third parties'."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, UnknownNameError
from .records import Builder, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GROUP = "sourcebook.builders"


class Listing(NamedTuple):
    """One builder that can be named in `build`."""

    name: str
    version: str
    """The builder's own version, as provenance shows it; empty where it cannot be loaded."""
    distribution: str
    """The installed package it comes with, and that package's version."""
    about: str = ""
    """What it reads, in a sentence: the first line of its own description."""
    problem: str | None = None
    """Why it cannot be loaded, in one line."""


def list_builders() -> list[Listing]:
    """List the installed builders by name, each with where it comes from; one that fails to load says why."""
    return [_listing(point) for _, point in sorted(_points().items())]


def builder_names() -> list[str]:
    """Names of the installed builders; none of them is loaded."""
    return sorted(_points())


def make_builder(name: str, settings: Settings) -> Builder:
    """Make the builder of this name.

    Raises UnknownNameError when there is none, and InputError when its package fails to load or the settings have an
    option that it does not take.
    """
    points = _points()
    if name not in points:
        raise UnknownNameError(f"no builder is called {name!r}; installed are: {', '.join(builder_names()) or 'none'}")
    factory = _load(points[name])
    _check_options(name, settings, getattr(factory, "options", {}))
    builder = factory(settings)
    if not isinstance(builder, Builder):
        raise InputError(
            f"builder {name!r} of {_distribution(points[name])} lacks name, version or build; update that package"
        )
    return builder


def options_of(name: str) -> Mapping[str, str]:
    """The options that a builder takes, each with its meaning; none for a builder that does not exist."""
    point = _points().get(name)
    options: Mapping[str, str] = getattr(_load(point), "options", {}) if point else {}
    return options


def _check_options(name: str, settings: Settings, known: Mapping[str, str]) -> None:
    for option, _ in settings.options:
        if option in known:
            continue
        if not known:
            raise InputError(f"builder {name!r} takes no options, and {option} is set; leave it out")
        near = get_close_matches(option, known, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise InputError(f"builder {name!r} has no option {option!r}; {hint}it takes {', '.join(known)}")


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _load(point: EntryPoint) -> Callable[[Settings], Builder]:
    try:
        factory: Callable[[Settings], Builder] = point.load()
    except Exception as error:
        raise InputError(
            f"builder {point.name!r} of {_distribution(point)} cannot be loaded: {_one_line(error)}; "
            "update or uninstall that package"
        ) from error
    return factory


def _listing(point: EntryPoint) -> Listing:
    try:
        factory = _load(point)
    except InputError as error:
        return Listing(point.name, "", _distribution(point), problem=str(error))
    about, _, _ = (factory.__doc__ or "").strip().partition("\n")
    return Listing(point.name, str(getattr(factory, "version", "")), _distribution(point), about)


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown package"


def _one_line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
