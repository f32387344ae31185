"""The instruments an organisation uses: list one with the competences it speaks of, change it, end it, take it up."""

import uuid
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.models import Instrument, InstrumentLink
from kiem.competences.queries import competence_names, counting_entries
from kiem.competences.rules import LONGEST_NOTE, InstrumentKind, InstrumentToKeep
from kiem.competences.wording import INSTRUMENT_LABELS, instrument_in_words
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.actions.keeping import keep, keep_once, require_unchanged


def add_instrument(wanted: InstrumentToKeep, *, once: uuid.UUID | None = None, by: Actor, at: datetime) -> uuid.UUID:
    """List an instrument; its id. The same ``once`` and values again make nothing.

    Raises CannotDo for a name that another has, and for a competence that is not in the language.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        row = Instrument(id=once or ordered_id(), organisation_id=by.organisation_id)
        _check(wanted, row.id)
        _write(row, wanted)
        if keep_once(row):
            _link(row.id, wanted.competences, by)
            record(by, "add_instrument", "instrument", row.id, at=at)
    return row.id


def change_instrument(
    instrument_id: uuid.UUID,
    wanted: InstrumentToKeep,
    *,
    shown: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """Say something else of it. False: nothing differs. Links to what left the language stay as they are.

    ``shown``: what it said when the form was shown (`instrument_in_words`). Raises NotFound, CannotDo as
    ``add_instrument``, and ChangedMeanwhile when someone else changed it since.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        row = _locked(instrument_id)
        offered = _check(wanted, row.id)
        links = InstrumentLink.objects.filter(instrument=row, competence_id__in=offered)
        linked = set(links.values_list("competence_id", flat=True))
        before = (row.name, row.kind, row.whereabouts, row.note)
        stands = InstrumentToKeep(row.name, InstrumentKind(row.kind), row.whereabouts, row.note, frozenset(linked))
        if shown is not None:
            names = {each.competence_id: each.name for each in competence_names(_languages(by))}
            now, later = (instrument_in_words(each, names) for each in (stands, wanted))
            require_unchanged(shown, now, later, INSTRUMENT_LABELS)
        _write(row, wanted)
        if before == (row.name, row.kind, row.whereabouts, row.note) and linked == wanted.competences:
            return False
        keep(row)
        links.exclude(competence_id__in=wanted.competences).delete()
        _link(row.id, wanted.competences - linked, by)
        record(by, "change_instrument", "instrument", row.id, at=at)
    return True


def end_instrument(instrument_id: uuid.UUID, *, by: Actor, at: datetime) -> bool:
    """It is no longer used, from the day of ``at``. False: it was ended already. Raises NotFound."""
    return _set_end(instrument_id, ended=True, by=by, at=at)


def take_up_instrument(instrument_id: uuid.UUID, *, by: Actor, at: datetime) -> bool:
    """It is used again. False: it was not ended. Raises NotFound."""
    return _set_end(instrument_id, ended=False, by=by, at=at)


def _languages(by: Actor) -> Sequence[str]:
    return by.languages if isinstance(by, Viewer) else ()


def _set_end(instrument_id: uuid.UUID, *, ended: bool, by: Actor, at: datetime) -> bool:
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        row = _locked(instrument_id)
        if (row.ended_on is not None) == ended:
            return False
        row.ended_on = timezone.localdate(at) if ended else None
        keep(row)
        record(by, "end_instrument" if ended else "take_up_instrument", "instrument", row.id, at=at)
    return True


def _locked(instrument_id: uuid.UUID) -> Instrument:
    row = Instrument.objects.select_for_update().filter(pk=instrument_id).first()
    if row is None:
        raise NotFound
    return row


def _write(row: Instrument, wanted: InstrumentToKeep) -> None:
    row.name, row.kind = wanted.name, wanted.kind.value
    row.whereabouts, row.note = wanted.whereabouts, wanted.note


def _check(wanted: InstrumentToKeep, own: uuid.UUID) -> set[uuid.UUID]:
    """The competences that can be linked to."""
    if Instrument.objects.filter(name=wanted.name).exclude(pk=own).exists():
        raise CannotDo(_("There is an instrument with this name already, perhaps one no longer used."), field="name")
    if len(wanted.note) > LONGEST_NOTE:
        raise CannotDo(
            _("Say it in at most %(most)s characters; here are %(count)s. Nothing was changed.")
            % {"most": LONGEST_NOTE, "count": len(wanted.note)},
            field="note",
        )
    offered = set(counting_entries().values_list("competence_id", flat=True))
    if not wanted.competences <= offered:
        raise CannotDo(
            _("One of these competences is no longer in the language. Look at the list again."), field="competences"
        )
    return offered


def _link(instrument: uuid.UUID, competences: AbstractSet[uuid.UUID], by: Actor) -> None:
    InstrumentLink.objects.bulk_create(
        InstrumentLink(
            id=ordered_id(), organisation_id=by.organisation_id, instrument_id=instrument, competence_id=competence
        )
        for competence in sorted(competences)
    )
