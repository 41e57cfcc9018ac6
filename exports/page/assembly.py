"""The page's own parts, from assets/: markup, style and modules in one file, each allowed by its digest alone.

The modules are ES modules as a browser would load them one by one; here each becomes a function's scope of one script,
in the order of their imports.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import lru_cache
from pathlib import Path

ASSETS = Path(__file__).with_name("assets")
MAIN = "main"

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_SLOT = re.compile(r"<!-- (policy|style|title|blocks) -->")


def head(title: str) -> bytes:
    """Everything before the blocks. Nothing of the dataset but the title is in it, as text."""
    return _fill(_markup()[0], title).encode()


def tail() -> bytes:
    """Everything after the blocks: the script, and the end."""
    return f'<script type="module">{script()}</script>{_markup()[1]}'.encode()


@lru_cache(maxsize=1)
def script() -> str:
    """The modules as one script."""
    order: list[str] = []
    _visit(MAIN, order)
    return "\n".join(map(_scope, order))


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheets, in the order of their names."""
    return "\n".join(path.read_text("utf-8") for path in sorted(ASSETS.glob("*.css")))


def policy() -> str:
    """The Content-Security-Policy: this script and this style; no network, and no text that is taken for markup."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script())}'",
            f"style-src '{_digest(style())}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _fill(markup: str, title: str) -> str:
    parts = {"policy": policy(), "style": style(), "title": html.escape(title)}
    return _SLOT.sub(lambda slot: parts[slot[1]], markup)


def _markup() -> tuple[str, str]:
    before, _, after = (ASSETS / "page.html").read_text("utf-8").partition("<!-- blocks -->")
    return before, after


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _visit(name: str, order: list[str]) -> None:
    """Put a module after those that it imports."""
    for _, other in _IMPORT.findall(_source(name)):
        _visit(other, order)
    if name not in order:
        order.append(name)


def _scope(name: str) -> str:
    """A module as a function that gives what it exports."""
    source = _source(name)
    given = ", ".join(_EXPORT.findall(source))
    body = _IMPORT.sub(r"const { \1 } = \2_module;\n", _EXPORT.sub("", source))
    return f"const {name}_module = (() => {{\n{body}return {{ {given} }};\n}})();"


def _source(name: str) -> str:
    return (ASSETS / f"{name}.js").read_text("utf-8")
