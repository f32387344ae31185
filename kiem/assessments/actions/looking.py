"""Looking: each tap is saved at once; a view by name is given when she who looks says so."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.assessments.models import Answer, Asked, LookForm, PaperAnswer, PaperHelp
from kiem.assessments.rules import BY_NAME, LONGEST_COMMENT, Said, ViewFrom
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record

# One statement: hers alone, while the round is open; the round cannot close meanwhile. The database keeps the scale.
SAVE = """
INSERT INTO assessments_answer AS answer (id, organisation_id, purpose, form_id, subject_competence_id, person_id,
                                          looker_id, scale_version_id, "position", not_seen, ticked, comment)
SELECT gen_random_uuid(), form.organisation_id, form.purpose, form.id, looked.id, form.person_id, form.looker_id,
       looked.scale_version_id, nullif(greatest(%(position)s::int, 0), 0), coalesce(%(position)s::int = 0, false),
       ARRAY(SELECT anchor.indicator_id FROM assessments_anchor AS anchor
             WHERE anchor.competence_version_id = looked.competence_version_id
               AND anchor.indicator_id = ANY (coalesce(%(ticked)s::uuid[], '{}'))),
       coalesce(%(comment)s::text, '')
FROM assessments_lookform AS form
JOIN assessments_round AS round ON round.id = form.round_id
JOIN assessments_askedcompetence AS on_what ON on_what.asked_id = form.asked_id
JOIN assessments_subjectcompetence AS looked ON looked.id = on_what.subject_competence_id
JOIN competences_scaleversion AS scale ON scale.id = looked.scale_version_id
WHERE form.asked_id = %(asked)s AND form.looker_id = %(looker)s AND looked.id = %(competence)s
  AND round.opened_at IS NOT NULL AND round.closed_at IS NULL
  AND NOT (form.submitted AND form.view_from = ANY (%(by_name)s))
  AND coalesce(%(position)s::int, 0) BETWEEN -1 AND scale.size
FOR SHARE OF round
ON CONFLICT (organisation_id, form_id, subject_competence_id) DO UPDATE SET
  "position" = CASE WHEN %(position)s::int IS NULL THEN answer."position" ELSE EXCLUDED."position" END,
  not_seen = CASE WHEN %(position)s::int IS NULL THEN answer.not_seen ELSE EXCLUDED.not_seen END,
  ticked = CASE WHEN %(ticked)s::uuid[] IS NULL THEN answer.ticked ELSE EXCLUDED.ticked END,
  comment = CASE WHEN %(comment)s::text IS NULL THEN answer.comment ELSE EXCLUDED.comment END
RETURNING 1
"""


def save_answer(asked_id: uuid.UUID, competence_id: uuid.UUID, said: Said, *, by: Actor, at: datetime) -> None:
    """Keep what she who looks says on one competence (a ``SubjectCompetence``). The same again changes nothing.

    A draft: it leaves no line in the trail. Under the use of the round; one statement. Raises CannotDo with a sentence
    when the round is closed or the view was given, NotFound for what was not asked of her.
    """
    if said.comment is not None and len(said.comment.strip()) > LONGEST_COMMENT:
        raise CannotDo(_("Keep it within 600 characters."), field="comment")
    values: dict[str, Any] = {
        "asked": asked_id,
        "looker": by.person_id,
        "competence": competence_id,
        "position": said.position,
        "ticked": None if said.ticked is None else list(said.ticked),
        "comment": None if said.comment is None else said.comment.strip(),
        "by_name": [view.value for view in BY_NAME],
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SAVE, values)
        if not cursor.fetchone():
            raise why_not_look(asked_id, by)


def why_not_look(asked_id: uuid.UUID, by: Actor) -> Exception:
    """Why nothing can be said on a form: it is closed, given, or not hers."""
    asked = Asked.objects.filter(id=asked_id, looker=by.person_id).select_related("subject__round").first()
    if asked is None:
        return NotFound()
    closed_at = asked.subject.round.closed_at
    if closed_at is not None:
        return CannotDo(
            _("This round was closed on %(day)s. What you had answered until then was kept; this answer came too late.")
            % {"day": date_format(timezone.localtime(closed_at))}
        )
    if LookForm.objects.filter(asked=asked_id, submitted=True).exists():
        return CannotDo(_("You gave this view already. It stays as you gave it."))
    return NotFound()


def clear_answers(asked_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Take back everything on one's own form while the round is open. A draft: it leaves no line in the trail."""
    with transaction.atomic():
        form = own_form(asked_id, by)
        if form.submitted and ViewFrom(form.view_from) in BY_NAME:
            raise why_not_look(asked_id, by)
        Answer.objects.filter(form=form).delete()
        LookForm.objects.filter(id=form.id).update(submitted=False)


def own_form(asked_id: uuid.UUID, by: Actor) -> LookForm:
    """Her form with its round locked against closing. Raises CannotDo, NotFound."""
    forms = LookForm.objects.select_for_update(of=("self", "round")).select_related("round")
    form = forms.filter(asked=asked_id, looker=by.person_id, round__closed_at=None).first()
    if form is None:
        raise why_not_look(asked_id, by)
    return form


# The view as it stands in her answers; what she left open is not there.
GIVE = """
INSERT INTO assessments_view (id, organisation_id, purpose, subject_id, person_id, competence_id,
                              competence_version_id, scale_version_id, view_from, "position", not_seen, ticked,
                              comment, given_by_id, given_on)
SELECT gen_random_uuid(), answer.organisation_id, answer.purpose, form.subject_id, form.person_id,
       looked.competence_id, looked.competence_version_id, looked.scale_version_id, form.view_from,
       answer."position", answer.not_seen, answer.ticked, answer.comment, form.looker_id, %(on)s
FROM assessments_answer AS answer
JOIN assessments_lookform AS form ON form.id = answer.form_id
JOIN assessments_subjectcompetence AS looked ON looked.id = answer.subject_competence_id
WHERE form.view_from = ANY (%(by_name)s) AND {which}
  AND (answer."position" IS NOT NULL OR answer.not_seen OR answer.comment <> '' OR cardinality(answer.ticked) > 0)
ON CONFLICT (organisation_id, subject_id, competence_id, view_from) DO NOTHING
"""


def submit_look(asked_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Say that one's form is done. By name (oneself, the manager) the view is given: it stays, and the talk reads it.

    A colleague's form stays a draft until the round closes, and leaves no line here: who answered is nobody's to know.
    Under the use of the round. A second time does nothing. Raises CannotDo, NotFound.
    """
    with transaction.atomic():
        form = own_form(asked_id, by)
        if form.submitted:
            return
        LookForm.objects.filter(id=form.id).update(submitted=True)
        if ViewFrom(form.view_from) in BY_NAME:
            values: dict[str, Any] = {"on": timezone.localdate(at), "by_name": [form.view_from], "form": form.id}
            with connection.cursor() as cursor:
                cursor.execute(GIVE.format(which="form.id = %(form)s"), values)
            forget_paper([form.id])
            record(by, "submit_look", "subject", form.subject_id, at=at)


def forget_paper(forms: Collection[uuid.UUID]) -> None:
    """Remove who helps with these forms, and what she entered. Part of the action that calls it. Two statements."""
    PaperAnswer.objects.filter(help__form__in=forms).delete()
    PaperHelp.objects.filter(form__in=forms).delete()
