"""PostgreSQL's programs where the server's own user can run them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from .binaries import Binaries
from .home import Layout
from .system_user import SystemUser


def runnable(binaries: Binaries, layout: Layout, user: SystemUser) -> Binaries:
    """The binaries, or a copy of them (36 MB) in the home where the server's user cannot reach them, as in /root/.venv.

    Only while no server runs: copies of other versions go.
    """
    if user.runs(binaries.program("postgres")):
        return binaries
    copy = layout.folder / f"postgresql-{binaries.version}"
    for older in layout.folder.glob("postgresql-*"):
        if older != copy:
            shutil.rmtree(older, ignore_errors=True)
    root = _root(binaries.folder)
    if not copy.is_dir():
        unfinished = copy.with_name(f"{copy.name}.unfinished")
        for part in _parts(binaries.folder):
            shutil.copytree(part, unfinished / part.relative_to(root), symlinks=True)
        _open_for_all(unfinished)
        unfinished.rename(copy)
    return Binaries(copy / binaries.folder.relative_to(root), binaries.version)


def _root(folder: Path) -> Path:
    """The folder under which the programs, their files and their libraries must keep their places."""
    return folder.parents[2] if folder.parent.name == "pginstall" else folder.parent


def _parts(folder: Path) -> Iterator[Path]:
    """What the programs need. The wheel's look for their libraries beside the package (Linux) or inside it (macOS)."""
    yield folder
    yield folder.parent / "lib"
    yield folder.parent / "share"
    package = folder.parents[1]
    for libraries in (package.with_name(f"{package.name}.libs"), package / ".dylibs"):
        if libraries.is_dir():
            yield libraries


def _open_for_all(copy: Path) -> None:
    for made in (copy, *copy.rglob("*")):
        if not made.is_symlink():
            mode = made.stat().st_mode
            made.chmod(mode | (0o555 if made.is_dir() or mode & 0o100 else 0o444))
