"""allauth's adapter: sign-up is closed; people come in by invitation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closes sign-up: an account comes from an invitation or with a new organisation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
