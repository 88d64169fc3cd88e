"""Run every benchmark, each in a process of its own so that none warms another's caches.

`python -m benchmarks NAME…` runs some of them; `python -m benchmarks.NAME` runs one with sizes.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
# `make chaos` disturbs what runs beside it, a played year takes minutes and steady traffic an hour;
# learning writes the weights anew.
APART = {"chaos", "learning", "messages", "steady"}


def main(names: list[str]) -> int:
    """Run the named benchmarks, all by default; 1 where any of them is over its limit."""
    found = sorted(
        path.stem
        for path in FOLDER.glob("*.py")
        if not path.stem.startswith("_") and "\ndef main(" in path.read_text(encoding="utf-8")
    )
    failed = []
    for name in names or [name for name in found if name not in APART]:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print("over the limit:", ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
