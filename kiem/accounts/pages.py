"""What the pages about one's own account show."""

from dataclasses import dataclass

from kiem.accounts.models import User
from kiem.accounts.queries import Belonging, has_authenticator, memberships_of, recovery_codes_left
from kiem.foundation.languages import LANGUAGE_CHOICES


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account: how one signs in, in which language, and for which organisations."""

    email: str
    language: str
    languages: tuple[tuple[str, str], ...]
    second_factor: bool
    recovery_codes: int
    organisations: tuple[Belonging, ...]


def account_page(user: User) -> AccountPage:
    """Three statements."""
    second_factor = has_authenticator(user)
    return AccountPage(
        email=user.signs_in_as,
        language=user.language,
        languages=tuple(LANGUAGE_CHOICES),
        second_factor=second_factor,
        recovery_codes=recovery_codes_left(user) if second_factor else 0,
        organisations=tuple(memberships_of(user.id)),
    )
