"""What is known from rounds, made anew at random: who was looked at, on what, by whom, and what was said."""

import random
import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import connection

from kiem.assessments.models import (
    Answer,
    Asked,
    AskedCompetence,
    LookForm,
    PaperAnswer,
    PaperHelp,
    Practised,
    ReportedText,
    Subject,
    SubjectCompetence,
    Summary,
    SummaryText,
    View,
)
from kiem.assessments.rules import Outcome, Says, WhyReported
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person, Unit
from tests.owner import as_owner

CANARIES = {
    "assessments_subject": set[str](),
    "assessments_subjectcompetence": set[str](),
    "assessments_asked": set[str](),
    "assessments_askedcompetence": set[str](),
    "assessments_lookform": set[str](),
    "assessments_answer": {"comment"},
    "assessments_paperhelp": set[str](),
    "assessments_paperanswer": {"comment"},
    "assessments_view": {"comment"},
    "assessments_summary": set[str](),
    "assessments_summarytext": {"text"},
    "assessments_reportedtext": set[str](),
    "assessments_practised": set[str](),
}
RANDOM = {
    "assessments_subject": {"round_id", "unit_id", "manager_id", "erased_on"},
    "assessments_subjectcompetence": {
        "subject_id", "competence_id", "competence_version_id", "scale_version_id", "position", "place", "chosen",
        "anchors_from", "anchors_to",
    },
    "assessments_asked": {"subject_id", "looker_id", "view_from"},
    "assessments_askedcompetence": {"asked_id", "subject_competence_id"},
    "assessments_lookform": {"asked_id", "subject_id", "round_id", "looker_id", "view_from", "submitted"},
    "assessments_answer": {
        "form_id", "subject_competence_id", "looker_id", "scale_version_id", "position", "not_seen", "ticked",
        "comment",
    },
    "assessments_paperhelp": {
        "form_id", "asked_id", "subject_id", "round_id", "looker_id", "helper_id", "view_from",
    },
    "assessments_paperanswer": {
        "help_id", "subject_competence_id", "scale_version_id", "position", "not_seen", "comment",
    },
    "assessments_view": {
        "subject_id", "competence_id", "competence_version_id", "scale_version_id", "view_from", "position", "not_seen",
        "ticked", "comment", "given_by_id", "given_on",
    },
    "assessments_summary": {
        "subject_id", "competence_id", "competence_version_id", "scale_version_id", "view_from", "says", "position",
    },
    "assessments_summarytext": {"subject_id", "view_from", "text"},
    "assessments_reportedtext": {
        "subject_id", "kind", "about", "why", "reported_on", "outcome", "decided_by_id", "decided_on",
    },
    "assessments_practised": {"done_on"},
}  # fmt: skip
APPEND_ONLY = ("asked", "askedcompetence", "view", "summary")


def let_change() -> None:
    """What a round wrote may be changed, in a database of the tests' own."""
    with as_owner() as owner:
        for table in APPEND_ONLY:
            owner.execute(f"GRANT UPDATE, DELETE ON assessments_{table} TO {settings.KIEM_APPLICATION_ROLE}")


def rounds_made_anew(purpose: Purpose, draw: random.Random) -> None:
    """All that rounds of a purpose hold about people; what addresses name stays, with other values.

    Keys are held at the end of a transaction, which the caller undoes: so rows may be about anyone meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    people = sorted(Person.objects.values_list("id", flat=True))
    units = list(Unit.objects.values_list("id", flat=True))
    for subject in Subject.objects.filter(purpose=purpose).order_by("id"):
        subject.unit_id, subject.manager_id = draw.choice(units), draw.choice(people)
        subject.erased_on = draw.choice([None, date(2026, 1, draw.randrange(1, 29))])
        subject.save(force_update=True)
        _another_subject(subject, draw, people)
    for looked in SubjectCompetence.objects.filter(purpose=purpose).order_by("id"):
        looked.position, looked.chosen, looked.place = draw.randrange(1, 5), draw.random() < 0.5, draw.randrange(1, 9)
        looked.anchors_from = looked.anchors_to = draw.randrange(1, 5)
        looked.save(force_update=True)
    _asked_made_anew(purpose, people, draw)
    said: list[View | Answer | PaperAnswer] = [
        *View.objects.filter(purpose=purpose), *Answer.objects.filter(purpose=purpose),
        *PaperAnswer.objects.filter(purpose=purpose),
    ]  # fmt: skip
    for kept in said:
        kept.position, kept.not_seen = draw.randrange(1, 5), False
        if not isinstance(kept, PaperAnswer):
            kept.ticked = []
        kept.comment = f"{draw.random()}"
        kept.save(force_update=True)
    for summary in Summary.objects.filter(purpose=purpose):
        summary.says, summary.position = Says.MOST, draw.randrange(1, 5)
        summary.save(force_update=True)
    for text in SummaryText.objects.filter(purpose=purpose):
        text.text = f"{draw.random()}"
        text.save(force_update=True)
    for report in ReportedText.objects.filter(purpose=purpose):
        report.why, report.reported_on = draw.choice([*WhyReported]), report.reported_on - timedelta(draw.randrange(9))
        report.outcome, report.decided_on = Outcome.LEFT, report.reported_on
        report.decided_by_id = draw.choice(people)
        report.save(force_update=True)
    for practised in Practised.objects.filter(purpose=purpose):
        practised.done_on -= timedelta(draw.randrange(9))
        practised.save(force_update=True)
    View.objects.filter(purpose=purpose, position=1).delete()
    SummaryText.objects.filter(purpose=purpose, text__lt="0.3").delete()


def _another_subject(subject: Subject, draw: random.Random, people: list[uuid.UUID]) -> None:
    """Someone else, of whom the round never was, with what was kept about the first."""
    taken = set(Subject.objects.filter(round=subject.round_id).values_list("person_id", flat=True))
    person = draw.choice([each for each in people if each not in taken])
    about: list[View | Summary] = [*View.objects.filter(subject=subject), *Summary.objects.filter(subject=subject)]
    subject.id, subject.person_id = uuid.uuid4(), person
    subject.save(force_insert=True)
    for kept in about:
        kept.id, kept.subject_id, kept.person_id = uuid.uuid4(), subject.id, person
        kept.save(force_insert=True)


def _asked_made_anew(purpose: Purpose, people: list[uuid.UUID], draw: random.Random) -> None:
    for asked in Asked.objects.filter(purpose=purpose).order_by("id"):
        taken = set(Asked.objects.filter(subject=asked.subject_id).values_list("looker_id", flat=True))
        free = [each for each in people if each not in taken and each != asked.person_id]
        if free and asked.view_from != "self":
            asked.looker_id = draw.choice(free)
            asked.save(force_update=True)
            LookForm.objects.filter(asked=asked.id).update(looker=asked.looker_id, submitted=draw.random() < 0.5)
    for help in PaperHelp.objects.filter(purpose=purpose):
        help.helper_id = draw.choice([each for each in people if each not in (help.looker_id, help.person_id)])
        help.save(force_update=True)
    on_what = list(AskedCompetence.objects.filter(purpose=purpose).values_list("id", flat=True))
    AskedCompetence.objects.filter(id__in=draw.sample(on_what, len(on_what) // 3)).delete()
