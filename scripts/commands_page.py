"""Write the reference of commands: `python scripts/commands_page.py > docs/commands.md`.

Typer has a generator of its own; its form changes with Typer's version, and a test compares the page byte by byte.
"""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Any

from sourcebook.cli import app
from typer.main import get_command

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# Commands

Generated from the commands themselves by `python scripts/commands_page.py > docs/commands.md`.

Exit codes of every command: 0 fine; 1 there are findings, or rows were left out; 2 wrong usage, or input that cannot be
used. An error is one line on standard error. Results go to standard output; the progress bar goes to standard error,
and only where that is a terminal. `-h` or `--help` behind any command says what it takes.

`sourcebook --install-completion` lets the shell complete commands, options, builders and columns at the tab key, once a
new shell is opened; `--show-completion` prints what it would install.
"""

TYPERS_OWN = ("install_completion", "show_completion")
"""Options that Typer adds and words in its own way; HEAD tells of them."""


def page() -> str:
    """Return the page: the program's own options, then each command with its arguments and options."""
    program = get_command(app)
    commands: dict[str, Any] = program.commands  # type: ignore[attr-defined]
    parts = [HEAD, *_section("sourcebook COMMAND", program)]
    for name, command in commands.items():
        arguments = " ".join(_named(one) for one in command.params if one.param_type_name == "argument")
        parts += _section(" ".join(filter(None, ("sourcebook", name, arguments))), command)
    return "\n".join(parts)


def _section(title: str, command: Any) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"{inspect.cleandoc(command.help)}\n"
    yield "| | what it is | default |\n|---|---|---|"
    shown = (one for one in command.params if one.name not in TYPERS_OWN)
    yield from (f"| {_forms(one)} | {one.help} | {_default(one)} |" for one in shown)
    yield ""


def _named(parameter: Any) -> str:
    return f"{parameter.metavar}…" if parameter.nargs == -1 else str(parameter.metavar)


def _forms(parameter: Any) -> str:
    """How a parameter is written: `-o DIR`, `--out DIR`."""
    if parameter.param_type_name == "argument":
        return f"`{_named(parameter)}`"
    value = "" if parameter.is_flag else f" {parameter.metavar}"
    return ", ".join(f"`{form}{value}`".replace("|", "\\|") for form in sorted(parameter.opts, key=len))


def _default(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    if parameter.default in (None, False, ()):
        return ""
    return str(getattr(parameter.default, "value", parameter.default))


if __name__ == "__main__":
    sys.stdout.write(page())
