"""``python -m tests.releases.making VERSION``: keep what this version makes, once, on the day of its release.

Done on the oldest PostgreSQL that serves (``KIEM_POSTGRES_BIN``), so that every newer one can read it back.
"""

import lzma
import os
import sys
import tempfile
from pathlib import Path

NAME = "kiem_release"


def kept(version: str) -> Path:
    """Where what a release made is kept, packed."""
    return Path(__file__).parent / f"{version}.dump.xz"


def main(version: str) -> None:
    """Fill a database of its own with the cast and a row in every table, and dump it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiem.config.settings.test")
    django.setup()
    from django.core.management import call_command
    from django.db import connections, transaction

    from kiem.foundation.database.databases import drop, ensure_database, prepare
    from kiem.foundation.database.dump import dump
    from tests.cast import build_cast
    from tests.furnished import a_row_in_every_table

    _urls, server = prepare(NAME)
    drop(NAME)
    ensure_database(NAME)
    for alias in ("default", "owner"):
        connections[alias].settings_dict["NAME"] = NAME
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    cast = build_cast()
    with transaction.atomic():
        cast.enter()
        a_row_in_every_table(cast)
    connections.close_all()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dump"
        dump(NAME, file)
        kept(version).write_bytes(lzma.compress(file.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    drop(NAME)
    if server is not None:
        server.leave()


if __name__ == "__main__":
    main(sys.argv[1])
