"""Kiem under test: the same as production, with a fixed key, quick password hashing and plain static files."""

import os
from pathlib import Path

os.environ.setdefault("KIEM_HOME", str(Path(__file__).resolve().parents[3] / "build" / "test-home"))

from kiem.config.settings.base import *  # noqa: F403 - settings modules build on one another
from kiem.config.settings.base import OUTSIDE
from kiem.foundation.database.connections import django_databases

SECRET_KEY = "a fixed key, only for tests"  # noqa: S105 - tests only
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES = django_databases(OUTSIDE["KIEM_DATABASE"], pool=None)
