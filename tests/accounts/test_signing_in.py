"""Signing in: with a password, a code, a recovery code; what is refused looks the same; limits on attempts."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from kiem.accounts.models import User
from tests.cast import Cast

PASSWORD = "Een lang wachtwoord 1"
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def no_attempts_before(db: None) -> None:
    cache.clear()


def signing_in(mail: str = "anna@lindenhof.example", password: str = PASSWORD, **more: str) -> tuple[Client, object]:
    client = Client()
    return client, client.post(LOGIN, {"login": mail, "password": password, **more})


def code_of(seed: str) -> str:
    return format_hotp_value(hotp_value(seed, next(iter(yield_hotp_counters_from_time()))))


def test_who_signs_in_is_taken_into_her_organisation(cast: Cast) -> None:
    client, response = signing_in()
    assert response.headers["Location"] == "/enter/"
    entered = client.get("/enter/")
    assert entered.headers["Location"] == "/"
    assert client.session["kiem_person"] == str(cast.people["anna"])
    assert client.session["kiem_organisation"] == str(cast.organisation)
