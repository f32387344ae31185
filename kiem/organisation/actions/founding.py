"""Founding an organisation: the organisation itself and its first person, who is HR adviser."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.accounts.models import Membership, User
from kiem.foundation.actors import system_actor
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.languages import LANGUAGES
from kiem.foundation.models import Organisation
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.models import Mandate, Person
from kiem.organisation.queries import sort_key
from kiem.organisation.rules import MandateKind


def found_organisation(
    name: str,
    *,
    languages: Sequence[str],
    given_name: str,
    family_name: str,
    user: User,
    by: str,
    at: datetime,
    is_demo: bool = False,
) -> Person:
    """Make an organisation with its first HR adviser and administrator; ``by`` names the system actor.

    Leaves the transaction in the new organisation. Raises CannotDo for an empty name or an unknown language.
    """
    if not name.strip():
        raise CannotDo(_("Give the organisation a name."), field="name")
    if not languages or set(languages) - set(LANGUAGES):
        raise CannotDo(_("Choose at least one language: Dutch, French or English."), field="languages")
    today = timezone.localdate(at)
    with transaction.atomic():
        organisation = Organisation(
            id=ordered_id(), name=name.strip(), languages=list(languages), is_demo=is_demo, created_at=at
        )
        enter(organisation.id, Use.ADMINISTRATION)
        organisation.save(force_insert=True)
        membership = Membership.objects.create(organisation=organisation, user=user, since=at)
        person = Person.objects.create(
            organisation=organisation,
            given_name=given_name,
            family_name=family_name,
            sort_key=sort_key(given_name, family_name),
            email=user.email,
            language=languages[0],
            membership=membership,
        )
        for kind in (MandateKind.HR_ADVISER, MandateKind.ADMINISTRATOR):
            Mandate.objects.create(organisation=organisation, person=person, kind=kind, starts_on=today)
        record(system_actor(organisation.id, by), "found_organisation", "organisation", organisation.id, at=at)
    return person
