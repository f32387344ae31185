"""What an organisation says of itself when it starts, and which roles one person may hold together. Pure."""

from collections.abc import Collection
from enum import StrEnum

from kiem.organisation.rules.words import MandateKind

LONGEST_CLIENT_WORD = 40
APART_FROM = 100
"""From so many people on, HR adviser and director are two people: a choice of Kiem (docs/decisions/0029)."""


class Sector(StrEnum):
    """The kind of work of most of the organisation."""

    ELDERLY_CARE = "elderly_care"
    HOSPITAL = "hospital"
    MENTAL_HEALTH = "mental_health"
    HOME_CARE = "home_care"
    DISABILITY = "disability"
    YOUTH = "youth"
    CHILDCARE = "childcare"
    WELFARE = "welfare"
    SHELTERED_WORK = "sheltered_work"
    CULTURE = "culture"
    OTHER = "other"


class Size(StrEnum):
    """How many people work there, about; the limits are those by which the law asks for bodies, and that of Kiem."""

    UNDER_20 = "under_20"
    UNDER_50 = "under_50"
    UNDER_100 = "under_100"
    UNDER_250 = "under_250"
    UNDER_1000 = "under_1000"
    FROM_1000 = "from_1000"


class Body(StrEnum):
    """A body in which employees or clients are heard."""

    WORKS_COUNCIL = "works_council"
    COMMITTEE = "committee"
    UNION_DELEGATION = "union_delegation"
    PUBLIC_COMMITTEE = "public_committee"
    CLIENTS_COUNCIL = "clients_council"


class ClientWord(StrEnum):
    """The word for those for whom the organisation works; OWN: another, that it writes itself."""

    RESIDENT = "resident"
    PATIENT = "patient"
    CLIENT = "client"
    USER = "user"
    CHILD = "child"
    YOUNG_PERSON = "young_person"
    PARTICIPANT = "participant"
    VISITOR = "visitor"
    CUSTOMER = "customer"
    OWN = "own"


class Apart(StrEnum):
    """Why one person may not hold two roles together."""

    SPEAKS_FOR_OTHERS = "speaks_for_others"
    TOO_MANY_PEOPLE = "too_many_people"


def why_not_together(wanted: MandateKind, held: Collection[MandateKind], *, people: int) -> Apart | None:
    """Why who holds some roles may not get another; ``people``: how many work in the organisation that day.

    >>> why_not_together(MandateKind.DELEGATE, [MandateKind.HR_ADVISER], people=12)
    <Apart.SPEAKS_FOR_OTHERS: 'speaks_for_others'>
    >>> why_not_together(MandateKind.DIRECTOR, [MandateKind.HR_ADVISER], people=60)
    >>> why_not_together(MandateKind.DIRECTOR, [MandateKind.HR_ADVISER], people=100)
    <Apart.TOO_MANY_PEOPLE: 'too_many_people'>
    """
    both = {wanted, *held}
    employer = both & {MandateKind.HR_ADVISER, MandateKind.DIRECTOR}
    if MandateKind.DELEGATE in both and employer:
        return Apart.SPEAKS_FOR_OTHERS
    if wanted in employer and len(employer) > 1 and people >= APART_FROM:
        return Apart.TOO_MANY_PEOPLE
    return None
