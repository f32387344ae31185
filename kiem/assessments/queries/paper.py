"""A form on paper: who helps whom with which form, what was entered and not confirmed yet, and who may be named."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Concat

from kiem.assessments.models import AskedCompetence, LookForm, PaperAnswer, PaperHelp, SubjectCompetence
from kiem.assessments.rules import ViewFrom
from kiem.competences.models import CompetenceText
from kiem.competences.queries import reading_order, worded_name
from kiem.engine.fingerprints import fingerprint
from kiem.foundation.languages import text_in
from kiem.foundation.models.annotated import annotated
from kiem.foundation.periods import Period
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer
from kiem.organisation.models import Person
from kiem.organisation.queries import leads_within

_SAID = Q(position__isnull=False) | Q(not_seen=True) | Q(comment__gt="")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """Help with one form. ``person``: about whom; ``looker``: whose form. ``entered``: on how many competences."""

    help_id: uuid.UUID
    asked_id: uuid.UUID
    person: str
    looker: str
    helper: str
    view_from: ViewFrom
    purpose: Purpose
    title: str
    closes_on: date
    entered: int
    i_help: bool


def paper_lines(viewer: Viewer) -> list[PaperLine]:
    """The forms she enters for others, and her own that someone enters for her, in open rounds. Own data only.

    Those that close first on top. One statement.
    """
    if viewer.use is not Use.OWN_DATA:
        return []
    rows = _with_names(PaperHelp.objects.filter(Q(helper=viewer.person_id) | Q(looker=viewer.person_id)))
    return [_line(row, viewer) for row in rows.order_by("round__closes_on", "person__sort_key", "id")]


def _with_names(rows: QuerySet[PaperHelp]) -> QuerySet[PaperHelp]:
    said = Q(answers__position__isnull=False) | Q(answers__not_seen=True) | Q(answers__comment__gt="")
    found = rows.filter(round__closed_at=None).select_related("person", "looker", "helper", "round")
    return found.annotate(entered=Count("answers", filter=said))


def _line(row: PaperHelp, viewer: Viewer) -> PaperLine:
    return PaperLine(
        row.id,
        row.asked_id,
        row.person.name,
        row.looker.name,
        row.helper.name,
        ViewFrom(row.view_from),
        Purpose(row.purpose),
        row.round.title,
        row.round.closes_on,
        annotated(row, "entered", int),
        row.helper_id == viewer.person_id,
    )


def own_paper(viewer: Viewer, asked_id: uuid.UUID) -> PaperLine | None:
    """Who helps her with a form of hers; None when nobody does. Under the round's use. One statement."""
    row = _with_names(PaperHelp.objects.filter(asked=asked_id, looker=viewer.person_id)).first()
    return _line(row, viewer) if row else None


def paper_to_enter(viewer: Viewer, help_id: uuid.UUID) -> PaperLine | None:
    """A form that she enters for another and may still enter today; else None. Under its use. Three statements."""
    row = _with_names(PaperHelp.objects.filter(id=help_id, helper=viewer.person_id)).first()
    if row is None or not may_help(row, row.helper_id, viewer.today):
        return None
    return _line(row, viewer)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered from paper on one competence."""

    position: int | None
    not_seen: bool
    comment: str


def entered_from_paper(help_id: uuid.UUID) -> dict[uuid.UUID, Entered]:
    """By ``SubjectCompetence``, for the two who may read it. One statement."""
    rows = PaperAnswer.objects.filter(_SAID, help=help_id)
    return {row.subject_competence_id: Entered(row.position, row.not_seen, row.comment) for row in rows}


def paper_fingerprint(entered: Mapping[uuid.UUID, Entered]) -> str:
    """By which she who confirms says what it is that she read."""
    return fingerprint(entered)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One competence of a form on paper. ``plain_text``: what it is about, for who reads with difficulty."""

    id: uuid.UUID
    competence_version_id: uuid.UUID
    scale_version_id: uuid.UUID
    name: str
    plain_text: str


def on_paper(viewer: Viewer, asked_id: uuid.UUID) -> list[OnPaper]:
    """What one is asked to look at, in order, in the reader's words. Two statements."""
    asked = AskedCompetence.objects.filter(asked=asked_id).values("subject_competence")
    found = SubjectCompetence.objects.filter(id__in=asked).order_by("place")
    rows = list(found.annotate(name=worded_name("competence_version", viewer.languages)))
    order = reading_order(viewer.languages)
    plain: dict[uuid.UUID, dict[str, str]] = {}
    for text in CompetenceText.objects.filter(competence_version__in=[row.competence_version_id for row in rows]):
        plain.setdefault(text.competence_version_id, {})[text.language] = text.plain_text or text.definition
    return [
        OnPaper(
            row.id,
            row.competence_version_id,
            row.scale_version_id,
            row.name,
            text_in(plain.get(row.competence_version_id, {}), order[0], order[1:]),
        )
        for row in rows
    ]


def code_of(viewer: Viewer, asked_id: uuid.UUID) -> uuid.UUID | None:
    """What the code on the paper of her own form says: an id that means nothing once the round is closed."""
    found = LookForm.objects.filter(asked=asked_id, looker=viewer.person_id, round__closed_at=None)
    return found.values_list("id", flat=True).first()


@dataclass(frozen=True, slots=True)
class Coded:
    """Where a code leads: to her own form (``asked_id``), or to one that she enters for another (``help_id``)."""

    purpose: Purpose
    asked_id: uuid.UUID | None = None
    help_id: uuid.UUID | None = None


def where_code_leads(viewer: Viewer, code: uuid.UUID) -> Coded | None:
    """None when the code is not, or no longer, for her. Own data only. At most two statements."""
    if viewer.use is not Use.OWN_DATA:
        return None
    own = LookForm.objects.filter(id=code, looker=viewer.person_id, round__closed_at=None).first()
    if own:
        return Coded(Purpose(own.purpose), asked_id=own.asked_id)
    help = PaperHelp.objects.filter(form=code, helper=viewer.person_id, round__closed_at=None).first()
    return Coded(Purpose(help.purpose), help_id=help.id) if help else None


def people_called(called: str) -> list[uuid.UUID]:
    """Who has exactly this name, or this mail address. One statement."""
    named = Person.objects.annotate(whole=Concat(F("given_name"), Value(" "), F("family_name")))
    found = named.filter(Q(whole__iexact=called) | (Q(email__iexact=called) & ~Q(email="")))
    return list(found.values_list("id", flat=True)[:2])


# Units in which who is looked at works, worked when the round opened, or which she leads: who works there may look at
# her too, and who leads there is beside her.
_MAY_HELP = """
WITH subject AS (
  SELECT id, round_id, person_id, unit_id, manager_id FROM assessments_subject WHERE id = %(subject)s
), works AS (
  SELECT placement.unit_id FROM organisation_placement AS placement JOIN subject USING (person_id)
  WHERE placement.starts_on <= %(today)s AND (placement.ends_before IS NULL OR placement.ends_before > %(today)s)
  UNION SELECT unit_id FROM subject WHERE unit_id IS NOT NULL
  UNION SELECT mandate.unit_id FROM organisation_mandate AS mandate JOIN subject USING (person_id)
  WHERE mandate.kind IN ('leader', 'substitute') AND mandate.starts_on <= %(today)s
    AND (mandate.ends_before IS NULL OR mandate.ends_before > %(today)s)
)
SELECT EXISTS (
  SELECT FROM organisation_person AS person
  JOIN accounts_membership AS membership ON membership.id = person.membership_id AND membership.ended_at IS NULL
  JOIN subject ON subject.person_id <> person.id AND subject.manager_id IS DISTINCT FROM person.id
  JOIN assessments_round AS round ON round.id = subject.round_id AND round.planned_by_id IS DISTINCT FROM person.id
  WHERE person.id = %(helper)s AND person.id <> %(looker)s
    AND NOT EXISTS (
      SELECT FROM organisation_placement AS placement
      WHERE placement.person_id = person.id AND placement.unit_id IN (SELECT unit_id FROM works)
        AND placement.starts_on <= %(today)s AND (placement.ends_before IS NULL OR placement.ends_before > %(today)s))
    AND NOT EXISTS (
      SELECT FROM organisation_mandate AS mandate
      WHERE mandate.person_id = person.id
        AND (mandate.kind IN ('hr_adviser', 'director', 'administrator')
          OR mandate.kind IN ('leader', 'substitute') AND mandate.unit_id IN (SELECT unit_id FROM works))
        AND mandate.starts_on <= %(today)s AND (mandate.ends_before IS NULL OR mandate.ends_before > %(today)s))
    AND NOT EXISTS (
      SELECT FROM assessments_asked AS asked WHERE asked.subject_id = subject.id AND asked.looker_id = person.id)
)
"""


def may_help(form: LookForm | PaperHelp, helper_id: uuid.UUID, today: date) -> bool:
    """Whether someone may enter a form from paper for another today (decision 21). Under the round's use.

    She has an account, does not work with whom it is about, leads neither of the two, wherever these work or lead
    themselves, is not of HR, a director or the administrator, did not plan the round and is not asked to look at the
    same person. At most two statements.
    """
    above = leads_within([form.person_id, form.looker_id], Period(today, today + timedelta(days=1)))
    if helper_id in {leader for _person, leader in above}:
        return False
    values: dict[str, Any] = {
        "subject": form.subject_id,
        "looker": form.looker_id,
        "helper": helper_id,
        "today": today,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MAY_HELP, values)
        row = cursor.fetchone()
    return bool(row and row[0])
