"""Writing a row so that what the database refuses becomes a sentence at the right field."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from kiem.foundation.errors import CannotDo


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
        raise CannotDo(_sentence(row, error)) from error


def _sentence(row: models.Model, error: IntegrityError) -> str:
    """The sentence declared beside the constraint that refused the row."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    for constraint in row._meta.constraints:
        if constraint.name == name:
            return str(constraint.get_violation_error_message())
    return _("This does not fit with what is already there. Nothing was changed.")
