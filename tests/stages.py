"""What ``make test`` runs, stage by stage, with a table of what each took. Installs what the tests need."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSER = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
DEBIANS_POSTGRES = Path("/usr/lib/postgresql/15/bin/postgres")


@dataclass(frozen=True)
class Stage:
    """One thing to run; ``kind`` groups stages for ``--only``."""

    name: str
    kind: str
    words: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()


def _tests(name: str, *words: str, environment: tuple[tuple[str, str], ...] = ()) -> Stage:
    return Stage(name, "tests", (str(BIN / "pytest"), "-q", *words), environment)


def stages(*, all_databases: bool) -> list[Stage]:
    """All stages in order; with every database also Debian's PostgreSQL 15."""
    found = [
        Stage("ruff", "checks", (str(BIN / "ruff"), "check", "--quiet", "kiem", "tests", "bench")),
        Stage("format", "checks", (str(BIN / "ruff"), "format", "--check", "--quiet", "kiem", "tests", "bench")),
        Stage("types", "checks", (str(BIN / "mypy"), "--no-error-summary")),
        Stage("templates", "checks", (str(BIN / "djlint"), "--quiet", "--lint", "kiem")),
        _tests("examples in docstrings", "--doctest-modules", "kiem/engine", *_pure()),
        _tests("slices and house", "-n", "2", "-m", "not journey", "tests", *_apart()),
        _tests("the embedded database", "tests/database", "tests/faults"),
        _tests("journeys in a browser", "-m", "journey", "tests/ui", "tests/journeys"),
    ]
    if all_databases:
        fifteen = (
            ("KIEM_POSTGRES_BIN", str(DEBIANS_POSTGRES.parent)),
            ("KIEM_HOME", str(ROOT / "build" / "test-home-15")),
        )
        found.append(
            _tests("slices on PostgreSQL 15", "-n", "2", "-m", "not journey", "tests", *_apart(), environment=fifteen)
        )
    return found


def _pure() -> list[str]:
    names = ("foundation/periods.py", "foundation/purposes.py", "foundation/languages.py", "foundation/chain.py")
    rules = sorted(
        str(path.relative_to(ROOT)) for name in ("rules.py", "rules/") for path in ROOT.glob(f"kiem/*/{name}")
    )
    return [*(f"kiem/{name}" for name in names), *rules]


def _apart() -> list[str]:
    return [f"--ignore=tests/{name}" for name in ("journeys", "database", "faults")]


def browser() -> str | None:
    """A Chromium on this machine; Debian's is installed when we may, else Playwright's own is tried."""
    found = _browser_here()
    if found is None and shutil.which("apt-get") and os.geteuid() == 0:
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)
        found = _browser_here()
    if found is None and subprocess.run([BIN / "playwright", "install", "chromium"], check=False).returncode == 0:
        found = "playwright"
    return found


def _browser_here() -> str | None:
    if os.environ.get("KIEM_BROWSER"):
        return os.environ["KIEM_BROWSER"]
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    return found or (str(MAC_BROWSER) if MAC_BROWSER.exists() else None)


def debians_postgres() -> None:
    """PostgreSQL 15 for ``make test-all``; installed when we may."""
    if not DEBIANS_POSTGRES.exists() and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql-15"], check=False)
    if not DEBIANS_POSTGRES.exists():
        sys.exit("PostgreSQL 15 is missing. On Debian 12: apt-get install postgresql-15")


def main() -> int:
    """Run the stages; all of them, also after one failed, so that the table tells everything."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--all-databases", action="store_true")
    reader.add_argument("--only", choices=["checks", "tests"])
    asked = reader.parse_args()
    environment = {**os.environ, "KIEM_HOME": str(ROOT / "build" / "test-home")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    if asked.only != "checks":
        found = browser()
        if found is None:
            sys.exit(
                "The journeys need Chromium, and it could not be installed here. On Debian: apt-get install chromium"
            )
        environment["KIEM_BROWSER"] = found
    if asked.all_databases:
        debians_postgres()
    rows = []
    for stage in stages(all_databases=asked.all_databases):
        if asked.only in (None, stage.kind):
            sys.stdout.write(f"\n== {stage.name}\n")
            sys.stdout.flush()
            begun = time.monotonic()
            code = subprocess.run(
                stage.words, cwd=ROOT, env={**environment, **dict(stage.environment)}, check=False
            ).returncode
            rows.append((stage.name, time.monotonic() - begun, code))
    sys.stdout.write("\nstage                        seconds  outcome\n")
    for name, seconds, code in rows:
        sys.stdout.write(f"{name:<28} {seconds:7.1f}  {'passed' if code == 0 else f'failed ({code})'}\n")
    sys.stdout.write(f"{'all':<28} {sum(row[1] for row in rows):7.1f}\n")
    failed = sum(1 for row in rows if row[2])
    sys.stdout.write(f"stages: {len(rows) - failed} passed, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
