"""The folder through which lists come at night: which files are there, and taking each. Removed once it is taken."""

import os
import stat
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kiem.exchange.actions import ChangedMeanwhile, Taken, take_from_folder
from kiem.exchange.queries import remembered_for
from kiem.exchange.reading.problems import CannotRead, Place, Reason
from kiem.exchange.rules.choices import Choices, headers_digest, remembered
from kiem.exchange.rules.opened import FileToBringIn, Opened, opened
from kiem.exchange.rules.outline import columns_of
from kiem.exchange.rules.steps import LARGEST, Kind
from kiem.exchange.wording import WAITS
from kiem.foundation.actors import system_actor
from kiem.foundation.context import acting
from kiem.foundation.database.home import kiem_home
from kiem.foundation.every import organisations
from kiem.foundation.models import Organisation

NAME = "folder"
_READ = (".csv", ".txt", ".xlsx")
_SETTLED_AFTER = 60
_MEGABYTE = 1024 * 1024


def inbox(environ: Mapping[str, str] = os.environ) -> Path:
    """KIEM_INBOX, else a folder in the installation's home."""
    named = environ.get("KIEM_INBOX", "").strip()
    return Path(named).expanduser() if named else kiem_home(environ) / "inbox"


def take_all(*, settled_after: float = _SETTLED_AFTER) -> list[str]:
    """Take every file that lies ready, in every organisation; a sentence for each. A demo has no folder."""
    real = [organisation for organisation in organisations() if not organisation.is_demo]
    said = []
    for organisation in real:
        with translation.override(organisation.languages[0]):
            for path in _ready(organisation, alone=len(real) == 1, settled_after=settled_after):
                said.append(f"{path.name}: {_take(path, organisation)}")
    return said


def _ready(organisation: Organisation, *, alone: bool, settled_after: float) -> Iterator[Path]:
    """The oldest first: of an organisation in the folder named by its id, and in the folder itself when it is alone."""
    base = inbox()
    folders = [base / str(organisation.id), *([base] if alone else [])]
    found = []
    for folder in folders:
        if folder.is_dir():
            found += [path for path in folder.iterdir() if _is_ready(path, settled_after)]
    yield from sorted(found, key=lambda path: (path.stat().st_mtime, path.name))


def _is_ready(path: Path, settled_after: float) -> bool:
    """A file of its own, no link, that is no longer being written: a sender may take a while."""
    if path.name.startswith(".") or path.suffix.lower() not in _READ:
        return False
    try:
        facts = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(facts.st_mode) and time.time() - facts.st_mtime >= settled_after


def _take(path: Path, organisation: Organisation) -> str:
    """What became of it, in a sentence. It is removed only once what became of it is kept."""
    by, languages = system_actor(organisation.id, NAME), tuple(organisation.languages)
    try:
        before = path.stat()
        content = path.read_bytes() if before.st_size <= LARGEST else b""
        read, known = _read(path, content, organisation.id, languages)
        with acting(by):
            taken = take_from_folder(path.name, content, read, known_shape=known, by=by, at=timezone.now())
        _remove(path, before)
    except ChangedMeanwhile as changed:
        return str(changed.sentence)
    except OSError as error:
        return str(error.strerror or error)
    return _said(taken)


def _remove(path: Path, before: os.stat_result) -> None:
    """Unless another file was put in its place meanwhile: that one is for the next time."""
    now = path.stat()
    if (now.st_ino, now.st_size, now.st_mtime_ns) == (before.st_ino, before.st_size, before.st_mtime_ns):
        path.unlink()


def _said(taken: Taken) -> str:
    if taken.known:
        return _("This file waits here already.")
    if taken.waits is not None:
        return str(WAITS[taken.waits])
    if taken.done.already:
        return _("All of this is here already. Nothing was written.")
    said = _("Brought in: %(added)s new, %(changed)s changed, %(unchanged)s the same.")
    return said % {"added": taken.done.added, "changed": taken.done.changed, "unchanged": taken.done.unchanged}


def _read(
    path: Path, content: bytes, organisation: uuid.UUID, languages: tuple[str, ...]
) -> tuple[Opened | CannotRead, bool]:
    """The file as it was chosen for the last list with these headers, and whether there was one."""
    if not content and path.stat().st_size > LARGEST:
        return CannotRead(Reason.FILE_TOO_BIG, Place(path.name), limit=LARGEST // _MEGABYTE), False
    file = FileToBringIn(Kind.PEOPLE, path.name, content, Choices(), languages)
    try:
        first = opened(file)
    except CannotRead as wrong:
        return wrong, False
    headers = {column.number: column.header for column in columns_of(first.sheet, {})}
    with acting(system_actor(organisation, NAME)):
        kept = remembered_for(Kind.PEOPLE, headers_digest(Kind.PEOPLE, headers.values()))
    if kept is None:
        return first, False
    try:
        return opened(replace(file, choices=remembered(kept, headers, first.sheet.name))), True
    except CannotRead:
        return first, False
