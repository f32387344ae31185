"""Kiem while it is being built: tracebacks on screen and static files from where they stand."""

from kiem.config.settings.production import *  # noqa: F403 - settings modules build on one another

DEBUG = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
