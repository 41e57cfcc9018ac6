"""Write the README's example of an explanation: `python scripts/readme_example.py`.

The first event of seeds/ is explained as the command does it, between the marks in README.md. `--print` only prints it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import sourcebook

ROOT = Path(__file__).parents[1]
BEGIN, END = "<!-- example: python scripts/readme_example.py -->\n", "<!-- end of example -->\n"


def example() -> str:
    """Return the command and what it prints, as Markdown."""
    with TemporaryDirectory() as folder:
        data = sourcebook.build(ROOT / "seeds", out=folder)
        ask = ["explain", data.events["event_id"][0], "--column", "killed_best"]
        command = [sys.executable, "-m", "sourcebook", *ask, "-d", folder]
        printed = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
    lines = "\n".join(line.rstrip() for line in printed.splitlines())
    return f"```sh\nsourcebook {' '.join(ask)}\n```\n\n```\n{lines}\n```\n"


def main() -> None:
    """Print the example, or put it into the README."""
    made = example()
    if "--print" in sys.argv:
        sys.stdout.buffer.write(made.encode("utf-8"))
        return
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}{made}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
