"""Words and small decisions about talks and evaluations. Pure."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from kiem.foundation.purposes import Purpose

LONGEST_WORDS = 2000
LONGEST_REASON = 600
LONGEST_PLACE = 120
FAR_APART = 2
"""From so many levels between the two on, an example is asked."""


class Kind(StrEnum):
    """A talk is about growing; an evaluation is another thing, with its own purpose, notice and signatures."""

    TALK = "talk"
    EVALUATION = "evaluation"


KIND_OF: Mapping[Purpose, Kind] = {Purpose.DEVELOPMENT: Kind.TALK, Purpose.APPRAISAL: Kind.EVALUATION}


class Outcome(StrEnum):
    """What came out about one competence; nothing yet is empty."""

    AGREED = "agreed"
    DIFFERENTLY = "differently"
    DETERMINED = "determined"


class Signs(StrEnum):
    """What a signature says: that she agrees, or only that she received it."""

    AGREEMENT = "agreement"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Said:
    """What came out about one competence. ``own`` and ``leader``: how each of the two sees it, None when not said."""

    outcome: Outcome | None = None
    position: int | None = None
    own: int | None = None
    leader: int | None = None
    reason: str = ""
    example: str = ""


class CannotSay(StrEnum):
    """Why what came out about a competence cannot be kept like that."""

    OUTCOME = "outcome"
    LEVEL = "level"
    REASON = "reason"
    BOTH_VIEWS = "both_views"
    SAME_VIEWS = "same_views"
    EXAMPLE = "example"


def are_alike(own: int | None, leader: int | None) -> bool:
    """Whether the two see the same level; a view that is not there is not alike.

    >>> are_alike(2, 2), are_alike(None, None)
    (True, False)
    """
    return own is not None and own == leader


def are_far_apart(own: int | None, leader: int | None) -> bool:
    """Whether two or more levels lie between the two.

    >>> are_far_apart(1, 3), are_far_apart(2, 3), are_far_apart(None, 4)
    (True, False, False)
    """
    return own is not None and leader is not None and abs(own - leader) >= FAR_APART


def why_not_say(said: Said, kind: Kind, levels: int, *, known: int | None) -> CannotSay | None:
    """What stands in the way, or None. ``levels``: of the scale; ``known``: the level that stood there before.

    A level that both see, or that stood there already, is agreed on without a reason; any other wants one.

    >>> why_not_say(Said(Outcome.AGREED, 3, own=2, leader=3), Kind.TALK, 4, known=None)
    <CannotSay.REASON: 'reason'>
    >>> why_not_say(Said(Outcome.AGREED, 3, own=3, leader=3), Kind.TALK, 4, known=None)
    """
    if said.outcome is None:
        return None
    if (said.outcome is Outcome.DETERMINED) is not (kind is Kind.EVALUATION):
        return CannotSay.OUTCOME
    if any(not 1 <= each <= levels for each in (said.position, said.own, said.leader) if each is not None):
        return CannotSay.LEVEL
    if are_far_apart(said.own, said.leader) and not said.example:
        return CannotSay.EXAMPLE
    return _why_not_differ(said) if said.outcome is Outcome.DIFFERENTLY else _why_not_level(said, known)


def _why_not_differ(said: Said) -> CannotSay | None:
    if said.own is None or said.leader is None:
        return CannotSay.BOTH_VIEWS
    return CannotSay.SAME_VIEWS if said.own == said.leader else None


def _why_not_level(said: Said, known: int | None) -> CannotSay | None:
    if said.position is None:
        return CannotSay.LEVEL
    seen_by_both = are_alike(said.own, said.leader) and said.position == said.own
    stands = said.outcome is Outcome.AGREED and said.position == known and said.own is said.leader is None
    return None if said.reason or seen_by_both or stands else CannotSay.REASON


@dataclass(frozen=True, slots=True)
class TopicSaid:
    """One competence of a record, as it is signed."""

    competence_version_id: uuid.UUID
    said: Said


@dataclass(frozen=True, slots=True)
class Record:
    """All that is signed: what came out, the next step in her own words, and what her manager will do."""

    kind: Kind
    held_on: date
    topics: tuple[TopicSaid, ...]
    next_step: str = ""
    next_step_by: date | None = None
    manager_does: str = ""


def digest_of(record: Record) -> bytes:
    """A fingerprint of what is signed: another one as soon as a letter changes.

    >>> one = Record(Kind.TALK, date(2026, 11, 26), ())
    >>> digest_of(one) == digest_of(one), len(digest_of(one))
    (True, 32)
    """
    topics = [[str(each.competence_version_id), *_fields(each.said)] for each in record.topics]
    by = record.next_step_by.isoformat() if record.next_step_by else None
    whole = [record.kind, record.held_on.isoformat(), topics, record.next_step, by, record.manager_does]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def _fields(said: Said) -> Sequence[str | int | None]:
    return said.outcome, said.position, said.own, said.leader, said.reason, said.example


class CannotSign(StrEnum):
    """Why a record cannot be signed yet."""

    EARLY = "early"
    NO_STEP = "no_step"
    NO_DATE = "no_date"
    NO_PROMISE = "no_promise"
    NOTHING = "nothing"
    EVALUATOR_FIRST = "evaluator_first"


def why_not_sign(record: Record, today: date, *, by_employee: bool, leader_signed: bool) -> CannotSign | None:
    """What stands in the way of a signature, or None.

    A talk ends with one next step, a date, and what her manager does. An evaluation holds something determined, and
    the evaluator signs first: the employee signs what lies before her.

    >>> why_not_sign(Record(Kind.TALK, date(2026, 1, 2), ()), date(2026, 1, 1), by_employee=True, leader_signed=False)
    <CannotSign.EARLY: 'early'>
    """
    if today < record.held_on:
        return CannotSign.EARLY
    if record.kind is Kind.EVALUATION:
        if not any(each.said.outcome for each in record.topics):
            return CannotSign.NOTHING
        return CannotSign.EVALUATOR_FIRST if by_employee and not leader_signed else None
    if not record.next_step:
        return CannotSign.NO_STEP
    if record.next_step_by is None:
        return CannotSign.NO_DATE
    return None if record.manager_does else CannotSign.NO_PROMISE


class CannotPlan(StrEnum):
    """Why a conversation cannot be planned on a day."""

    PAST = "past"
    NOTICE = "notice"
    FAR = "far"


def why_not_plan(on: date, today: date, *, kind: Kind, notice_days: int) -> CannotPlan | None:
    """What stands in the way, or None. An evaluation is announced ``notice_days`` before.

    >>> why_not_plan(date(2026, 1, 10), date(2026, 1, 1), kind=Kind.EVALUATION, notice_days=14)
    <CannotPlan.NOTICE: 'notice'>
    """
    if on < today:
        return CannotPlan.PAST
    if on > today + timedelta(days=366):
        return CannotPlan.FAR
    return CannotPlan.NOTICE if kind is Kind.EVALUATION and (on - today).days < notice_days else None


def may_still_reply(kind: Kind, closed_on: date, today: date, *, reply_days: int) -> bool:
    """Whether she may still write a reply: to a talk always, to an evaluation for so many days after the signatures.

    >>> may_still_reply(Kind.EVALUATION, date(2026, 1, 1), date(2026, 1, 17), reply_days=15)
    False
    """
    return kind is Kind.TALK or (today - closed_on).days <= reply_days


@dataclass(frozen=True, slots=True)
class When:
    """When and where two people meet."""

    on: date
    starts_at: time | None = None
    place: str = ""
