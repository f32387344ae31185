"""Who sees a person's page, from facts."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.organisation.access import MAY, Permission
from kiem.organisation.queries.around import LeaderOf, around
from kiem.organisation.rules import Role

NAMES_ONLY = tuple(
    role for role, may in MAY.items() if Permission.SEE_PEOPLE in may and Permission.MANAGE_PEOPLE not in may
)


@dataclass(frozen=True, slots=True)
class WhoSees:
    """``leaders`` see her name, units and jobs and, for development, her levels; ``advisers`` all that is administered,
    and levels after saying why; the roles ``names_only`` see her name, units and jobs. Nobody else sees anything.
    """

    leaders: tuple[LeaderOf, ...]
    advisers: tuple[str, ...]
    names_only: tuple[Role, ...]


def who_sees_person(person_id: uuid.UUID, today: date) -> WhoSees:
    """Who may see what of a person today. Two statements."""
    found = around(person_id, today)
    return WhoSees(found.leaders, found.advisers, NAMES_ONLY)
