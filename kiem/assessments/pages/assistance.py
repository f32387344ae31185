"""Help from a union delegate: what someone opened herself, and what is open to a delegate."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiem.assessments.queries import Assisted, assistance_of, delegates_to_choose, open_to
from kiem.assessments.wording import ASSISTANCE_STATES, ASSISTED
from kiem.foundation.errors import NotFound
from kiem.foundation.periods import Period
from kiem.organisation.access import Viewer
from kiem.organisation.queries import term_on
from kiem.organisation.rules import Term

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class AssistanceRow:
    """One thing that was opened. ``who``: the other of the two."""

    id: uuid.UUID
    who: str
    what: "_StrPromise"
    use: str
    starts_on: date
    last_day: date
    is_open: bool
    state: "_StrPromise"
    looked_on: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class AssistancePage:
    """What she opened, and to whom she may open. ``days``: how long it would be open."""

    opened: tuple[AssistanceRow, ...]
    closed: tuple[AssistanceRow, ...]
    delegates: tuple[tuple[uuid.UUID, str], ...]
    days: int


@dataclass(frozen=True, slots=True)
class AssistingPage:
    """What is open to the one who looks, as union delegate."""

    opened: tuple[AssistanceRow, ...]


def assistance_page(viewer: Viewer) -> AssistancePage:
    """Five statements. Raises NotFound for who is nobody here."""
    if viewer.person_id is None:
        raise NotFound
    term = term_on(Term.ASSISTANCE, viewer.today)
    period = Period(viewer.today, term.after(viewer.today))
    delegates = delegates_to_choose(viewer.person_id, period, viewer.today)
    rows = [(each, _row(each, each.delegate)) for each in assistance_of(viewer)]
    return AssistancePage(
        tuple(row for each, row in rows if each.is_open),
        tuple(row for each, row in rows if not each.is_open),
        tuple((each.person_id, each.name) for each in delegates),
        term.number,
    )


def assisting_page(viewer: Viewer) -> AssistingPage:
    """One statement."""
    return AssistingPage(tuple(_row(each, each.person) for each in open_to(viewer)))


def _row(each: Assisted, who: str) -> AssistanceRow:
    return AssistanceRow(
        each.id,
        who,
        ASSISTED[each.purpose],
        each.purpose.value,
        each.starts_on,
        each.last_day,
        each.is_open,
        ASSISTANCE_STATES[each.state],
        each.looked_on,
    )
