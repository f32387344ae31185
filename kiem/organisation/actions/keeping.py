"""Writing a row so that what the database refuses becomes a sentence at the right field."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.organisation.models import HeldForAPeriod


def keep(row: models.Model) -> None:
    """Insert or update one row. Raises CannotDo with the sentence of the field or constraint that refused it."""
    relations = {field.name for field in row._meta.local_fields if field.is_relation or field.primary_key}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise CannotDo(" ".join(messages), field=field) from None
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise CannotDo(sentence_of(row, error)) from error


def keep_once(row: models.Model) -> bool:
    """Insert a row unless an earlier sending of the same form made it. False: it stood there already.

    The same id with other values is a form that was changed and sent again: it makes a row of its own.
    """
    if _stands_already(row):
        return False
    try:
        keep(row)
    except CannotDo:
        if _stands_already(row):
            return False
        raise
    return True


def _stands_already(row: models.Model) -> bool:
    found = type(row)._default_manager.filter(pk=row.pk).first()
    if found is None:
        return False
    if all(getattr(found, field.attname) == getattr(row, field.attname) for field in row._meta.local_fields):
        return True
    row.pk = row._meta.pk.get_default()
    return False


def sentence_of(row: models.Model, error: IntegrityError) -> str:
    """The sentence declared beside the constraint that refused the row."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    for constraint in row._meta.constraints:
        if constraint.name == name:
            return str(constraint.get_violation_error_message())
    return _("This does not fit with what is already there. Nothing was changed.")


class ChangedMeanwhile(CannotDo):
    """Someone else changed what was being edited. ``now``: the values as they stand, to show the form anew with."""

    def __init__(self, sentence: str, now: Mapping[str, str]) -> None:
        super().__init__(sentence)
        self.now = now


def require_unchanged(
    shown: Mapping[str, str] | None, now: Mapping[str, str], wanted: Mapping[str, str], labels: Mapping[str, object]
) -> None:
    """Raise ChangedMeanwhile when a value differs from what was shown, unless it already is what is wanted."""
    changed = [name for name, value in now.items() if shown and shown.get(name, value) != value != wanted.get(name)]
    if changed:
        changes = "; ".join(f"{labels[name]}: {now[name] or '–'}" for name in changed)
        raise ChangedMeanwhile(
            _(
                "While you were typing, someone else changed this. It now says: %(changes)s. "
                "What you typed is still here. Save once more to keep yours."
            )
            % {"changes": changes},
            now,
        )


def require_within(row: HeldForAPeriod, starts_on: date, ends_before: date | None, *, field: str) -> None:
    """Raise CannotDo unless ``row`` (a unit, a job) holds during the whole period."""
    if starts_on < row.starts_on:
        sentence = _("%(name)s only starts on %(day)s.")
        raise CannotDo(sentence % {"name": row, "day": date_format(row.starts_on, "j F Y")}, field=field)
    if row.ends_before is not None and (ends_before is None or ends_before > row.ends_before):
        sentence = _("%(name)s ends before %(day)s. Choose another, or an end before that day.")
        raise CannotDo(sentence % {"name": row, "day": date_format(row.ends_before, "j F Y")}, field=field)


def require_end_after_start(starts_on: date, ends_before: date | None) -> None:
    if ends_before is not None and ends_before <= starts_on:
        raise CannotDo(_("The end is before the start."), field="ends_before")


def hold_the_tree(by: Actor) -> None:
    """Let one transaction at a time change the tree of an organisation: two moves together could close a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"units of {by.organisation_id}"])
