"""Kiem as it is served, with the pages made by hand beside its own, and its log lines written to nowhere."""

import os
from pathlib import Path

from kiem.config.settings.production import *  # noqa: F403 - settings modules build on one another
from kiem.config.settings.production import LOGGING, TEMPLATES

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
LOGGING["handlers"]["stderr"]["stream"] = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
