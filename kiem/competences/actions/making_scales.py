"""Within other actions: scales and their versions."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from kiem.competences.models import Scale, ScaleLevel, ScaleLevelText, ScaleVersion
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    DEFAULT_SENTENCES,
    FEWEST_LEVELS,
    LONGEST_LEVEL_NAME,
    MOST_LEVELS,
    ScaleToMake,
    one_line,
    plain_name,
    scale_name,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record

DEFAULT_NAME = scale_name(DEFAULT_LEVELS["nl"])


def default_scale(by: Actor, at: datetime) -> uuid.UUID:
    """The default scale's version, made when it is not there yet."""
    found = ScaleVersion.objects.filter(scale__name=DEFAULT_NAME).order_by("-number").first()
    return found.id if found else _new(DEFAULT_NAME, ScaleToMake(DEFAULT_LEVELS, DEFAULT_SENTENCES), by, at)


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
    """A scale of these levels, named in one language. Raises CannotDo for impossible names."""
    names = [one_line(level) for level in levels]
    wrong = why_no_scale(names)
    if wrong:
        raise wrong
    return _new(free_name(names, language), ScaleToMake({language: names}, {}), by, at)


def _new(name: str, wanted: ScaleToMake, by: Actor, at: datetime) -> uuid.UUID:
    return make(Scale.objects.create(organisation_id=by.organisation_id, name=name), 1, wanted, by, at)


def make(scale: Scale, number: int, wanted: ScaleToMake, by: Actor, at: datetime) -> uuid.UUID:
    """A version of a scale, with a level for each name."""
    organisation = by.organisation_id
    size = len(next(iter(wanted.names.values())))
    version = ScaleVersion.objects.create(
        organisation_id=organisation,
        scale=scale,
        number=number,
        size=size,
        kind=wanted.kind,
        valid_months=wanted.valid_months,
    )
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
            sentence=wanted.sentences[language][position - 1] if language in wanted.sentences else "",
        )
        for language, names in wanted.names.items()
        for position, level in enumerate(names, start=1)
    )
    record(by, "make_scale", "scale", scale.id, at=at)
    return version.id


def free_name(levels: Sequence[str], language: str) -> str:
    """What a scale of these levels is called, when another has that name too."""
    name = scale_name(levels)
    taken = set(Scale.objects.filter(name__startswith=name[:70]).values_list("name", flat=True))
    others = (f"{name[:72]} ({language}{number})" for number in ("", *map(str, range(2, 1000))))
    return next(each for each in (name, *others) if each not in taken)
