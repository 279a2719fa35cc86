"""Break what keeps a red line or stands against a harm, in a copy of the project: the linked test must fail.

python -m tests.mutation.breaks            every entry of breaks.yaml
python -m tests.mutation.breaks G-KIN-01   those of one guardrail or harm
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("breaks.yaml")
COPIED = ("assessment", "arrangement", "solver", "cli", "sample_data", "tests", "docs", "benchmarks")
WORKERS = 2
FAILED, NOTHING_RAN = 1, (2, 3, 4, 5)
"""Exit codes of pytest: some test failed; and every way in which nothing was shown."""


@dataclass(frozen=True)
class Break:
    """One thing broken on purpose.

    Attributes:
        stands_for: Guardrails and harms whose linked test must notice.
        file, old, new: One place in one file, and what stands there instead.
        test: The linked test, as the registry names it.
    """

    stands_for: tuple[str, ...]
    says: str
    file: str
    old: str
    new: str
    test: str

    @property
    def name(self) -> str:
        """What is broken, for whom."""
        return f"{', '.join(self.stands_for)}: {self.says}"

    def at_pytest(self) -> str:
        """The test as pytest names it; a relation runs in the suite of relations."""
        file, _, name = self.test.partition("::")
        if "/relations/" in file:
            return f"tests/solver/test_metamorphic.py -k {name}"
        return self.test


def breaks() -> tuple[Break, ...]:
    """Every entry of the table."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple(Break(**{**row, "stands_for": tuple(row["stands_for"])}) for row in rows)


def notices(one: Break, copy: Path) -> bool:
    """Whether the linked test fails once the place is broken; the copy is whole again afterwards."""
    file = copy / one.file
    whole = file.read_text(encoding="utf-8")
    if whole.count(one.old) != 1:
        sys.exit(
            f"{one.name}\n  {one.file} holds {one.old!r} {whole.count(one.old)} times; it must be one place"
        )
    file.write_text(whole.replace(one.old, one.new), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", *one.at_pytest().split(" ")],
            cwd=copy,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
    finally:
        file.write_text(whole, encoding="utf-8")
    if done.returncode in NOTHING_RAN:
        sys.exit(f"{one.name}\n{done.stdout.decode()[-2000:]}")
    return done.returncode == FAILED


def copied(folder: Path) -> Path:
    """A copy of the sources to break things in."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "run.py", "README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def main(only: list[str]) -> int:
    """Break one thing after the other, two copies at once."""
    began = time.perf_counter()
    asked = [one for one in breaks() if not only or set(only) & set(one.stands_for)]
    with tempfile.TemporaryDirectory() as place:
        copies = [copied(Path(place) / str(number)) for number in range(WORKERS)]
        with ThreadPoolExecutor(WORKERS) as pool:
            parts = pool.map(lambda n: _each(asked[n::WORKERS], copies[n]), range(WORKERS))
            unseen = [name for part in parts for name in part]
    print(f"{len(asked) - len(unseen)} of {len(asked)} breaks noticed, {time.perf_counter() - began:.0f} s")
    return 1 if unseen else 0


def _each(some: list[Break], copy: Path) -> list[str]:
    unseen = []
    for one in some:
        seen = notices(one, copy)
        print(f"{'noticed' if seen else 'NOBODY NOTICES'}  {one.name}  [{one.test}]", flush=True)
        if not seen:
            unseen.append(one.name)
    return unseen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
