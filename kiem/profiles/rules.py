"""Words of what a job asks, and how lines of several jobs come together. Pure."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kiem.competences.rules import KIND_ORDER, CompetenceKind, plain_name


class Weight(StrEnum):
    """Whether a requirement is needed for the job or helps in it."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"


AT_MOST_REQUIREMENTS = 12


@dataclass(frozen=True, slots=True)
class RequiredLevel:
    """One line of what a job asks.

    ``competence_version_id`` is the wording the line was made with; ``name`` and ``kind`` are today's. ``reworded``:
    the language that counts words it otherwise by now; ``retired``: it is no longer in that language.
    """

    job_id: uuid.UUID
    job_name: str
    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    name: str
    kind: CompetenceKind
    scale_version_id: uuid.UUID
    position: int
    weight: Weight
    reworded: bool = False
    retired: bool = False

    @property
    def asks(self) -> tuple[uuid.UUID, int, Weight]:
        """What makes two lines on one competence the same: scale, level and weight."""
        return self.scale_version_id, self.position, self.weight


@dataclass(frozen=True, slots=True)
class AskedLevel:
    """What is asked of a person on one competence, over all her jobs. ``jobs``: which of them ask it, (id, name)."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    name: str
    kind: CompetenceKind
    scale_version_id: uuid.UUID
    position: int
    weight: Weight
    jobs: tuple[tuple[uuid.UUID, str], ...]


def in_order(line: RequiredLevel | AskedLevel) -> tuple[bool, int, str]:
    """Essential before desirable, core before the rest, then by name."""
    return line.weight is Weight.DESIRABLE, KIND_ORDER[line.kind], plain_name(line.name)


def asked_over(lines: Iterable[RequiredLevel]) -> tuple[AskedLevel, ...]:
    """Merge the lines of one person's jobs: on one scale the higher level counts, and essential over desirable.

    Levels of different scales are never compared: such lines stay apart.
    """
    merged: dict[tuple[uuid.UUID, uuid.UUID], AskedLevel] = {}
    for line in lines:
        key = (line.competence_id, line.scale_version_id)
        known = merged.get(key)
        merged[key] = _both(known, line) if known else _alone(line)
    return tuple(sorted(merged.values(), key=in_order))


def _alone(line: RequiredLevel) -> AskedLevel:
    return AskedLevel(
        line.competence_id,
        line.competence_version_id,
        line.name,
        line.kind,
        line.scale_version_id,
        line.position,
        line.weight,
        ((line.job_id, line.job_name),),
    )


def _both(known: AskedLevel, line: RequiredLevel) -> AskedLevel:
    higher = _alone(line) if line.position > known.position else known
    weight = Weight.ESSENTIAL if Weight.ESSENTIAL in (known.weight, line.weight) else Weight.DESIRABLE
    return replace(higher, weight=weight, jobs=(*known.jobs, (line.job_id, line.job_name)))


def asked_of_each(
    jobs_of: Mapping[uuid.UUID, Iterable[uuid.UUID]], lines: Mapping[uuid.UUID, Sequence[RequiredLevel]]
) -> dict[uuid.UUID, tuple[AskedLevel, ...]]:
    """What is asked of each person, from her jobs and the lines of each job. People with the same jobs share it."""
    ready: dict[tuple[uuid.UUID, ...], tuple[AskedLevel, ...]] = {}
    asked = {}
    for person, jobs in jobs_of.items():
        key = tuple(sorted(set(jobs)))
        if key not in ready:
            ready[key] = asked_over(line for job in key for line in lines.get(job, ()))
        asked[person] = ready[key]
    return asked


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """What a job asks from a day on. ``ends_before``: the start of the next version, None for the last."""

    version_id: uuid.UUID
    number: int
    starts_on: date
    ends_before: date | None
    purpose: str
    lines: tuple[RequiredLevel, ...]


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """What a version of a profile changed against the one before. ``changed``: (line before, line after)."""

    added: tuple[RequiredLevel, ...]
    changed: tuple[tuple[RequiredLevel, RequiredLevel], ...]
    removed: tuple[RequiredLevel, ...]


def change_between(before: Sequence[RequiredLevel], after: Sequence[RequiredLevel]) -> ProfileChange:
    """Compare two versions of a profile line by line."""
    old = {line.competence_id: line for line in before}
    new = {line.competence_id: line for line in after}
    return ProfileChange(
        added=tuple(line for line in after if line.competence_id not in old),
        changed=tuple(
            (old[line.competence_id], line)
            for line in after
            if line.competence_id in old and old[line.competence_id].asks != line.asks
        ),
        removed=tuple(line for line in before if line.competence_id not in new),
    )


@dataclass(frozen=True, slots=True)
class LineToBringIn:
    """One line of a list of profiles: a job and a competence by name, a level by its place, and a weight."""

    job: str
    competence: str
    position: int
    weight: Weight = Weight.ESSENTIAL


@dataclass(frozen=True, slots=True)
class ProfilesBroughtIn:
    """What bringing in profiles did: names of jobs whose profile changed, and of those that already asked just that."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
