"""The catalogues: what the screens say, gathered from the sources, and whether it is said in every language.

Run as a script it brings kiem/locale up to date and compiles it; new sentences come in empty, for a person to fill.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.test.utils import override_settings

from tests.house.tree import ROOT

LOCALE = ROOT / "kiem" / "locale"
LANGUAGES = ("nl", "fr")


def gather(into: Path) -> None:
    """Write the catalogues, with everything the sources say today, under ``into``. Needs GNU xgettext."""
    shutil.copytree(ROOT / "kiem", into / "kiem", ignore=shutil.ignore_patterns("*.mo", "__pycache__", "static"))
    with _in_folder(into / "kiem"), override_settings(LOCALE_PATHS=[str(into / "kiem" / "locale")]):
        call_command(
            "makemessages",
            locale=list(LANGUAGES),
            no_location=True,
            no_wrap=True,
            no_obsolete=True,
            ignore_patterns=["static", "vendor"],
            extensions=["html", "py", "txt"],
            stdout=StringIO(),
        )


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def catalogue(folder: Path, language: str) -> Catalog:
    with (folder / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def unsaid(found: Catalog) -> list[str]:
    """The sentences without a translation, or with one that a person has not looked at."""
    return [str(message.id) for message in found if message.id and (message.fuzzy or not all(_strings(message.string)))]


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string or ""),)


def compile_all() -> None:
    for language in LANGUAGES:
        with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("wb") as out:
            write_mo(out, catalogue(LOCALE, language))


def main() -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiem.config.settings.test")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        gather(Path(folder))
        shutil.copytree(Path(folder) / "kiem" / "locale", LOCALE, dirs_exist_ok=True)
    compile_all()
    for language in LANGUAGES:
        missing = unsaid(catalogue(LOCALE, language))
        sys.stdout.write(f"{language}: {len(missing)} sentences still to say\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
