"""Every setting that may come from outside, declared once: name, kind, default, explanation.

``docs/settings.md`` is tested against this list. Values are checked at start; what is wrong is said in one sentence.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from kiem.foundation.backups.schedule import parse_schedule


class BadSetting(Exception):
    """A setting from outside has a value that cannot be used."""


def text(value: str) -> str:
    return value


def flag(value: str) -> bool:
    """Yes or no, in the usual spellings.

    >>> flag("yes"), flag("0")
    (True, False)
    """
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError("yes or no")


def whole_number(value: str) -> int:
    if not value.isdecimal():
        raise ValueError("a whole number")
    return int(value)


def log_level(value: str) -> str:
    """How much is logged.

    >>> log_level("debug")
    'DEBUG'
    """
    if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("DEBUG, INFO, WARNING or ERROR")
    return value.upper()


def words(value: str) -> list[str]:
    """A list separated by commas.

    >>> words("kiem.example, www.kiem.example")
    ['kiem.example', 'www.kiem.example']
    """
    return [word.strip() for word in value.split(",") if word.strip()]


MAIL_SERVER = "smtp://user:password@host:587 or smtps://user:password@host:465"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. ``starttls``: turns to TLS after the greeting; ``tls``: TLS from the first byte."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


def mail_server(value: str) -> MailServer | None:
    """The mail server in a URL; None when there is none.

    >>> mail_server("smtp://kiem:s%40fe@mail.example:587").password
    's@fe'
    """
    if not value:
        return None
    try:
        url = urlsplit(value)
        given = url.port
    except ValueError:
        raise ValueError(MAIL_SERVER) from None
    if url.scheme not in {"smtp", "smtps"} or not url.hostname:
        raise ValueError(MAIL_SERVER)
    tls = url.scheme == "smtps"
    port = given or (465 if tls else 587)
    return MailServer(url.hostname, port, unquote(url.username or ""), unquote(url.password or ""), port == 587, tls)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting from outside. ``default`` is written as it would be in the environment.

    ``secret``: its value may hold a password and is never repeated.
    """

    name: str
    kind: Callable[[str], Any]
    default: str
    explanation: str
    secret: bool = False


SETTINGS = (
    Setting(
        "KIEM_HOME",
        text,
        "",
        "Folder for the embedded database, keys and trail heads. Empty: /var/lib/kiem for root, the "
        "user's data folder otherwise.",
    ),
    Setting(
        "KIEM_DATABASE_URL", text, "", "Application role on a PostgreSQL server (15 to 18). Empty: the embedded server."
    ),
    Setting(
        "KIEM_OWNER_DATABASE_URL",
        text,
        "",
        "Owner role on the same server, for migrations and dumps. Needed together with KIEM_DATABASE_URL.",
    ),
    Setting(
        "KIEM_DATABASE",
        text,
        "kiem",
        "Name of the database; kiem stands for the one that KIEM_DATABASE_URL names, where that is set.",
    ),
    Setting(
        "KIEM_APPLICATION_ROLE",
        text,
        "kiem_app",
        "The role the site works as; it owns nothing and cannot skip row-level security.",
    ),
    Setting("KIEM_POSTGRES_BIN", text, "", "Folder with the PostgreSQL programs to use for the embedded server."),
    Setting(
        "KIEM_INBOX",
        text,
        "",
        "Folder through which lists of people come at night. Empty: inbox in KIEM_HOME.",
    ),
    Setting("KIEM_BACKUPS", text, "", "Folder for the backups, best on another disk. Empty: backups in KIEM_HOME."),
    Setting(
        "KIEM_BACKUPS_KEPT",
        parse_schedule,
        "7,4,3",
        "Of how many days, weeks and months a backup is kept. What is erased stands in them until they are gone.",
    ),
    Setting(
        "KIEM_SECRET_KEY_FILE",
        text,
        "",
        "File with the secret key. Empty: keys/secret.key in KIEM_HOME, made at first start (0600).",
    ),
    Setting("KIEM_HOSTS", words, "localhost,127.0.0.1,[::1]", "Host names the site answers to, separated by commas."),
    Setting(
        "KIEM_HTTPS", flag, "no", "Whether people reach the site over https; then cookies and redirects insist on it."
    ),
    Setting(
        "KIEM_TRUSTED_PROXIES",
        whole_number,
        "0",
        "How many reverse proxies of your own stand before the site; then the limits on attempts count per visitor.",
    ),
    Setting(
        "KIEM_DEMO",
        flag,
        "no",
        "Serve the demo organisation: one-click doors, loopback only. Refused beside a real organisation.",
    ),
    Setting("KIEM_DEMO_URL", text, "", "Where the demo can be found, shown on the front page."),
    Setting(
        "KIEM_EMAIL_URL",
        mail_server,
        "",
        "SMTP server: smtp://user:password@host:587 (STARTTLS; another port: none) or smtps://…:465. "
        "Empty: mail waits in the outbox.",
        secret=True,
    ),
    Setting("KIEM_EMAIL_FROM", text, "Kiem <kiem@localhost>", "Sender of the mail."),
    Setting("KIEM_SMALLEST_VIEW", whole_number, "4", "Fewest people behind a colleagues' view; may only be raised."),
    Setting("KIEM_SMALLEST_COUNT", whole_number, "8", "Fewest people behind any other count; may only be raised."),
    Setting("KIEM_LOG_LEVEL", log_level, "INFO", "How much is logged: DEBUG, INFO, WARNING or ERROR."),
)


def read(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Every declared setting with its checked value. Raises BadSetting with a sentence that names the setting."""
    values = {}
    for setting in SETTINGS:
        given = environment.get(setting.name, setting.default)
        try:
            values[setting.name] = setting.kind(given)
        except ValueError as error:
            found = "cannot be used as it is; it" if setting.secret else f"is '{given}', but"
            raise BadSetting(f"{setting.name} {found} should be {error}. {setting.explanation}") from None
    if bool(values["KIEM_DATABASE_URL"]) != bool(values["KIEM_OWNER_DATABASE_URL"]):
        raise BadSetting("KIEM_DATABASE_URL and KIEM_OWNER_DATABASE_URL go together: set both, or neither.")
    for name, least in (("KIEM_SMALLEST_VIEW", 4), ("KIEM_SMALLEST_COUNT", 8)):
        if values[name] < least:
            raise BadSetting(f"{name} is {values[name]}, but may only be raised above {least}.")
    return values
