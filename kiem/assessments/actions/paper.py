"""A form on paper: a helper is named and taken back, enters what was read, and she who looked says whether it is so.

All of it is drafts, which leave no line in the trail: that someone named a helper would say that she answered.
"""

import uuid
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions.looking import forget_paper, own_form, submit_look, why_not_look
from kiem.assessments.models import LookForm, PaperAnswer, PaperHelp
from kiem.assessments.queries.paper import entered_from_paper, may_help, paper_fingerprint, people_called
from kiem.assessments.rules import BY_NAME, LONGEST_COMMENT, Said, ViewFrom
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import random_id

# One sentence for every reason, and for nobody at all: it says nothing of who was asked, or who works here.
NOBODY_TO_HELP = _(
    "With this name or mail address Kiem found nobody who can help you with this form. Look at how it is written, or "
    "choose someone else: someone with a way into Kiem, who does not work in the same unit as the person it is about, "
    "leads neither of you, and is not of HR."
)
GONE = _(
    "Nothing can be entered here any more: it was confirmed, the help was taken back, or the round was closed. "
    "This answer was not kept."
)
NOTHING_WAITS = _("Nothing waits to be confirmed: nothing was entered, or you said already that it is right.")


def name_helper(asked_id: uuid.UUID, called: str, *, by: Actor, at: datetime) -> None:
    """Name who enters one form of one's own from paper. The same again changes nothing. Under the round's use.

    ``called``: her first and last name, or her mail address. Raises CannotDo with a sentence, NotFound.
    """
    with transaction.atomic():
        form = _form_on_paper(asked_id, by)
        found = people_called(" ".join(called.split()))
        helper = found[0] if len(found) == 1 else None
        known = PaperHelp.objects.filter(form=form).select_related("helper").first()
        if known is not None and known.helper_id == helper:
            return
        if known is not None:
            raise CannotDo(
                _("%(name)s helps you with this form already.") % {"name": known.helper.name}, field="called"
            )
        if helper is None or not may_help(form, helper, timezone.localdate(at)):
            raise CannotDo(NOBODY_TO_HELP, field="called")
        if not _added(form, helper):
            raise CannotDo(NOBODY_TO_HELP, field="called")


def _form_on_paper(asked_id: uuid.UUID, by: Actor) -> LookForm:
    """Her own form, with its round locked against closing, when a helper may enter it."""
    form = own_form(asked_id, by)
    if form.submitted and ViewFrom(form.view_from) in BY_NAME:
        raise why_not_look(asked_id, by)
    if form.view_from == ViewFrom.MANAGER:
        raise CannotDo(_("What a manager sees is handed to nobody else. Enter it yourself."))
    return form


def _added(form: LookForm, helper: uuid.UUID) -> bool:
    """Whether it was written: nobody helps two people with a form about the same person."""
    row = PaperHelp(
        id=random_id(),
        organisation_id=form.organisation_id,
        purpose=form.purpose,
        form=form,
        asked_id=form.asked_id,
        subject_id=form.subject_id,
        round_id=form.round_id,
        person_id=form.person_id,
        looker_id=form.looker_id,
        helper_id=helper,
        view_from=form.view_from,
    )
    PaperHelp.objects.bulk_create([row], ignore_conflicts=True)
    return PaperHelp.objects.filter(id=row.id).exists()


# One statement, as for a tap of one's own. The round is locked first, as whoever takes the help back does.
_ENTER = """
INSERT INTO assessments_paperanswer AS answer (id, organisation_id, purpose, help_id, subject_competence_id, person_id,
                                               scale_version_id, "position", not_seen, comment)
SELECT gen_random_uuid(), help.organisation_id, help.purpose, help.id, looked.id, help.person_id,
       looked.scale_version_id, nullif(greatest(%(position)s::int, 0), 0), coalesce(%(position)s::int = 0, false),
       coalesce(%(comment)s::text, '')
FROM assessments_paperhelp AS help
JOIN assessments_round AS round ON round.id = help.round_id
JOIN assessments_askedcompetence AS on_what ON on_what.asked_id = help.asked_id
JOIN assessments_subjectcompetence AS looked ON looked.id = on_what.subject_competence_id
JOIN competences_scaleversion AS scale ON scale.id = looked.scale_version_id
WHERE help.id = %(help)s AND help.helper_id = %(helper)s AND looked.id = %(competence)s AND round.closed_at IS NULL
  AND coalesce(%(position)s::int, 0) BETWEEN -1 AND scale.size
FOR SHARE OF round, help
ON CONFLICT (organisation_id, help_id, subject_competence_id) DO UPDATE SET
  "position" = CASE WHEN %(position)s::int IS NULL THEN answer."position" ELSE EXCLUDED."position" END,
  not_seen = CASE WHEN %(position)s::int IS NULL THEN answer.not_seen ELSE EXCLUDED.not_seen END,
  comment = CASE WHEN %(comment)s::text IS NULL THEN answer.comment ELSE EXCLUDED.comment END
RETURNING 1
"""


def enter_from_paper(help_id: uuid.UUID, competence_id: uuid.UUID, said: Said, *, by: Actor, at: datetime) -> None:
    """Keep what the helper read on one competence (a ``SubjectCompetence``). The same again changes nothing.

    Under the round's use; four statements. Raises CannotDo when she helps with it no longer, NotFound for what is not
    on that form.
    """
    if said.comment is not None and len(said.comment.strip()) > LONGEST_COMMENT:
        raise CannotDo(_("Keep it within 600 characters."), field="comment")
    values: dict[str, Any] = {
        "help": help_id,
        "helper": by.person_id,
        "competence": competence_id,
        "position": said.position,
        "comment": None if said.comment is None else said.comment.strip(),
    }
    with transaction.atomic():
        help = PaperHelp.objects.filter(id=help_id, helper=by.person_id).first()
        if help is None or not may_help(help, help.helper_id, timezone.localdate(at)):
            raise CannotDo(GONE)
        with connection.cursor() as cursor:
            cursor.execute(_ENTER, values)
            if not cursor.fetchone():
                raise NotFound if PaperHelp.objects.filter(id=help_id).exists() else CannotDo(GONE)


# What the paper says stands in the place of what she tapped herself; what it says nothing of stays.
_CONFIRM = """
INSERT INTO assessments_answer AS answer (id, organisation_id, purpose, form_id, subject_competence_id, person_id,
                                          looker_id, scale_version_id, "position", not_seen, ticked, comment)
SELECT gen_random_uuid(), said.organisation_id, said.purpose, help.form_id, said.subject_competence_id, said.person_id,
       help.looker_id, said.scale_version_id, said."position", said.not_seen, '{}', said.comment
FROM assessments_paperanswer AS said JOIN assessments_paperhelp AS help ON help.id = said.help_id
WHERE help.id = %(help)s AND help.looker_id = %(looker)s
  AND (said."position" IS NOT NULL OR said.not_seen OR said.comment <> '')
ON CONFLICT (organisation_id, form_id, subject_competence_id) DO UPDATE SET
  "position" = CASE WHEN EXCLUDED."position" IS NULL AND NOT EXCLUDED.not_seen THEN answer."position"
                    ELSE EXCLUDED."position" END,
  not_seen = CASE WHEN EXCLUDED."position" IS NULL AND NOT EXCLUDED.not_seen THEN answer.not_seen
                  ELSE EXCLUDED.not_seen END,
  comment = CASE WHEN EXCLUDED.comment = '' THEN answer.comment ELSE EXCLUDED.comment END
"""


def confirm_paper(asked_id: uuid.UUID, seen: str, *, by: Actor, at: datetime) -> None:
    """Say that what was entered is what one answered: it becomes one's own form, which is done, and the help ends.

    ``seen``: the fingerprint of what was read. Raises CannotDo when something was entered meanwhile, when nothing
    waits, or for a form that was given; NotFound.
    """
    with transaction.atomic():
        form = _form_on_paper(asked_id, by)
        help = PaperHelp.objects.select_for_update().filter(form=form, looker=by.person_id).first()
        entered = entered_from_paper(help.id) if help else {}
        if help is None or not entered:
            raise CannotDo(NOTHING_WAITS)
        if paper_fingerprint(entered) != seen:
            raise CannotDo(_("Something was entered while you were reading. Read it once more; nothing was kept yet."))
        with connection.cursor() as cursor:
            cursor.execute(_CONFIRM, {"help": help.id, "looker": by.person_id})
        if ViewFrom(form.view_from) not in BY_NAME:
            forget_paper([form.id])
        # A view by name that is given takes its paper with it.
        submit_look(asked_id, by=by, at=at)


def refuse_paper(asked_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Say that what was entered is not so: it is gone, and the helper may begin anew. A second time does nothing."""
    with transaction.atomic():
        form = own_form(asked_id, by)
        PaperAnswer.objects.filter(help__form=form).delete()


def take_back_help(asked_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """End the help with a form of one's own, with all that was entered. A second time does nothing."""
    with transaction.atomic():
        forget_paper([own_form(asked_id, by).id])


def stop_helping(help_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Help no longer: what one entered is gone too. A second time does nothing."""
    with transaction.atomic():
        helps = PaperHelp.objects.select_for_update(of=("round",)).select_related("round")
        help = helps.filter(id=help_id, helper=by.person_id, round__closed_at=None).first()
        if help is not None:
            forget_paper([help.form_id])
