"""Words of what a profile asks, and how the lines of several layers and jobs come together. Pure."""

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


class Layer(StrEnum):
    """Of whom a profile asks its lines, from everyone to one place."""

    ORGANISATION = "organisation"
    FAMILY = "family"
    JOB = "job"
    POSITION = "position"


LAYER_ORDER = {layer: place for place, layer in enumerate(Layer)}
FEWEST_ADVISED = 8
AT_MOST_REQUIREMENTS = 12


@dataclass(frozen=True, slots=True)
class ProfileOf:
    """What a profile belongs to: the whole organisation, a job family, a job, or a position (a job in a unit)."""

    layer: Layer
    job_id: uuid.UUID | None = None
    family_id: uuid.UUID | None = None
    unit_id: uuid.UUID | None = None

    @property
    def key(self) -> str:
        """How it stands in an address.

        >>> WHOLE_ORGANISATION.key, of_family(uuid.UUID(int=1)).key[-4:]
        ('organisation', '0001')
        """
        if self.layer is Layer.ORGANISATION:
            return "organisation"
        if self.layer is Layer.FAMILY:
            return f"family/{self.family_id}"
        return f"{self.job_id}/at/{self.unit_id}" if self.layer is Layer.POSITION else str(self.job_id)


WHOLE_ORGANISATION = ProfileOf(Layer.ORGANISATION)


def of_job(job_id: uuid.UUID) -> ProfileOf:
    return ProfileOf(Layer.JOB, job_id=job_id)


def of_family(family_id: uuid.UUID) -> ProfileOf:
    return ProfileOf(Layer.FAMILY, family_id=family_id)


def of_position(job_id: uuid.UUID, unit_id: uuid.UUID) -> ProfileOf:
    return ProfileOf(Layer.POSITION, job_id=job_id, unit_id=unit_id)


def profile_of(key: str) -> ProfileOf | None:
    """What a key in an address names; None for what is no key.

    >>> profile_of("organisation") == WHOLE_ORGANISATION, profile_of("elsewhere")
    (True, None)
    """
    try:
        match key.split("/"):
            case ["organisation"]:
                return WHOLE_ORGANISATION
            case ["family", family]:
                return of_family(uuid.UUID(family))
            case [job, "at", unit]:
                return of_position(uuid.UUID(job), uuid.UUID(unit))
            case [job]:
                return of_job(uuid.UUID(job))
    except ValueError:
        pass
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """The profile a line comes from. ``name``: of the job or family, "" for the whole organisation; ``unit``: of a
    position.
    """

    of: ProfileOf
    name: str = ""
    unit: str = ""

    @property
    def layer(self) -> Layer:
        return self.of.layer


@dataclass(frozen=True, slots=True)
class RequiredLevel:
    """One line of what a profile asks.

    ``competence_version_id`` is the wording the line was made with; ``name`` and ``kind`` are today's. ``reworded``:
    the language that counts words it otherwise by now; ``retired``: it is no longer in that language. ``since``: the
    first day from which this profile asks just this, without a break. ``aspect``: "" when nobody said.
    """

    source: Source
    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    name: str
    kind: CompetenceKind
    scale_version_id: uuid.UUID
    position: int
    weight: Weight
    since: date | None = None
    aspect: str = ""
    reworded: bool = False
    retired: bool = False

    @property
    def asks(self) -> tuple[uuid.UUID, int, Weight]:
        """What makes two lines on one competence the same: scale, level and weight."""
        return self.scale_version_id, self.position, self.weight


@dataclass(frozen=True, slots=True)
class AskedLevel:
    """What is asked on one competence over all layers (and all jobs of a person). ``lines``: which profiles ask it."""

    competence_id: uuid.UUID
    competence_version_id: uuid.UUID
    name: str
    kind: CompetenceKind
    scale_version_id: uuid.UUID
    position: int
    weight: Weight
    lines: tuple[RequiredLevel, ...]

    @property
    def aspect(self) -> str:
        return next((line.aspect for line in self.lines if line.aspect), "")


def in_order(line: RequiredLevel | AskedLevel) -> tuple[bool, int, str]:
    """Essential before desirable, core before the rest, then by name."""
    return line.weight is Weight.DESIRABLE, KIND_ORDER[line.kind], plain_name(line.name)


def from_wide_to_near(line: RequiredLevel) -> tuple[int, str, str]:
    """The whole organisation first, the position last."""
    return LAYER_ORDER[line.source.layer], plain_name(line.source.name), plain_name(line.source.unit)


def asked_over(lines: Iterable[RequiredLevel]) -> tuple[AskedLevel, ...]:
    """Merge lines of several layers and jobs: on one scale the higher level counts, and essential over desirable.

    A line that two jobs share (of the organisation, of their family) counts once. Levels of different scales are never
    compared: such lines stay apart.
    """
    merged: dict[tuple[uuid.UUID, uuid.UUID], AskedLevel] = {}
    for line in lines:
        key = (line.competence_id, line.scale_version_id)
        known = merged.get(key)
        if known is None:
            merged[key] = _alone(line)
        elif all(line.source.of != other.source.of for other in known.lines):
            merged[key] = _both(known, line)
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
        (line,),
    )


def _both(known: AskedLevel, line: RequiredLevel) -> AskedLevel:
    higher = _alone(line) if line.position > known.position else known
    weight = Weight.ESSENTIAL if Weight.ESSENTIAL in (known.weight, line.weight) else Weight.DESIRABLE
    return replace(higher, weight=weight, lines=tuple(sorted((*known.lines, line), key=from_wide_to_near)))


def asked_of_each(
    spots_of: Mapping[uuid.UUID, Iterable[ProfileOf]], lines: Mapping[ProfileOf, Sequence[RequiredLevel]]
) -> dict[uuid.UUID, tuple[AskedLevel, ...]]:
    """What is asked of each person, from where she is placed and the lines there. People with the same places share it.

    ``lines``: by place (a job, or a job in a unit), over all its layers.
    """
    ready: dict[frozenset[ProfileOf], tuple[AskedLevel, ...]] = {}
    asked = {}
    for person, spots in spots_of.items():
        key = frozenset(spots)
        if key not in ready:
            found = [line for spot in key for line in lines.get(spot, ())]
            ready[key] = asked_over(sorted(found, key=from_wide_to_near))
        asked[person] = ready[key]
    return asked
