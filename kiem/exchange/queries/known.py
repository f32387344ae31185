"""What a file can be about: the people, competences and scales of the organisation."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from kiem.assessments.models import LevelImport
from kiem.competences.queries import Scale, language_of
from kiem.exchange.models import RememberedChoices
from kiem.exchange.rules.levels import Known, KnownCompetence, KnownPerson, KnownScale
from kiem.exchange.rules.steps import Kind
from kiem.foundation.actors import Actor
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Viewer
from kiem.organisation.models import Person
from kiem.organisation.queries import people_visible_to


def known_for_levels(by: Actor, languages: Sequence[str]) -> Known | None:
    """The people this actor may see, and the competence language; None while there is no language. Six statements."""
    language = language_of(languages)
    if language is None:
        return None
    people = tuple(
        KnownPerson(person.id, person.name, person.personnel_number, person.email)
        for person in _people(by).only("given_name", "family_name", "personnel_number", "email")
    )
    competences = tuple(
        KnownCompetence(
            entry.competence_id,
            entry.version_id,
            str(entry.scale_version_id),
            tuple(dict.fromkeys((entry.name, *entry.names.values()))),
        )
        for entry in language.entries
    )
    return Known(people, competences, {str(key): _scale(scale) for key, scale in language.scales.items()})


def _people(by: Actor) -> QuerySet[Person]:
    """A system actor works for the whole installation; whoever looks sees whom she may see."""
    return people_visible_to(by) if isinstance(by, Viewer) else Person.objects.all()


def _scale(scale: Scale) -> KnownScale:
    spoken = zip(*scale.spoken.values(), strict=True) if scale.spoken else ((name,) for name in scale.names)
    return KnownScale(str(scale.scale_version_id), scale.names, tuple(tuple(names) for names in spoken))


def is_brought_in(digest: bytes, purpose: Purpose) -> bool:
    """Whether a list that says the same stands there already for this purpose. One statement."""
    return LevelImport.objects.filter(digest=digest, purpose=purpose).exists()


def last_brought_in(purpose: Purpose) -> uuid.UUID | None:
    """The run that was last brought in for this purpose. One statement."""
    return LevelImport.objects.filter(purpose=purpose).order_by("-at", "-id").values_list("id", flat=True).first()


def remembered_for(kind: Kind, headers: bytes) -> Mapping[str, Any] | None:
    """What was chosen for the last file of this kind with these headers. One statement."""
    row = RememberedChoices.objects.filter(kind=kind, headers=headers).first()
    kept: Mapping[str, Any] | None = row.choices if row else None
    return kept
