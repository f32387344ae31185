"""Offers to help and orders that were shown, made anew at random."""

import random

from django.conf import settings
from django.utils import timezone

from kiem.competences.models import Competence
from kiem.foundation.purposes import Purpose
from kiem.gaps.models import HelpOffer, ShownOrder, ShownPlace
from kiem.organisation.models import Person
from tests.owner import as_owner

CANARIES = {"gaps_helpoffer": set[str](), "gaps_shownorder": {"reason"}, "gaps_shownplace": set[str]()}
RANDOM = {
    "gaps_helpoffer": {"competence_id", "offers", "at"},
    "gaps_shownorder": {"reason", "rule", "inputs", "at"},
    "gaps_shownplace": {"order_id", "place"},
}


def let_change() -> None:
    """What was said and shown may be changed, in a database of the tests' own."""
    with as_owner() as owner:
        for table in CANARIES:
            owner.execute(f"GRANT UPDATE, DELETE ON {table} TO {settings.KIEM_APPLICATION_ROLE}")


def together_made_anew(purpose: Purpose, draw: random.Random) -> None:
    """Who offers what, why an order was shown and who stood where, with other values."""
    people = sorted(Person.objects.values_list("id", flat=True))
    competences = sorted(Competence.objects.values_list("id", flat=True))
    for offer in HelpOffer.objects.filter(purpose=purpose).order_by("id"):
        offer.person_id, offer.competence_id = draw.choice(people), draw.choice(competences)
        offer.offers, offer.at = draw.random() < 0.7, timezone.now()
        offer.save(force_update=True)
    for order in ShownOrder.objects.filter(purpose=purpose).order_by("id"):
        order.reason, order.rule, order.inputs = f"{draw.random()}", f"{draw.random()}", draw.randbytes(32)
        order.person_id, order.at = draw.choice(people), timezone.now()
        order.save(force_update=True)
    for shown in ShownPlace.objects.filter(purpose=purpose).order_by("id"):
        taken = ShownPlace.objects.filter(order=shown.order_id).values_list("person_id", flat=True)
        shown.place += 1000 + draw.randrange(1000)
        shown.person_id = draw.choice([each for each in people if each not in {*taken}])
        shown.save(force_update=True)
