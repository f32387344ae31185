"""Scales: the default one, and one for a list that names its own levels."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.models import Scale, ScaleLevel, ScaleLevelText, ScaleVersion
from kiem.competences.queries.scales import scales
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    DEFAULT_SENTENCES,
    FEWEST_LEVELS,
    LONGEST_LEVEL_NAME,
    MOST_LEVELS,
    plain_name,
    scale_name,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require

Names = Mapping[str, Sequence[str]]
DEFAULT_NAME = scale_name(DEFAULT_LEVELS["nl"])


def make_default_scale(*, by: Actor, at: datetime) -> uuid.UUID:
    """The four-level scale in three languages, made when it is not there yet; the id of its version."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        return default_scale(by, at)


def default_scale(by: Actor, at: datetime) -> uuid.UUID:
    """Within another action: the default scale's version, made when it is not there yet."""
    found = ScaleVersion.objects.filter(scale__name=DEFAULT_NAME).order_by("-number").first()
    return found.id if found else _make(DEFAULT_NAME, DEFAULT_LEVELS, DEFAULT_SENTENCES, by, at)


def scale_called(levels: Sequence[str], language: str) -> uuid.UUID | None:
    """The scale version whose levels have these names in this language; the default scale's even before it is made
    is not found here."""
    wanted = [plain_name(level) for level in levels]
    for key, scale in scales().items():
        if [plain_name(level) for level in scale.spoken.get(language, ())] == wanted:
            return key
    return None


def is_default(levels: Sequence[str], language: str) -> bool:
    """Whether these are the names of the default scale."""
    return [plain_name(level) for level in levels] == [plain_name(name) for name in DEFAULT_LEVELS.get(language, ())]


def why_no_scale(levels: Sequence[str]) -> CannotDo | None:
    """What is wrong with these names of levels, from low to high."""
    if not FEWEST_LEVELS <= len(levels) <= MOST_LEVELS:
        return CannotDo(
            _("A scale has %(fewest)s to %(most)s levels; here are %(count)s. Nothing was changed.")
            % {"fewest": FEWEST_LEVELS, "most": MOST_LEVELS, "count": len(levels)}
        )
    if len({plain_name(level) for level in levels}) < len(levels):
        return CannotDo(_("Two levels have the same name. Give each level its own name. Nothing was changed."))
    if any(not level.strip() or len(level) > LONGEST_LEVEL_NAME for level in levels):
        return CannotDo(
            _("A level needs a name of at most %(most)s characters. Nothing was changed.")
            % {"most": LONGEST_LEVEL_NAME}
        )
    return None


def make_scale(levels: Sequence[str], language: str, by: Actor, at: datetime) -> uuid.UUID:
    """Within another action: a scale of these levels, named in one language. Raises CannotDo for impossible names."""
    wrong = why_no_scale(levels)
    if wrong:
        raise wrong
    names = [level.strip() for level in levels]
    name = scale_name(names)
    taken = Scale.objects.filter(name=name).exists()
    return _make(f"{name[:76]} ({language})" if taken else name, {language: names}, {}, by, at)


def _make(name: str, levels: Names, sentences: Names, by: Actor, at: datetime) -> uuid.UUID:
    organisation = by.organisation_id
    size = len(next(iter(levels.values())))
    scale = Scale.objects.create(organisation_id=organisation, name=name)
    version = ScaleVersion.objects.create(organisation_id=organisation, scale=scale, number=1, size=size)
    ScaleLevel.objects.bulk_create(
        ScaleLevel(id=ordered_id(), organisation_id=organisation, scale_version=version, position=position)
        for position in range(1, size + 1)
    )
    ScaleLevelText.objects.bulk_create(
        ScaleLevelText(
            id=ordered_id(),
            organisation_id=organisation,
            scale_version=version,
            position=position,
            language=language,
            name=level,
            sentence=sentences[language][position - 1] if language in sentences else "",
        )
        for language, names in levels.items()
        for position, level in enumerate(names, start=1)
    )
    record(by, "make_scale", "scale", scale.id, at=at)
    return version.id
