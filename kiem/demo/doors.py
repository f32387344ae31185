"""The one-click doors of the demo: who stands behind each, and what one can see there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kiem.demo.content.mandates import BRAM, CARLA, DRIES, ELKE, HAMID
from kiem.demo.content.organisation import MAIL_DOMAIN
from kiem.organisation.rules import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Door:
    """One person of the demo to look around as, in one role."""

    person: str
    name: str
    role: Role
    who: "_StrPromise"
    sees: "_StrPromise"

    @property
    def mail(self) -> str:
        """The address of her demo account; it receives nothing.

        >>> DOORS[3].mail
        'dries.vandamme@lindenhof.example'
        """
        given, family = self.person.split("-", 1)
        return f"{given}.{family.replace('-', '')}@{MAIL_DOMAIN}"


DOORS = (
    Door(
        "anna-peeters",
        "Anna",
        Role.EMPLOYEE,
        _("care worker on De Linde"),
        _("her own growth page, and who looked at it"),
    ),
    Door(BRAM, "Bram", Role.LEADER, _("head nurse of De Linde"), _("his team, and nobody else's")),
    Door(
        CARLA, "Carla", Role.HR, _("HR adviser"), _("people, units, the language, the profiles, and bringing in lists")
    ),
    Door(
        DRIES, "Dries", Role.DELEGATE, _("union delegate"), _("units and names, the language and the rules; no levels")
    ),
    Door(ELKE, "Elke", Role.DIRECTOR, _("director"), _("units and names; no levels")),
    Door(
        "farid-el-amrani",
        "Farid",
        Role.EMPLOYEE,
        _("cook in another unit"),
        _("his own growth page, and nothing of Anna"),
    ),
    Door("greet-lambrechts", "Greet", Role.EMPLOYEE, _("night nurse without a mail address"), _("her own growth page")),
    Door(
        HAMID,
        "Hamid",
        Role.ADMINISTRATOR,
        _("administrator of the installation"),
        _("accounts, units and names; no levels"),
    ),
)


def door_called(name: str) -> Door | None:
    """The door of someone of the cast, by her given name.

    >>> door_called("nobody") is None
    True
    """
    return next((door for door in DOORS if door.name == name), None)
