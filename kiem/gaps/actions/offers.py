"""Someone offers to be asked about a competence, or no longer: she herself, and nobody for her."""

import uuid
from datetime import datetime

from django.db import transaction

from kiem.competences.models import Competence
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose
from kiem.foundation.trail import record
from kiem.gaps.models import HelpOffer
from kiem.gaps.queries.helping import offers_of
from kiem.organisation.queries import the


def offer_help(competence_id: uuid.UUID, offers: bool, *, by: Actor, at: datetime) -> None:
    """The same choice again changes nothing. Raises NotFound for who is nobody here, or for no competence of ours."""
    if by.person_id is None:
        raise NotFound
    with transaction.atomic():
        competence = the(Competence, competence_id)
        if (competence_id in offers_of(by.person_id)) is offers:
            return
        offer = HelpOffer.objects.create(
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            competence=competence,
            purpose=Purpose.DEVELOPMENT,
            offers=offers,
            at=at,
        )
        record(by, "offer_help" if offers else "take_back_help", "help_offer", offer.id, at=at)
