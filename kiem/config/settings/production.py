"""Kiem as it is served: by ``make run``, by a service, behind a reverse proxy."""

from kiem.config.settings.base import *  # noqa: F403 - settings modules build on one another
from kiem.config.settings.base import OUTSIDE
from kiem.foundation.keys import secret_key
from kiem.foundation.logs import logging_config

SECRET_KEY = secret_key(OUTSIDE["KIEM_SECRET_KEY_FILE"])
LOGGING = logging_config(OUTSIDE["KIEM_LOG_LEVEL"])

if OUTSIDE["KIEM_HTTPS"]:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
