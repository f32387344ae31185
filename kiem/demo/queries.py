"""Who stands behind a door of the demo."""

from kiem.accounts.models import User
from kiem.accounts.queries import Belonging, memberships_of
from kiem.demo.doors import Door
from kiem.foundation.errors import NotFound
from kiem.foundation.every import forbids


def account_behind(door: Door) -> tuple[User, Belonging]:
    """The account of the demo that a door opens. Raises NotFound when there is no demo, or something real beside it."""
    user = User.objects.filter(email=door.mail).first()
    found = memberships_of(user.id) if user else []
    if user is None or not found or forbids(demo=True):
        raise NotFound
    return user, found[0]
