"""In which language documents for staff of a unit are made."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import hold_the_tree, keep, require_within
from kiem.organisation.models import DocumentLanguage, Unit, on_day
from kiem.organisation.queries import the
from kiem.organisation.rules import DOCUMENT_SOURCES, DocumentRule


def set_document_language(
    unit_id: uuid.UUID, *, rule: DocumentRule, source: str = "", starts_on: date, by: Actor, at: datetime
) -> None:
    """From a day on, let documents for staff of a unit (and of what stands below it) be in a language.

    ``source``: where the law says so; empty takes the law of that region. Raises CannotDo for a day before a change
    that already took place.
    """
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        hold_the_tree(by)
        unit = the(Unit, unit_id)
        require_within(unit, starts_on, unit.ends_before, field="starts_on")
        rows = DocumentLanguage.objects.filter(unit=unit)
        if rows.filter(Q(starts_on__gt=starts_on, starts_on__lte=timezone.localdate(at))).exists():
            raise CannotDo(_("This was already changed after that day. Choose a later day."), field="starts_on")
        rows.filter(starts_on__gte=starts_on).delete()
        rows.filter(on_day(starts_on)).update(ends_before=starts_on)
        keep(
            DocumentLanguage(
                id=ordered_id(),
                organisation_id=by.organisation_id,
                unit=unit,
                rule=rule.value,
                source=source.strip() or DOCUMENT_SOURCES[rule],
                starts_on=starts_on,
                ends_before=unit.ends_before,
            )
        )
        record(by, "set_document_language", "unit", unit.id, at=at)
