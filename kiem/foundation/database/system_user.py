"""Who runs the server: PostgreSQL refuses root, so root drops to an ordinary system user."""

import errno
import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from .messages import DatabaseUnavailable
from .messages import message as _

SYSTEM_USERS = ("kiem", "postgres", "_postgres", "nobody")


class _As(TypedDict, total=False):
    user: int
    group: int
    extra_groups: Sequence[int]


@dataclass(frozen=True)
class SystemUser:
    uid: int
    gid: int
    name: str

    @property
    def dropped_to(self) -> _As:
        """Arguments for `subprocess` that make root become this user; none when this process is that user already."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def passes(self, folder: Path) -> bool:
        """Whether this user may enter the folder, asked of the system itself, so that access lists count too."""
        return self._test('cd -- "$1"', folder)

    def runs(self, program: Path) -> bool:
        return self._test('test -x "$1"', program)

    def _test(self, script: str, path: Path) -> bool:
        command = ["/bin/sh", "-c", script, "sh", str(path)]
        return self.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def run(
        self, command: Sequence[str | Path], *, stdout: int, stderr: int, pass_fds: Sequence[int] = ()
    ) -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(
                command, **self.dropped_to, cwd="/", env=PLAIN_ENVIRONMENT, stdin=subprocess.DEVNULL,
                stdout=stdout, stderr=stderr, pass_fds=pass_fds, umask=0o077, start_new_session=True, check=False,
            )  # fmt: skip
        except PermissionError as error:
            if error.errno == errno.EPERM and self.dropped_to:
                raise _cannot_become(self.name) from error
            raise


PLAIN_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C", "TZ": "UTC"}
"""PostgreSQL reads PG* and locale variables; the caller's must not reach it."""


def server_user(data: Path) -> SystemUser:
    """This user; for root the owner of the data folder, or the first of SYSTEM_USERS when there is none yet."""
    if os.geteuid() != 0:
        return _entry(os.geteuid())
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return _entry(owner)
    for name in SYSTEM_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return SystemUser(entry.pw_uid, entry.pw_gid, name)
    raise DatabaseUnavailable(
        _("PostgreSQL does not run as root, and this machine has no ordinary system user for it. Nothing was changed."),
        _("Make one (useradd --system kiem), start Kiem as an ordinary user, or set KIEM_DATABASE_URL to a server."),
    )


def _cannot_become(name: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        _(
            "Root may not become the system user %(user)s here, and PostgreSQL refuses root. Nothing was changed.",
            user=name,
        ),
        _("Allow it (SETUID and SETGID in a container), start Kiem as an ordinary user, or set KIEM_DATABASE_URL."),
    )


def _entry(uid: int) -> SystemUser:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise DatabaseUnavailable(
            _(
                "User number %(uid)s has no name on this machine, and PostgreSQL needs one. Nothing was changed.",
                uid=uid,
            ),
            _("Give it an entry in /etc/passwd, or set KIEM_DATABASE_URL to a server."),
        ) from None
    return SystemUser(uid, entry.pw_gid, entry.pw_name)
