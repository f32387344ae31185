"""The three situations that come with Kiem, on the competences of the house they speak of."""

from datetime import datetime

from django.utils import translation

from kiem.assessments.actions import add_situation
from kiem.assessments.wording import STARTERS
from kiem.competences.queries import competence_names
from kiem.demo.content.language import name_of
from kiem.foundation.actors import Actor

PLACES = (("waardigheid", 3), ("observeren", 2), ("samenwerken", 4))


def write_situations(*, by: Actor, at: datetime) -> None:
    """In Dutch, as HR would take them over."""
    versions = {each.name: each.version_id for each in competence_names(["nl"])}
    with translation.override("nl"):
        for (key, position), (_about, text, reason) in zip(PLACES, STARTERS, strict=True):
            add_situation(versions[name_of(key)], position, str(text), str(reason), by=by, at=at)
