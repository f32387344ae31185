"""Nothing of this workplace in the files, migrations in step with the models, settings and commands documented."""

import re
import subprocess
from io import StringIO

import pytest
from django.core.management import call_command

from tests.house.tree import ROOT

# Written in two pieces, so that this file holds none of them itself.
_PIECES = (("--index", "-url"), ("--extra-index", "-url"), ("--find", "-links"), ("python", "hosted."), ("npm", "js."))
HOSTS = re.compile("|".join(re.escape(first + rest) for first, rest in _PIECES) + '|"resolved' + '":', re.IGNORECASE)


def _tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout, so the tracked files are not known")
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_registry_host_is_written_into_any_file() -> None:
    wrong = []
    for name in _tracked():
        if not name.endswith((".woff2", ".png", ".mo")):
            text = (ROOT / name).read_text(encoding="utf-8", errors="ignore")
            wrong += [name] if HOSTS.search(text) else []
    assert wrong == []


def test_the_migrations_are_in_step_with_the_models(db: None) -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)


def test_every_setting_is_documented() -> None:
    from kiem.config.settings.declared import SETTINGS

    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"| `{setting.name}` | {setting.default or '(empty)'} | {setting.explanation} |" in text
    assert text.count("| `KIEM_") == len(SETTINGS)


def test_every_command_is_documented() -> None:
    from kiem.config.cli import COMMANDS, parser

    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    [subparsers] = [action for action in parser()._actions if action.dest == "command"]
    names = list(subparsers.choices or ())
    assert len(names) >= len(COMMANDS)
    for name in names:
        assert f"## kiem {name}" in text
