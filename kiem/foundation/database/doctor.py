"""What is wrong with the database of an installation, and how to mend it. Starts and changes nothing."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import binaries
from .cluster import kept_major
from .connections import MAIN, Connection, connect, is_external, urls
from .databases import manager
from .failures import ROOM_TO_CREATE, disk_full, free_bytes, from_os_error, other_major
from .home import Layout, kiem_home
from .messages import DatabaseUnavailable, Message
from .messages import message as _
from .postmaster import running_postmaster
from .roles import why_not_safe


@dataclass(frozen=True)
class Finding:
    ok: bool
    what: Message
    remedy: Message | None = None


def findings(home: Path | None = None, *, name: str = MAIN, environ: Mapping[str, str] = os.environ) -> list[Finding]:
    """At most a handful; those with `ok` False stand in the way."""
    if is_external(environ):
        return _guarded(lambda: _of_roles(name, None, environ))
    layout = Layout(Path(os.path.realpath(home or kiem_home(environ))))
    return [
        *_guarded(lambda: _of_binaries(layout, environ)),
        *_guarded(lambda: _of_disk(layout)),
        *_guarded(lambda: _of_server(layout, name, environ)),
    ]


def _guarded(look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(look())
    except DatabaseUnavailable as failure:
        found.append(Finding(False, failure.message, failure.remedy))
    except OSError as error:
        folder = Path(error.filename) if error.filename else kiem_home()
        said = from_os_error(error, folder, str(os.geteuid()))
        found.append(Finding(False, said.message, said.remedy))
    return found


def _of_binaries(layout: Layout, environ: Mapping[str, str]) -> Iterator[Finding]:
    try:
        kept = kept_major(layout.data)
    except OSError as error:
        raise from_os_error(error, layout.data, str(os.geteuid())) from error
    chosen = binaries.choose(kept, environ)
    if kept not in (None, chosen.major):
        raise other_major(layout.data, kept, chosen.major)
    yield Finding(True, _("PostgreSQL %(version)s in %(folder)s.", version=chosen.version, folder=chosen.folder))
    for program in ("pg_dump", "pg_restore"):
        binaries.tool(program, chosen.major, environ)


def _of_disk(layout: Layout) -> Iterator[Finding]:
    there = next(folder for folder in (layout.folder, *layout.folder.parents) if folder.exists())
    free = free_bytes(there)
    if free < ROOM_TO_CREATE:
        failure = disk_full(there)
        yield Finding(False, failure.message, failure.remedy)
    else:
        megabytes = free // 1024 // 1024
        yield Finding(True, _("%(folder)s has %(free)s MB free.", folder=there, free=megabytes))


def _of_server(layout: Layout, name: str, environ: Mapping[str, str]) -> Iterator[Finding]:
    if kept_major(layout.data) is None:
        yield Finding(True, _("There is no database in %(home)s yet; it is made at the first start.", home=layout.home))
        return
    if not running_postmaster(layout.data):
        yield Finding(True, _("The database of %(home)s is not running; it starts with Kiem.", home=layout.home))
        return
    yield Finding(True, _("The database of %(home)s is running.", home=layout.home))
    yield from _of_checksums(manager(urls(name, home=layout.home, environ=environ), environ))
    yield from _of_roles(name, layout.home, environ)


def _of_checksums(admin: Connection) -> Iterator[Finding]:
    with connect(admin.named("postgres")) as connection:
        damaged = connection.execute("SELECT sum(checksum_failures) FROM pg_stat_database").fetchone()
    if damaged and damaged[0]:
        yield Finding(
            False,
            _("The database met %(count)s damaged pages: the disk changed what was written.", count=damaged[0]),
            _("Stop Kiem, keep a copy of the whole folder, and restore the last saved file on another disk."),
        )


def _of_roles(name: str, home: Path | None, environ: Mapping[str, str]) -> Iterator[Finding]:
    both = urls(name, home=home, environ=environ)
    with connect(both.owner) as owner:
        version = owner.info.server_version
    with connect(both.application) as application:
        reasons = why_not_safe(application)
    for reason in reasons:
        yield Finding(False, reason, _("Take that right away from %(role)s.", role=both.application.user))
    if not reasons:
        text = _("PostgreSQL %(major)s lets both roles in, and the application's role is bound by row-level security.",
                 major=version // 10000)  # fmt: skip
        yield Finding(True, text)
