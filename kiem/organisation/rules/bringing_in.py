"""Bringing in people from a list: what a row says, what can be wrong with it, and what came of it. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kiem.organisation.rules.words import PlacementKind


@dataclass(frozen=True, slots=True)
class PersonToBringIn:
    """One row: a person and one placement. Someone with two placements has two rows.

    ``""`` says nothing: what is known of her mail, number or language stays. No ``ends_before`` says nothing either.
    ``unit_path``: names from the top down, or only as much of the end as makes it clear; empty for who is not placed.
    """

    given_name: str
    family_name: str
    email: str
    personnel_number: str
    language: str
    unit_path: tuple[str, ...]
    job: str
    share: Decimal
    kind: PlacementKind
    starts_on: date
    ends_before: date | None
    leads: bool


class BringInReason(StrEnum):
    """Why a row cannot be brought in."""

    NAME_MISSING = "name_missing"
    TOO_LONG = "too_long"
    NO_MAIL_ADDRESS = "no_mail_address"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNIT_MISSING = "unit_missing"
    JOB_MISSING = "job_missing"
    SHARE_OUT_OF_RANGE = "share_out_of_range"
    END_BEFORE_START = "end_before_start"
    UNIT_AMBIGUOUS = "unit_ambiguous"
    NAME_AMBIGUOUS = "name_ambiguous"
    NUMBER_OF_SOMEONE_ELSE = "number_of_someone_else"
    MAIL_OF_SOMEONE_ELSE = "mail_of_someone_else"
    OTHER_NUMBER = "other_number"
    CONTRADICTS_EARLIER_ROW = "contradicts_earlier_row"
    PLACEMENTS_OVERLAP = "placements_overlap"
    SECOND_LEADER = "second_leader"


@dataclass(frozen=True, slots=True)
class BringInProblem:
    """What is wrong with the row at ``index`` (from 0). ``field``: of PersonToBringIn; ``value``: what it is about."""

    index: int
    reason: BringInReason
    field: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were added, changed, or were there already just so."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class BringInSummary:
    """What bringing in a list does. With any problem nothing is written. Units by path, jobs by name.

    ``fingerprint``: of what would be written and what stands there before it, to see later whether that is still so.
    """

    people: Counts
    placements: Counts
    leaders: Counts
    units_added: tuple[str, ...]
    jobs_added: tuple[str, ...]
    problems: tuple[BringInProblem, ...]
    fingerprint: str

    @property
    def writes(self) -> int:
        """How many rows it adds or changes, whatever they are."""
        counts = (self.people, self.placements, self.leaders)
        return sum(c.added + c.changed for c in counts) + len(self.units_added) + len(self.jobs_added)
