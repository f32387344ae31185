"""What asks for attention, each with its day: in short on the first page, and whole as a list to print."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from kiem.assessments.queries import PaperLine, forms_of, newly_brought_in, paper_lines, rounds_to_close
from kiem.competences.queries import proposal_news
from kiem.conversations.queries import ConversationLine, conversations_of
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.rules import last_day
from kiem.portfolio.queries import expiring_soon

FRESH = timedelta(days=30)
"""How long a list that was brought in asks those whom it is about to look; and how far ahead talks are shown."""


class Asks(StrEnum):
    """What is to be done."""

    MEET = "meet"
    SIGN = "sign"
    LOOK = "look"
    ENTER = "enter"
    CONFIRM = "confirm"
    BROUGHT_IN = "brought_in"
    CLOSE = "close"
    DECIDE = "decide"
    RENEW = "renew"


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing to do. ``on``: its day, or until when; None where it has none. ``count``: of how many it is about.

    ``whom``: the other one in a conversation, of which nothing says of what kind it is. ``title``: of a round, or of a
    certificate of her own.
    """

    asks: Asks
    on: date | None
    count: int = 1
    at: time | None = None
    place: str = ""
    whom: str = ""
    title: str = ""
    id: UUID | None = None
    purpose: Purpose | None = None

    @property
    def is_over(self) -> bool:
        """Whether its day is over, so that it is late rather than to come."""
        return self.asks in (Asks.SIGN, Asks.CLOSE)


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The list of one person, in the role in which she looks, as it stands on ``day``."""

    name: str
    day: date
    rows: tuple[Waits, ...]


def waiting_page(viewer: Viewer, at: datetime) -> WaitingPage:
    """At most eight statements. Own data."""
    rows = [*conversations_waiting(viewer), *_forms(viewer), *rounds_waiting(viewer), *_brought_in(viewer, at)]
    rows += [_paper(line) for line in papers_waiting(viewer)]
    rows += certificates_ending(viewer)
    if viewer.may(Permission.STEWARD_LANGUAGE) and (number := proposal_news(viewer.person_id, at - FRESH).waiting):
        rows.append(Waits(Asks.DECIDE, None, number))
    return WaitingPage(viewer.name, viewer.today, tuple(sorted(rows, key=lambda row: (row.on or date.max, row.asks))))


def conversations_waiting(viewer: Viewer) -> list[Waits]:
    """Those of hers and those she holds that come within a month, or that are still to sign. One statement."""
    lines = conversations_of(viewer)
    found = [_conversation(line, viewer.today) for line in lines if not (line.i_review or line.called_off)]
    return sorted((one for one in found if one), key=lambda one: one.on or date.max)


def _conversation(line: ConversationLine, today: date) -> Waits | None:
    if line.closed_at is not None or line.when.on > today + FRESH:
        return None
    return Waits(
        Asks.MEET if line.when.on >= today else Asks.SIGN,
        line.when.on,
        at=line.when.starts_at,
        place=line.when.place,
        whom=line.leader if line.is_about_me else line.person,
        id=line.id,
        purpose=line.purpose,
    )


def _forms(viewer: Viewer) -> Iterator[Waits]:
    """Forms of hers that are not done, by round: of whom they are stands on the forms, not on a sheet of paper."""
    waiting = Counter((form.closes_on, form.title) for form in forms_of(viewer) if not form.submitted)
    for (until, title), number in waiting.items():
        yield Waits(Asks.LOOK, until, number, title=title)


def papers_waiting(viewer: Viewer) -> list[PaperLine]:
    """Forms that she enters from paper for another, and what was entered for her that waits for her yes. Own data.

    One statement.
    """
    return [line for line in paper_lines(viewer) if line.i_help or line.entered]


def _paper(line: PaperLine) -> Waits:
    """Without a name: on a sheet of paper nothing says who helps whom."""
    return Waits(Asks.ENTER if line.i_help else Asks.CONFIRM, line.closes_on, title=line.title)


def rounds_waiting(viewer: Viewer) -> list[Waits]:
    """Rounds that she may close and whose last day is over. At most one statement."""
    rows = rounds_to_close(viewer)
    return [Waits(Asks.CLOSE, row.closes_on, title=row.title, id=row.id, purpose=row.purpose) for row in rows]


def certificates_ending(viewer: Viewer) -> list[Waits]:
    """Certificates in her portfolio that end within sixty days, each with the last day on which it holds. Own data.

    One statement.
    """
    found = ((one, last_day(one.ends_before)) for one in expiring_soon(viewer))
    return [Waits(Asks.RENEW, day, title=one.title, id=one.id) for one, day in found]


def _brought_in(viewer: Viewer, at: datetime) -> Iterator[Waits]:
    found = newly_brought_in(viewer, at - FRESH)
    if found.on:
        yield Waits(Asks.BROUGHT_IN, None, found.count)
