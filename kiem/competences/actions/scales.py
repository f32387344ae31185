"""Scales: the default one, and an organisation's own. A scale in use never changes; one that is not may be worded anew.

A list that names its own levels makes its own scale when it is brought in.
"""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.keeping import locked_language
from kiem.competences.actions.making_scales import default_scale, free_name, make, why_no_scale
from kiem.competences.models import CompetenceVersion, Scale, ScaleVersion
from kiem.competences.rules import LONGEST_SENTENCE, MOST_MONTHS, ScaleKind, ScaleToMake
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the


def make_default_scale(*, by: Actor, at: datetime) -> uuid.UUID:
    """The four-level scale in three languages, made when it is not there yet; the id of its version."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        return default_scale(by, at)


def add_scale(wanted: ScaleToMake, *, by: Actor, at: datetime) -> uuid.UUID:
    """A scale of one's own; the id of its version. Raises CannotDo, with the field, for levels that make no scale."""
    require(by, Permission.MANAGE_LANGUAGE)
    wanted = wanted.cleaned()
    check_scale(wanted)
    with transaction.atomic():
        locked_language()
        language, names = next(iter(wanted.names.items()))
        scale = Scale.objects.create(organisation_id=by.organisation_id, name=free_name(names, language))
        return make(scale, 1, wanted, by, at)


def reword_scale(scale_version_id: uuid.UUID, wanted: ScaleToMake, *, by: Actor, at: datetime) -> uuid.UUID:
    """Give a scale that nothing uses other levels; the id of its new version. Raises CannotDo once it is used."""
    require(by, Permission.MANAGE_LANGUAGE)
    wanted = wanted.cleaned()
    check_scale(wanted)
    with transaction.atomic():
        locked_language()
        version = the(ScaleVersion, scale_version_id)
        if CompetenceVersion.objects.filter(scale_version__scale=version.scale_id).exists():
            raise CannotDo(
                _("This scale is in use, so it stays as it is: what was recorded on it keeps its meaning. Make a new "
                  "scale instead.")
            )  # fmt: skip
        newest = ScaleVersion.objects.filter(scale=version.scale_id).order_by("-number")[0]
        return make(version.scale, newest.number + 1, wanted, by, at)


def check_scale(wanted: ScaleToMake) -> None:
    """Raise CannotDo, with the field, for levels that make no scale."""
    sizes = {len(names) for names in wanted.names.values()}
    for language, names in wanted.names.items():
        wrong = why_no_scale(names)
        if wrong is not None:
            raise CannotDo(wrong.sentence, field=f"levels_{language}")
        if any(len(sentence) > LONGEST_SENTENCE for sentence in wanted.sentences.get(language, ())):
            raise CannotDo(
                _("The sentence of a level is longer than %(most)s characters.") % {"most": LONGEST_SENTENCE},
                field=f"levels_{language}",
            )
    if len(sizes) != 1:
        raise CannotDo(_("A scale has the same number of levels in every language."))
    if wanted.kind is ScaleKind.MET and sizes != {2}:
        raise CannotDo(_("Met or not met: such a scale has just two levels."), field="kind")
    if wanted.kind is not ScaleKind.SHOWN_ABLE and wanted.valid_months is not None:
        raise CannotDo(_("Only what was shown holds for a time. Leave the months empty."), field="valid_months")
    if wanted.kind is ScaleKind.SHOWN_ABLE and not 1 <= (wanted.valid_months or 0) <= MOST_MONTHS:
        raise CannotDo(
            _("Say for how many months it holds once it was shown: 1 to %(most)s.") % {"most": MOST_MONTHS},
            field="valid_months",
        )
