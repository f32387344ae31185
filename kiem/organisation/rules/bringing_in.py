"""Bringing in people from a list: what a row says, what can be wrong with it, and what came of it. Pure."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kiem.organisation.rules.words import MandateKind, PlacementKind


@dataclass(frozen=True, slots=True)
class PersonToBringIn:
    """One row: a person and one placement. Someone with two placements has two rows.

    ``""`` says nothing: what is known of her mail, number or language stays. No ``ends_before`` says nothing either.
    ``role``: for the whole organisation; it is only asked, and given by a second person.
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
    role: MandateKind | None = None


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
class FullList:
    """A list said to be complete, held against who works here ``on`` a day.

    ``ends``: of the placements that it proposes to end, those that someone ticked; they hold no longer from
    ``ends_before`` on. Nothing is ended that was not ticked.
    """

    on: date
    ends: frozenset[uuid.UUID] = frozenset()
    ends_before: date | None = None


@dataclass(frozen=True, slots=True)
class WouldEnd:
    """A placement of which a full list says nothing. ``in_list``: the person is in the list, but not with this one."""

    placement_id: uuid.UUID
    person: str
    unit: str
    job: str
    starts_on: date
    in_list: bool


class RowSign(StrEnum):
    """What a row does: someone new, or something new about someone known."""

    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """``field``: of PersonToBringIn; what stands there, and what comes in its place. "" for nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowDone:
    """What the row at ``index`` writes."""

    index: int
    sign: RowSign
    person: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class BringInSummary:
    """What bringing in a list does. With any problem nothing is written. Units by path, jobs by name.

    ``rows``: the first 5,000 rows that write something, in the order of the list, of ``rows_written``. ``would_end``:
    what a full list proposes to end; ``ended``: how many of those were ticked. ``fingerprint``: of what would be
    written, of what stands there before it and of what is proposed, to see later whether that is still so.
    """

    people: Counts
    placements: Counts
    leaders: Counts
    units_added: tuple[str, ...]
    jobs_added: tuple[str, ...]
    problems: tuple[BringInProblem, ...]
    fingerprint: str
    rows: tuple[RowDone, ...] = ()
    would_end: tuple[WouldEnd, ...] = ()
    ended: int = 0
    rows_written: int = 0
    roles_asked: int = 0

    @property
    def writes(self) -> int:
        """How many rows it adds, changes or ends, whatever they are."""
        counts = (self.people, self.placements, self.leaders)
        return (
            sum(c.added + c.changed for c in counts)
            + len(self.units_added)
            + len(self.jobs_added)
            + self.ended
            + self.roles_asked
        )
