"""Bringing in many at once: what is known of many people, with one check and one line in the trail."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from kiem.credentials.actions.noting import about, licence_row, showing_row
from kiem.credentials.models import Assessor, Licence, Practice, Showing
from kiem.credentials.queries import all_terms
from kiem.credentials.rules import LicenceToNote, ShowingToNote
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require

Licences = Sequence[tuple[uuid.UUID, LicenceToNote]]
Showings = Sequence[tuple[uuid.UUID, ShowingToNote]]
Practices = Sequence[tuple[uuid.UUID, uuid.UUID, date]]


def bring_in_credentials(
    licences: Licences = (), showings: Showings = (), practices: Practices = (), *, by: Actor, at: datetime
) -> int:
    """Diplomas and visums, acts shown and practised (person, act, day) of many, or nothing of it; how many.

    A handful of statements, whatever the size. Raises CannotDo with a sentence. Only the installation itself brings in
    lists: who looks after people notes it of each.
    """
    require(by, Permission.KEEP_ACTS)
    if not by.is_system:
        raise NotFound
    with transaction.atomic():
        _keep_all(Licence, [licence_row(person, noted, by=by, at=at) for person, noted in licences])
        _keep_all(Showing, _showings(showings, by, at))
        done = [Practice(**about(person, by, at), act_id=act, practised_on=day) for person, act, day in practices]
        _keep_all(Practice, done)
        number = len(licences) + len(showings) + len(practices)
        record(by, "bring_in_credentials", "organisation", by.organisation_id, at=at, count=number)
    return number


def _showings(showings: Showings, by: Actor, at: datetime) -> list[Showing]:
    assessors = {each.id: each for each in Assessor.objects.filter(id__in={noted.assessor for _p, noted in showings})}
    terms = all_terms({each.act_id for each in assessors.values()})
    rows = []
    for person, noted in showings:
        assessor = assessors.get(noted.assessor)
        if assessor is None:
            raise NotFound
        held = (each for each in terms.get(assessor.act_id, ()) if each.starts_on <= noted.shown_on)
        rows.append(showing_row(person, noted, assessor, next(held, None), by=by, at=at))
    return rows


def _keep_all(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(rows)
    except IntegrityError as error:
        raise CannotDo(
            _("Something in this list stands there already, or does not exist. Nothing was changed.")
        ) from error
