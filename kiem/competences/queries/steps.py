"""What became of each competence from one version of the language to another."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from kiem.competences.models import CompetenceStep, FrameworkVersion
from kiem.competences.queries.language import contents_of
from kiem.competences.rules import Held, Said, Step, StepTaken, steps_between

Contents = Mapping[uuid.UUID, Held]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of the language: what each holds by competence, and the migration table between them."""

    before: Contents
    after: Contents
    steps: tuple[StepTaken, ...]


def comparison_of(former: FrameworkVersion | None, latter: FrameworkVersion) -> Comparison:
    """Compare a version with an earlier one; None: with nothing. Five statements, whatever the size.

    What people said of splits and mergers counts when the two follow one another.
    """
    contents = contents_of([former.id, latter.id] if former else [latter.id])
    before, after = contents[former.id] if former else {}, contents[latter.id]
    said = said_steps(latter.id) if former and former.number == latter.number - 1 else ()
    return Comparison(before, after, steps_between(_pointers(before), _pointers(after), said))


def _pointers(contents: Contents) -> dict[uuid.UUID, uuid.UUID]:
    return {key: held.version_id for key, held in contents.items()}


def said_steps(version_id: uuid.UUID) -> tuple[Said, ...]:
    """The splits and mergers that people said of a version. One statement."""
    rows = CompetenceStep.objects.filter(framework_version=version_id).order_by("id")
    return tuple((row.former_id, row.latter_id, Step(row.step)) for row in rows)
