"""The list of acts, and one act: what allows it, when it is looked at again, who assesses it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kiem.competences.queries import competence_names
from kiem.credentials.models import Assessor, ReviewTerm
from kiem.credentials.pages.tasks import Task
from kiem.credentials.queries import acts_on, all_terms, assessors_on, kinds, kinds_of, the_act
from kiem.credentials.wording import months_words
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.queries import the
from kiem.organisation.rules import last_day


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act in the list. ``kinds``: the diplomas and visums that allow it, by name."""

    act_id: uuid.UUID
    name: str
    about: str
    kinds: tuple[str, ...]
    term: str


@dataclass(frozen=True, slots=True)
class ActsPage:
    """``kinds``: every diploma and visum that is known here, by name."""

    acts: tuple[ActLine, ...]
    kinds: tuple[str, ...]
    may_keep: bool


def acts_page(viewer: Viewer) -> ActsPage:
    """Three statements."""
    names = dict(kinds())
    rows = acts_on(viewer.today)
    terms = all_terms([row.act_id for row in rows])
    lines = (
        ActLine(
            row.act_id,
            row.name,
            row.about,
            tuple(sorted(names[kind] for kind in row.kinds)),
            _term(terms.get(row.act_id, ()), viewer.today),
        )
        for row in rows
    )
    return ActsPage(tuple(lines), tuple(names.values()), viewer.may(Permission.KEEP_ACTS))


def _term(terms: Sequence[ReviewTerm], today: date) -> str:
    held = next((each for each in terms if each.starts_on <= today), None)
    return months_words(held.months) if held else ""


@dataclass(frozen=True, slots=True)
class TermLine:
    words: str
    source: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class AssessorLine:
    assessor_id: uuid.UUID
    name: str
    qualified_by: str
    starts_on: date
    until: date | None


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act. ``terms``: the latest first."""

    act_id: uuid.UUID
    name: str
    about: str
    competence: str
    kinds: tuple[str, ...]
    terms: tuple[TermLine, ...]
    assessors: tuple[AssessorLine, ...]
    ended_on: date | None
    may_keep: bool


def act_page(viewer: Viewer, act_id: uuid.UUID) -> ActPage:
    """Six statements. Raises NotFound."""
    act = the_act(act_id)
    names = dict(kinds())
    competences = {each.competence_id: each.name for each in competence_names(viewer.languages)}
    terms = all_terms([act_id]).get(act_id, [])
    return ActPage(
        act_id=act.id,
        name=act.name,
        about=act.about,
        competence=competences.get(act.competence_id, "") if act.competence_id else "",
        kinds=tuple(sorted(names[kind] for kind in kinds_of(act_id))),
        terms=tuple(TermLine(months_words(each.months), each.source, each.starts_on) for each in terms),
        assessors=tuple(_assessor(each) for each in assessors_on(viewer.today, act_id)),
        ended_on=last_day(act.ends_before),
        may_keep=viewer.may(Permission.KEEP_ACTS),
    )


def _assessor(row: Assessor) -> AssessorLine:
    return AssessorLine(row.id, row.person.name, row.qualified_by, row.starts_on, last_day(row.ends_before))


def act_values(act_id: uuid.UUID) -> dict[str, object]:
    """What a form to change an act begins with. Two statements. Raises NotFound."""
    act = the_act(act_id)
    return {"name": act.name, "about": act.about, "competence": act.competence_id, "kinds": kinds_of(act_id)}


def assessor_task(assessor_id: uuid.UUID) -> Task:
    """The last day on which someone assesses. Raises NotFound."""
    row = the(Assessor, assessor_id)
    return Task(_("The last day of an assessor"), "", _("End"), row.person.name, act_id=row.act_id)
