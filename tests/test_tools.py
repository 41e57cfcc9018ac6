"""Every column arrives in every tool as docs/tools.md says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest
from sourcebook.schema import EVENTS, TABLES

from .exports_support import EDITED_AT, awkward, in_folder
from .tools_support import PAGE, check

pytestmark = pytest.mark.filterwarnings("ignore")  # of the tools


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_folder(tmp_path_factory.mktemp("tools") / "out")


def test_duckdb(out: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as session:

        def described(name: str) -> dict[str, str]:
            columns = session.execute(f"DESCRIBE FROM '{out}/{name}.parquet'").fetchall()
            return {column: kind for column, kind, *_ in columns}

        check("DuckDB", described)
        session.execute("SET TimeZone = 'UTC'")
        for table in TABLES:
            columns = ", ".join(f'"{name}"' for name in table.names)
            rows = session.execute(f"SELECT {columns} FROM '{out}/{table.name}.parquet'").fetchall()
            assert rows == awkward()[table.name].rows()


def test_the_duckdb_program(out: Path) -> None:
    program = shutil.which("duckdb") or pytest.skip("the duckdb program is not installed")
    sql = "SELECT country, sum(killed_best)::INT AS killed FROM 'out/events.parquet' GROUP BY ALL ORDER BY ALL"
    done = subprocess.run([program, "-json", "-c", sql], cwd=out.parent, capture_output=True, text=True, check=True)
    expected = awkward()["events"].group_by("country").agg(pl.col("killed_best").sum().alias("killed"))
    found = {row["country"]: row["killed"] or 0 for row in json.loads(done.stdout)}
    assert found == dict(expected.rows())


def test_polars(out: Path) -> None:
    check("polars", lambda name: pl.read_parquet_schema(out / f"{name}.parquet"))
    for table in TABLES:
        assert pl.read_parquet(out / f"{table.name}.parquet").select(table.names).equals(awkward()[table.name])


def test_pyarrow(out: Path) -> None:
    from pyarrow.parquet import read_table

    tables = {table.name: read_table(out / f"{table.name}.parquet") for table in TABLES}
    check("pyarrow", lambda name: {field.name: field.type for field in tables[name].schema})
    for table in TABLES:
        assert tables[table.name].select(table.names).to_pylist() == awkward()[table.name].to_dicts()


def test_pandas(out: Path) -> None:
    pandas = pytest.importorskip("pandas")
    check("pandas", lambda name: pandas.read_parquet(out / f"{name}.parquet").dtypes.to_dict())
    typed = {
        table.name: pandas.read_parquet(out / f"{table.name}.parquet", dtype_backend="pyarrow") for table in TABLES
    }
    check('pandas, `dtype_backend="pyarrow"`', lambda name: typed[name].dtypes.to_dict())
    assert typed["events"]["date_start"].dropna().tolist() == awkward()["events"]["date_start"].drop_nulls().to_list()
    assert typed["events"]["killed_best"].dropna().tolist() == awkward()["events"]["killed_best"].drop_nulls().to_list()
    assert typed["provenance"]["edited_at"][0] == EDITED_AT


def test_geopandas(out: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    check(
        "GeoPandas (events)", lambda name: geopandas.read_parquet(out / f"{name}.parquet").dtypes.to_dict(), (EVENTS,)
    )
    frame = geopandas.read_parquet(out / "events.parquet")
    assert str(frame.crs) == "OGC:CRS84"
    assert list(frame.total_bounds) == [-76.27, 2.96, 38.9, 49.71]
    assert set(frame.cx[38:39, 35:36]["place"]) == set(awkward()["events"].filter(pl.col("latitude") == 35.2)["place"])


R_TYPES = """
types <- function(frame) sapply(frame, function(column) class(column)[1])
for (name in c("events", "claims", "provenance", "reports")) {
  found <- types(%s)
  cat(paste(name, names(found), found, sep = "\\t", collapse = "\\n"), "\\n", sep = "")
}
"""


def in_r(package: str, read: str, out: Path) -> dict[str, dict[str, str]]:
    """Types of the columns by table, as R says; skips the test where R or the package is not installed."""
    program = shutil.which("Rscript") or pytest.skip("R is not installed")
    if subprocess.run([program, "-e", f"library({package})"], capture_output=True, check=False).returncode:
        pytest.skip(f"R's package {package} is not installed, and Debian has none")
    script = R_TYPES % read
    done = subprocess.run([program, "-e", script], cwd=out, capture_output=True, text=True, check=True)
    types: dict[str, dict[str, str]] = {}
    for line in done.stdout.splitlines():
        table, column, found = line.split("\t")
        types.setdefault(table, {})[column] = found
    return types


@pytest.mark.parametrize("package", ["arrow", "nanoparquet"])
def test_r(package: str, out: Path) -> None:
    types = in_r(package, f'as.data.frame({package}::read_parquet(paste0(name, ".parquet")))', out)
    check(f"R, {package}", lambda name: types[name])


def test_the_page_has_a_row_for_each_format() -> None:
    from sourcebook.exports.registry import FORMATS

    section = PAGE.partition("## Exports")[2]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [found.name for found in FORMATS]


def test_the_pages_names_of_tools_are_told_by_tests() -> None:
    lines = PAGE.partition("## What else")[0].splitlines()
    tools = [line.split("|")[1].strip() for line in lines if line.startswith("|") and "`" in line]
    source = "".join(Path(__file__).with_name(name).read_text("utf-8") for name in ("test_tools.py", "test_spark.py"))
    for tool in tools:
        assert f'"{tool}"' in source or f"'{tool}'" in source or tool.startswith("R, ")
