"""Kiem as it is served: by ``make run``, by a service, behind a reverse proxy."""

from kiem.config.settings.base import *  # noqa: F403 - settings modules build on one another
from kiem.config.settings.base import OUTSIDE
from kiem.config.settings.declared import BadSetting
from kiem.foundation.keys import secret_key
from kiem.foundation.logs import logging_config

try:
    SECRET_KEY = secret_key(OUTSIDE["KIEM_SECRET_KEY_FILE"])
except OSError as error:
    raise BadSetting(
        f"The secret key cannot be read or made: {error.filename}: {error.strerror}. Mend that, "
        "or set KIEM_SECRET_KEY_FILE or KIEM_HOME to another place."
    ) from None
except ValueError:
    raise BadSetting(
        "The file with the secret key does not hold one (at least 32 letters). Put the saved one back. Without it, "
        "remove the file: a new key is made, and everyone signs in and sets up the second factor again."
    ) from None
LOGGING = logging_config(OUTSIDE["KIEM_LOG_LEVEL"])

if OUTSIDE["KIEM_HTTPS"]:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
