"""All profiles as a list brings them in: of every layer, with what each asks and says. Pure."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiem.competences.rules import plain_name
from kiem.profiles.rules.lines import Layer, ProfileOf, Source, Weight
from kiem.profiles.rules.versions import ProfileVersion, Reference, WrongReference


@dataclass(frozen=True, slots=True)
class ProfileHeld:
    """A profile, or the place of one. ``under``: the family above it, "" for none; ``version`` None: asks nothing."""

    source: Source
    under: str
    version: ProfileVersion | None
    references: tuple[Reference, ...] = ()


def place_on(level: str, spoken: Iterable[Sequence[str]]) -> int | None:
    """The place on a scale that a level stands for: by its name in any language, else by its number.

    ``spoken``: the names of the levels from low to high, once for each language.

    >>> scale = [("nog niet", "wel"), ("pas encore", "oui")]
    >>> place_on("Oui", scale), place_on("1", scale), place_on("3", scale), place_on("sterk", scale)
    (2, 1, None, None)
    """
    wanted, size = plain_name(level), 0
    for names in spoken:
        size = len(names)
        for place, name in enumerate(names, start=1):
            if plain_name(name) == wanted:
                return place
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 3 else 0
    return number if 1 <= number <= size else None


@dataclass(frozen=True, slots=True)
class LineInFull:
    """A competence that a profile asks, by its id or its name. ``level``: the name or the number of the level.

    ``weight`` None: as it was, else essential. ``since``: from when it has been asked.
    """

    competence_id: uuid.UUID | None
    competence: str
    level: str
    weight: Weight | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ProfileInFull:
    """A profile by its own id (``of``), else by its layer and names; ``under``: the name of the family above it.

    What is empty stays as it is. Where there are lines, the profile asks these and no others; so too for results and
    references. ``starts_on``: from when.
    """

    layer: Layer
    name: str = ""
    unit: str = ""
    of: ProfileOf | None = None
    under: str = ""
    starts_on: date | None = None
    purpose: str = ""
    results: tuple[str, ...] = ()
    decision: str = ""
    references: tuple[Reference, ...] = ()
    lines: tuple[LineInFull, ...] = ()


class WrongProfile(StrEnum):
    """Why a list of profiles cannot be brought in."""

    AMBIGUOUS_NAME = "ambiguous_name"
    NO_SUCH_UNIT = "no_such_unit"
    NO_SUCH_FAMILY = "no_such_family"
    FAMILY_CYCLE = "family_cycle"
    REPEATED_PROFILE = "repeated_profile"
    UNKNOWN_COMPETENCE = "unknown_competence"
    AMBIGUOUS_COMPETENCE = "ambiguous_competence"
    REPEATED_COMPETENCE = "repeated_competence"
    TEAM_COMPETENCE = "team_competence"
    UNKNOWN_LEVEL = "unknown_level"
    OTHER_SCALE = "other_scale"
    LATER_THAN_PROFILE = "later_than_profile"
    OVER_THE_MOST = "over_the_most"


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """What is wrong with the profile at ``index`` in the list (from 0), or with its line at ``line``.

    ``value``: what it is about; ``first``: the earlier profile, or line of the same profile, that it repeats.
    """

    index: int
    reason: WrongProfile | WrongReference
    value: str = ""
    line: int | None = None
    nearest: tuple[str, ...] = ()
    first: int | None = None


@dataclass(frozen=True, slots=True)
class LineStep:
    """What becomes of a line: level and weight before and after, None where it is not asked."""

    competence: str
    before: tuple[str, Weight] | None
    after: tuple[str, Weight] | None


@dataclass(frozen=True, slots=True)
class ProfileStep:
    """What becomes of a profile. ``texts``: which of purpose, results, references and decision change."""

    source: Source
    is_new: bool
    starts_on: date
    lines: tuple[LineStep, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllProfilesBroughtIn:
    """What bringing in a list of profiles does. ``moved``: (job or family, the family it comes under).

    ``fingerprint``: of what would be written and what stands there before it, to see later whether that is still so.
    """

    steps: tuple[ProfileStep, ...] = ()
    unchanged: tuple[Source, ...] = ()
    jobs_added: tuple[str, ...] = ()
    families_added: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    problems: tuple[ProfileProblem, ...] = ()
    fingerprint: str = ""

    @property
    def writes(self) -> int:
        return len(self.steps) + len(self.jobs_added) + len(self.families_added) + len(self.moved)
