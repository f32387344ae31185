"""An installation: Django has nothing to remark on how it is deployed, and it is not too big."""

import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.house.tree import ROOT

MOST_MEGABYTES = 600
_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def test_the_check_before_deploying_reports_nothing(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kiem.config.settings.production",
        "KIEM_HTTPS": "yes",
        "KIEM_HOSTS": "kiem.example",
        "KIEM_SECRET_KEY_FILE": str(tmp_path / "secret.key"),
        "PYTHONPATH": str(ROOT),
    }
    words = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("System check identified no issues (0 silenced).", "")


def _bytes_of(name: str) -> int:
    """What a distribution put into site-packages; 0 for one that is for another kind of machine."""
    try:
        files = distribution(name).files or ()
    except PackageNotFoundError:
        return 0
    return sum(path.stat().st_size for path in map(Path, (file.locate() for file in files)) if path.is_file())


def test_what_is_installed_by_default_takes_at_most_six_hundred_megabytes() -> None:
    names = _NAME.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    sizes = {name: _bytes_of(name) / 10**6 for name in names}
    assert len([size for size in sizes.values() if size]) > 20
    assert sum(sizes.values()) <= MOST_MEGABYTES, sorted(sizes.items(), key=lambda item: -item[1])[:10]
