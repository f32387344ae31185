"""What someone does at the door: typing a password, a code, setting up an app."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from kiem.accounts.models import User

PASSWORD = "Een lang wachtwoord 1"
LOGIN = "/account/login/"
NOBODY_YET = {"organisation": None, "user": None, "person": None}


def sign_in(mail: str, password: str = PASSWORD, *, client: Client | None = None, **more: str) -> tuple[Client, Any]:
    """A browser after typing a mail address and a password, and the answer to it."""
    client = client or Client()
    return client, client.post(LOGIN, {"login": mail, "password": password, **more})


def code_of(seed: str) -> str:
    """What an authenticator app shows now (RFC 6238, 2011)."""
    return format_hotp_value(hotp_value(seed, int(time.time()) // 30))


def with_app(user: User) -> str:
    """Give a user an authenticator app; gives the seed in it."""
    seed = generate_totp_secret()
    TOTP.activate(user, seed)
    return seed


def set_up_app(client: Client) -> Any:
    """Walk through setting up an app on screen; gives the answer to its code."""
    page = client.get("/account/2fa/totp/activate/")
    seed = page.context["form"].secret
    return client.post("/account/2fa/totp/activate/", {"code": code_of(seed)})
