"""Within other actions: scales, and the draft to write in."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from kiem.competences.models import (
    Framework,
    FrameworkEntry,
    FrameworkVersion,
    Scale,
    ScaleLevel,
    ScaleLevelText,
    ScaleVersion,
)
from kiem.competences.queries import framework_versions
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    DEFAULT_SENTENCES,
    FEWEST_LEVELS,
    LONGEST_LEVEL_NAME,
    MOST_LEVELS,
    VersionStatus,
    plain_name,
    scale_name,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.actions.keeping import keep

Names = Mapping[str, Sequence[str]]
BATCH = 2000
DEFAULT_NAME = scale_name(DEFAULT_LEVELS["nl"])


def default_scale(by: Actor, at: datetime) -> uuid.UUID:
    """The default scale's version, made when it is not there yet."""
    found = ScaleVersion.objects.filter(scale__name=DEFAULT_NAME).order_by("-number").first()
    return found.id if found else _make(DEFAULT_NAME, DEFAULT_LEVELS, DEFAULT_SENTENCES, by, at)


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


def begin(name: str, by: Actor) -> FrameworkVersion:
    """The organisation's language with version 1, a draft. Raises CannotDo when there is one already."""
    framework = Framework(organisation_id=by.organisation_id, name=name.strip())
    keep(framework)
    return _open(framework.id, 1, by)


def _open(framework: uuid.UUID, number: int, by: Actor) -> FrameworkVersion:
    return FrameworkVersion.objects.create(
        organisation_id=by.organisation_id, framework_id=framework, number=number, status=VersionStatus.DRAFT
    )


def locked_language() -> Framework | None:
    """The organisation's language, for this transaction alone: two writers of one language wait for each other."""
    return Framework.objects.select_for_update().first()


def draft_to_write(by: Actor) -> FrameworkVersion:
    """The draft, begun or copied from the adopted one when needed. Raises CannotDo while it is in consultation."""
    framework = locked_language()
    if framework is None:
        return begin(_("Our language"), by)
    newest = framework_versions()[0]
    if newest.status == VersionStatus.CONSULTATION:
        raise CannotDo(
            _("The next version is in consultation, so its words stay as they are. Take it back to the draft to change "
              "them.")
        )  # fmt: skip
    if newest.status == VersionStatus.DRAFT:
        return newest
    draft = _open(framework.id, newest.number + 1, by)
    FrameworkEntry.objects.bulk_create(
        FrameworkEntry(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            framework_version=draft,
            competence_id=entry.competence_id,
            competence_version_id=entry.competence_version_id,
        )
        for entry in FrameworkEntry.objects.filter(framework_version=newest).order_by("id")
    )
    return draft
