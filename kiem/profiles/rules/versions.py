"""A profile through time: its versions, what they changed, what it refers to, and lists of profiles. Pure."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiem.foundation.periods import Period
from kiem.profiles.rules.lines import RequiredLevel, Weight

LONGEST_PURPOSE = 2_000
LONGEST_RESULT = 300
MOST_RESULTS = 12
LONGEST_DECISION = 300
MOST_REFERENCES = 8
LONGEST_CODE = 300
LONGEST_LABEL = 160


class ReferenceScheme(StrEnum):
    """A classification that a profile may point to: for looking up, never for pay."""

    IFIC = "ific"
    ISCO = "isco"
    ESCO = "esco"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a job stands in a classification. ``code``: its code there, or for ESCO the URI of the occupation.

    ``share``: how much of the job it covers, in per cent; None when nobody said.
    """

    scheme: ReferenceScheme
    code: str
    label: str = ""
    share: int | None = None


class WrongReference(StrEnum):
    """Why references cannot stand as they are."""

    TWICE = "twice"
    OVER_A_HUNDRED = "over_a_hundred"
    NO_ESCO_ADDRESS = "no_esco_address"
    TOO_MANY = "too_many"


ESCO_OCCUPATION = "http://data.europa.eu/esco/occupation/"


def why_not_refer(references: Sequence[Reference]) -> WrongReference | None:
    """The first reason why these references cannot stand together, or None.

    >>> why_not_refer([Reference(ReferenceScheme.IFIC, "6170", share=60), Reference(ReferenceScheme.IFIC, "6172",
    ... share=50)])
    <WrongReference.OVER_A_HUNDRED: 'over_a_hundred'>
    """
    if len(references) > MOST_REFERENCES:
        return WrongReference.TOO_MANY
    if len({(each.scheme, each.code) for each in references}) < len(references):
        return WrongReference.TWICE
    for scheme in ReferenceScheme:
        if sum(each.share or 0 for each in references if each.scheme is scheme) > 100:
            return WrongReference.OVER_A_HUNDRED
    if any(each.scheme is ReferenceScheme.ESCO and not each.code.startswith(ESCO_OCCUPATION) for each in references):
        return WrongReference.NO_ESCO_ADDRESS
    return None


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """What a profile asks from a day on. ``ends_before``: the start of the next version, None for the last.

    ``results``: what the work is to bring about, in order. ``decision``: who decided it, "" when nobody wrote that.
    """

    version_id: uuid.UUID
    number: int
    starts_on: date
    ends_before: date | None
    purpose: str
    lines: tuple[RequiredLevel, ...]
    results: tuple[str, ...] = ()
    decision: str = ""

    def holds_on(self, day: date) -> bool:
        return Period(self.starts_on, self.ends_before).includes(day)


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
