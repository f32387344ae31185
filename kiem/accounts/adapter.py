"""How allauth behaves here: sign-up closed, mail through the outbox, sentences of our own, secrets kept sealed.

Its own writes are the one listed exception to "only actions write".
"""

import base64
import hashlib
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from kiem.accounts.queries import memberships_of, user_with_mail
from kiem.foundation.actors import system_actor
from kiem.foundation.context import enter
from kiem.foundation.outbox import queue_mail
from kiem.foundation.purposes import Use

SENTENCES: dict[str, Any] = {
    "account_inactive": _("This account has been closed. Ask your contact for Kiem."),
    "email_password_mismatch": _(
        "This mail address and password do not fit together. Check both, or ask for a new password."
    ),
    "username_password_mismatch": _(
        "This sign-in name and password do not fit together. Check both. No mail address in Kiem and forgotten it? "
        "Your leader or the HR department helps you in again."
    ),
    "enter_current_password": _("This is not your password of now."),
    "incorrect_code": _("This code is not right. Wait until your app shows the next one and try that."),
    "incorrect_password": _("This is not your password."),
    "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
    "too_many_login_attempts": _("There were too many attempts. Wait a few minutes and try again."),
    "rate_limited": _("There were too many attempts. Wait a few minutes and try again."),
}


class AccountAdapter(DefaultAccountAdapter):
    """An account comes from an invitation or with a new organisation; mail waits in the organisation's outbox."""

    error_messages: dict[str, Any] = {**DefaultAccountAdapter.error_messages, **SENTENCES}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for who typed her password a moment ago to sign in; allauth itself asks for it once more."""
        steps = get_authentication_records(self.request, self.request.user)
        latest = max((step["at"] for step in steps if step.get("method") == "password"), default=0)
        return bool(time.time() - latest > app_settings.REAUTHENTICATION_TIMEOUT)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail in the first organisation of the user it is for; who belongs to none gets nothing."""
        user = user_with_mail(email)
        found = memberships_of(user.id) if user else []
        if not user or not found:
            return
        with translation.override(user.language), transaction.atomic():
            subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
            body = render_to_string(f"{template_prefix}_message.txt", context).strip()
            by = system_actor(found[0].organisation, "sign_in")
            enter(by.organisation_id, Use.ADMINISTRATION)
            queue_mail(email, subject, body, by=by, at=timezone.now())
            enter(None, Use.ADMINISTRATION)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The seeds of authenticator apps and recovery codes are sealed with the installation's secret key."""

    error_messages: dict[str, Any] = {**DefaultMFAAdapter.error_messages, **SENTENCES}

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()


def _vault() -> MultiFernet:
    """Seals with the secret key of now, and still opens what an earlier one sealed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"kiem second factor " + force_bytes(key)).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
