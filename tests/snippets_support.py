"""The snippets of docs/use-it-in.md and the lines of the README's section "Use it in…", and what they shall answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import polars as pl

from .exports_support import awkward

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "use-it-in.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


class Snippet(NamedTuple):
    heading: str
    language: str
    code: str

    @property
    def name(self) -> str:
        return f"{self.heading}: {self.language}"

    @property
    def for_spark(self) -> bool:
        """Spark's snippets share one Java process, in a module of their own."""
        return "pyspark" in self.code


def snippets() -> list[Snippet]:
    found = []
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        for language, code in re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
            found.append(Snippet(section.partition("\n")[0], language, code))
    return found


def one_liners() -> list[Snippet]:
    section = README.partition("## Use it in…")[2].partition("\n## ")[0]
    found = []
    for tool, line in re.findall(r"^\| ([^|]+) \| `([^`]+)` \|$", section, re.MULTILINE):
        language = "r" if "<-" in line else "python" if re.match("import|from", line) else "sh"
        found.append(Snippet(tool, language, line))
    return found


def check_killed(said: str, without: str = "") -> None:
    """The answer names how many were killed in each country, but for the one `without` a place."""
    killed = awkward()["events"].drop_nulls("country").group_by("country").agg(pl.col("killed_best").sum())
    for country, number in killed.filter(pl.col("country") != without).rows():
        assert re.search(rf"{country}\W[^\n]*?\b{number}\b", said), f"{country} {number} is not in {said}"
