"""Where backups lie, and what became of each run: read by whoever shows it, also when the database is gone."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiem.foundation.database.connections import MAIN
from kiem.foundation.database.home import kiem_home
from kiem.foundation.database.messages import Message

FORM = "kiem-%Y%m%dT%H%M%SZ"
PROVEN, UNPROVEN = ".backup", ".unproven"
RUNS = "runs.jsonl"
MOST_RUNS = 400


def backup_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """KIEM_BACKUPS, else a folder in the installation's home; a folder in it for any database but the main one."""
    named, database = environ.get("KIEM_BACKUPS", "").strip(), environ.get("KIEM_DATABASE", "").strip() or MAIN
    folder = Path(os.path.realpath(Path(named).expanduser())) if named else kiem_home(environ) / "backups"
    return folder if database == MAIN else folder / database


def ready_folder(folder: Path) -> Path:
    """The folder, made where missing, for its owner alone."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        give_to_owner(folder)
    return folder


def give_to_owner(path: Path) -> None:
    """What root makes in someone else's folder is that one's: the worker must be able to read and replace it."""
    if os.geteuid() == 0:
        owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


def unproven_file(at: datetime, folder: Path) -> Path:
    """The name of a backup that was not put back yet; once it was, it ends as the proven ones do."""
    return folder / f"{at.astimezone(UTC).strftime(FORM)}{UNPROVEN}"


def moment_of(file: Path) -> datetime:
    """When a backup was made, by its name. Raises ValueError for another name."""
    return datetime.strptime(file.stem, FORM).replace(tzinfo=UTC)


def backups_in(folder: Path) -> list[Path]:
    """The proven backups in a folder, the latest first."""
    found = []
    for file in folder.glob(f"*{PROVEN}"):
        try:
            found.append((moment_of(file), file))
        except ValueError:
            continue
    return [file for _moment, file in sorted(found, reverse=True)]


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one run. ``failure``: sentences, none when the backup was made, put back elsewhere and compared.

    ``size``: bytes of the file; ``tables`` and ``rows``: what was counted in it.
    """

    at: datetime
    file: str = ""
    size: int = 0
    tables: int = 0
    rows: int = 0
    failure: tuple[Message, ...] = ()


def note_run(run: Run, folder: Path) -> None:
    """Add what became of a run; of all, the last four hundred stay."""
    path = folder / RUNS
    lines = path.read_text(encoding="utf-8").splitlines()[-MOST_RUNS + 1 :] if path.exists() else []
    plain = asdict(run) | {"at": run.at.isoformat(), "failure": [each.to_plain() for each in run.failure]}
    text = json.dumps(plain, ensure_ascii=False)
    fresh = path.with_name(f"{RUNS}.partial")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join((*lines, text)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    give_to_owner(fresh)
    fresh.replace(path)


def runs_in(folder: Path) -> list[Run]:
    """The runs, the latest first; a line that cannot be read is none."""
    path = folder / RUNS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            values = json.loads(line)
            at, failure = datetime.fromisoformat(values["at"]), tuple(map(Message.from_plain, values["failure"]))
            found.append(Run(**(values | {"at": at, "failure": failure})))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return found[::-1]
