"""Founding an organisation: the organisation itself and its first person, who is HR adviser; and what it is called."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.accounts.models import Membership, User
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.languages import LANGUAGES
from kiem.foundation.models import Organisation
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep
from kiem.organisation.models import AboutUs, Mandate, Person
from kiem.organisation.queries import about_us, sort_key
from kiem.organisation.rules import Body, ClientWord, MandateKind, Sector, Size, tidy


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
    _require_name_and_languages(name, languages)
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
            given_name=tidy(given_name),
            family_name=tidy(family_name),
            sort_key=sort_key(tidy(given_name), tidy(family_name)),
            email=user.email or "",
            language=languages[0],
            membership=membership,
        )
        for kind in (MandateKind.HR_ADVISER, MandateKind.ADMINISTRATOR):
            Mandate.objects.create(organisation=organisation, person=person, kind=kind, starts_on=today)
        record(system_actor(organisation.id, by), "found_organisation", "organisation", organisation.id, at=at)
    return person


def change_organisation(name: str, *, languages: Sequence[str], leading: str, by: Actor, at: datetime) -> None:
    """Give the organisation another name or other languages; ``leading``: in which its texts are written first.

    Texts in a language that is left out stay, and are shown again when it comes back.
    """
    require(by, Permission.MANAGE_UNITS)
    _require_name_and_languages(name, languages)
    if leading not in languages:
        raise CannotDo(_("The first language has to be one of those you work in."), field="leading")
    with transaction.atomic():
        organisation = Organisation.objects.get(id=by.organisation_id)
        organisation.name = tidy(name)
        organisation.languages = [leading, *(one for one in languages if one != leading)]
        keep(organisation)
        record(by, "change_organisation", "organisation", organisation.id, at=at)


def answer_about_us(
    *,
    sector: Sector,
    languages: Sequence[str],
    size: Size,
    bodies: Sequence[Body],
    client_word: ClientWord,
    own_client_word: str,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what the organisation says of itself; later answers replace earlier ones. Raises CannotDo.

    The first language stays first while it is among ``languages``.
    """
    require(by, Permission.MANAGE_UNITS)
    own = tidy(own_client_word)
    if client_word is ClientWord.OWN and not own:
        raise CannotDo(_("Write your own word for them."), field="own_client_word")
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(id=by.organisation_id)
        _require_name_and_languages(organisation.name, languages)
        order = [*organisation.languages, *LANGUAGES]
        organisation.languages = [each for each in dict.fromkeys(order) if each in languages]
        keep(organisation)
        row = about_us() or AboutUs(organisation_id=by.organisation_id)
        row.sector, row.size, row.bodies = sector, size, sorted(set(bodies))
        row.client_word, row.own_client_word = client_word, own if client_word is ClientWord.OWN else ""
        keep(row)
        record(by, "answer_about_us", "organisation", organisation.id, at=at)


def _require_name_and_languages(name: str, languages: Sequence[str]) -> None:
    if not name.strip():
        raise CannotDo(_("Give the organisation a name."), field="name")
    if not languages or set(languages) - set(LANGUAGES):
        raise CannotDo(_("Choose at least one language: Dutch, French or English."), field="languages")
