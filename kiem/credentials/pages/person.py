"""What one person may and can do: for herself, for her leader, and for an HR adviser who opened it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kiem.credentials.models import Entrusting, Licence, Showing
from kiem.credentials.pages.tasks import Task
from kiem.credentials.queries import acts_on, standings_of
from kiem.credentials.queries.people import (
    Event,
    NotedKind,
    entrustings_of,
    licences_of,
    name_looked_after,
    require_looks_after,
    showings_of,
    stops_of,
    the_entrusting,
    whose,
)
from kiem.credentials.rules import EventKind, State, Three
from kiem.credentials.wording import HAPPENED, Said, three_said
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import person_visible_to
from kiem.organisation.rules import Role, last_day


@dataclass(frozen=True, slots=True)
class ActOf:
    """How she stands towards one act: the three apart, and when she last did it. ``is_open``: not known."""

    act_id: uuid.UUID
    name: str
    may: bool
    is_open: bool
    three: tuple[Said, Said, Said]
    practised_on: date | None


@dataclass(frozen=True, slots=True)
class LicenceLine:
    id: uuid.UUID
    kind: str
    number: str
    authority: str
    starts_on: date
    until: date | None
    is_over: bool
    checked_on: date
    checked_by: str


@dataclass(frozen=True, slots=True)
class ShowingLine:
    id: uuid.UUID
    act: str
    shown_on: date
    assessor: str
    qualified_by: str
    review_on: date | None
    review_source: str


@dataclass(frozen=True, slots=True)
class Happened:
    """``word``: suspended, restored or ended."""

    word: str
    day: date
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class EntrustedLine:
    """``holds``: it stands open today, suspended or not; then things can happen to it."""

    id: uuid.UUID
    act: str
    supervisor: str
    starts_on: date
    until: date | None
    given_by: str
    holds: bool
    is_suspended: bool
    events: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class StopLine:
    id: uuid.UUID
    starts_on: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``acts``: of which something is known, or which the law could allow; ``others``: names of the rest.

    ``attention``: what lapsed or lapses within two months. ``shows_stops``: a leader sees only what follows from them.
    """

    person_id: uuid.UUID
    name: str
    acts: tuple[ActOf, ...]
    others: tuple[str, ...]
    attention: tuple[str, ...]
    licences: tuple[LicenceLine, ...]
    shown: tuple[ShowingLine, ...]
    entrusted: tuple[EntrustedLine, ...]
    stops: tuple[StopLine, ...]
    is_herself: bool
    may_look_after: bool
    may_keep: bool
    is_leader: bool


def person_page(viewer: Viewer, person_id: uuid.UUID) -> PersonPage | None:
    """None where an HR adviser has to say why first. Eight statements.

    Raises NotAllowed for whom this viewer does not look after.
    """
    name, is_open = name_looked_after(viewer, person_id)
    return _page(viewer, person_id, name) if is_open else None


def own_page(viewer: Viewer) -> PersonPage:
    """Everything about the viewer herself. Six statements."""
    if viewer.person_id is None:
        raise NotFound
    return _page(viewer, viewer.person_id, viewer.name, herself=True)


def _page(viewer: Viewer, person_id: uuid.UUID, name: str, *, herself: bool = False) -> PersonPage:
    rows = acts_on(viewer.today)
    known = standings_of([person_id], rows, viewer.today)[person_id]
    told = [row for row in rows if _is_something(known[row.act_id])]
    acts = tuple(_act_of(row.act_id, row.name, known[row.act_id], viewer.today) for row in told)
    keeps = viewer.may(Permission.KEEP_ACTS) and not herself
    return PersonPage(
        person_id=person_id,
        name=name,
        acts=acts,
        others=tuple(row.name for row in rows if row not in told),
        attention=tuple(_attention(acts)),
        licences=tuple(_licence(row, viewer.today) for row in licences_of(person_id)),
        shown=_shown(showings_of(person_id), known),
        entrusted=tuple(_line(row, events, viewer.today) for row, events in entrustings_of(person_id)),
        stops=tuple(StopLine(row.id, row.starts_on, last_day(row.ends_before)) for row in stops_of(person_id))
        if herself or keeps
        else (),
        is_herself=herself,
        may_look_after=not herself,
        may_keep=keeps,
        is_leader=viewer.role == Role.LEADER,
    )


def _is_something(three: Three) -> bool:
    """Whether anything is known of her and this act."""
    nothing = (State.UNKNOWN, State.NONE)
    parts = (three.allowed, three.able, three.entrusted)
    return three.practised_on is not None or any(part.state not in nothing for part in parts)


def _act_of(act_id: uuid.UUID, name: str, three: Three, today: date) -> ActOf:
    return ActOf(act_id, name, three.may, three.is_open, three_said(three, today), three.practised_on)


def _attention(acts: Iterable[ActOf]) -> Iterable[str]:
    """What lapsed or lapses soon, or is suspended, in words."""
    asks = {State.EXPIRED.value, State.SUSPENDED.value}
    for act in acts:
        allowed, able, entrusted = act.three
        for part in (allowed, able, entrusted):
            if part.soon or part.state in asks:
                yield f"{act.name}: {part.words}"


def _licence(row: Licence, today: date) -> LicenceLine:
    return LicenceLine(
        row.id,
        row.kind.name,
        row.number,
        row.authority,
        row.starts_on,
        last_day(row.ends_before),
        row.ends_before is not None and row.ends_before <= today,
        row.checked_on,
        row.noted_by.name if row.noted_by else "",
    )


def _shown(rows: Iterable[Showing], known: Mapping[uuid.UUID, Three]) -> tuple[ShowingLine, ...]:
    """The latest first. Only the latest of an act has a day of review: as it is now, stopped clocks counted."""
    lines, seen = [], set[uuid.UUID]()
    for row in rows:
        due = known[row.act_id].able.until if row.act_id in known and row.act_id not in seen else None
        seen.add(row.act_id)
        lines.append(_showing(row, due))
    return tuple(lines)


def _showing(row: Showing, review_on: date | None) -> ShowingLine:
    return ShowingLine(
        row.id,
        row.act.name,
        row.shown_on,
        row.assessor.person.name,
        row.assessor.qualified_by,
        review_on,
        row.review_source,
    )


def _line(row: Entrusting, events: Sequence[Event], today: date) -> EntrustedLine:
    latest = events[-1].kind if events else None
    over = latest is EventKind.ENDED or (row.ends_before is not None and row.ends_before <= today)
    return EntrustedLine(
        id=row.id,
        act=row.act.name,
        supervisor=row.supervisor.name,
        starts_on=row.starts_on,
        until=last_day(row.ends_before),
        given_by=row.noted_by.name if row.noted_by else "",
        holds=not over and row.starts_on <= today,
        is_suspended=latest is EventKind.SUSPENDED,
        events=tuple(Happened(str(HAPPENED[each.kind]), each.day, each.who, each.reason) for each in events),
    )


def opening_task(viewer: Viewer, person_id: uuid.UUID) -> Task:
    """The form on which an HR adviser says why she opens this. Raises NotFound."""
    name = person_visible_to(viewer, person_id).name
    lead = _("%(name)s can read that you opened this, today, to certify, and why.") % {"name": name}
    return Task(_("What someone may and can do"), lead, _("Open"), name, person_id, opens=True)


def person_task(viewer: Viewer, person_id: uuid.UUID, title: str, lead: str, submit: str) -> Task:
    """A form about someone whom this viewer looks after. Raises NotAllowed."""
    require_looks_after(viewer, person_id)
    return Task(title, lead, submit, person_visible_to(viewer, person_id).name, person_id)


def entrusting_task(viewer: Viewer, entrusting_id: uuid.UUID, what: str) -> Task:
    """Suspending, restoring or ending something entrusted. Raises NotFound or NotAllowed."""
    given = the_entrusting(entrusting_id)
    titles = {"suspend": _("Suspend"), "restore": _("Restore"), "end": _("End")}
    lead = _("Say what it is about the act: a new procedure, other material, practice to be taken up again.")
    title = f"{titles[what]}: {given.act.name}"
    return person_task(viewer, given.person_id, title, lead, titles[what])


def noted_task(viewer: Viewer, kind: str, noted_id: uuid.UUID) -> tuple[Task, NotedKind]:
    """Taking back what was noted by mistake. Raises NotFound or NotAllowed."""
    found, person_id = whose(kind, noted_id)
    lead = _("For what was noted by mistake: it no longer counts. It stays kept that you took it back.")
    return person_task(viewer, person_id, _("Take back"), lead, _("Take back")), found
