"""Within other actions: scales, the draft, and worded versions with the draft's pointers to them, in bulk."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from kiem.competences.models import (
    Competence,
    CompetenceLevelText,
    CompetenceMatch,
    CompetenceText,
    CompetenceVersion,
    Framework,
    FrameworkEntry,
    FrameworkVersion,
    Scale,
    ScaleLevel,
    ScaleLevelText,
    ScaleVersion,
)
from kiem.competences.queries import Origin, framework_versions, origins_of
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    DEFAULT_SENTENCES,
    FEWEST_LEVELS,
    LONGEST_DEFINITION,
    LONGEST_LEVEL_NAME,
    LONGEST_LEVEL_TEXT,
    LONGEST_NAME,
    MOST_LEVELS,
    Content,
    Fault,
    Held,
    VersionStatus,
    Wording,
    fault_in,
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
    """The draft, begun or copied from the adopted one when needed."""
    framework = locked_language()
    if framework is None:
        return begin(_("Our language"), by)
    newest = framework_versions()[0]
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


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A worded version to write: of a competence that is ``held``, or of a new one; with where it comes from."""

    content: Content
    held: Held | None = None
    origins: Sequence[Origin] = ()


def check_words(wording: Wording, levels: int) -> None:
    """Raise CannotDo, with the field of the form, for words that cannot be kept."""
    fault = fault_in(wording, levels)
    if fault is not None:
        raise CannotDo(_sentence(fault, wording, levels), field=_field(fault, wording, levels))


def _sentence(fault: Fault, wording: Wording, levels: int) -> str:
    name = wording.name[:60]
    if fault is Fault.NO_NAME:
        return _("A competence needs a name.")
    if fault is Fault.NAME_TOO_LONG:
        sentence = _("The name “%(name)s…” is longer than %(most)s characters. Nothing was changed.")
        return sentence % {"name": name, "most": LONGEST_NAME}
    if fault is Fault.DEFINITION_TOO_LONG:
        sentence = _(
            "The definition of “%(name)s” has %(count)s characters; at most %(most)s are kept. One or two plain "
            "sentences work best. Nothing was changed."
        )
        return sentence % {"name": name, "count": len(wording.definition), "most": LONGEST_DEFINITION}
    if fault is Fault.LEVEL_TEXT_TOO_LONG:
        sentence = _("A level of “%(name)s” is described in more than %(most)s characters. Nothing was changed.")
        return sentence % {"name": name, "most": LONGEST_LEVEL_TEXT}
    sentence = _("“%(name)s” describes %(count)s levels; its scale has %(levels)s. Nothing was changed.")
    return sentence % {"name": name, "count": len(wording.level_texts), "levels": levels}


def _field(fault: Fault, wording: Wording, levels: int) -> str:
    if fault is Fault.DEFINITION_TOO_LONG:
        return f"definition_{wording.language}"
    if fault is Fault.TOO_MANY_LEVEL_TEXTS:
        return f"level_{wording.language}_{levels + 1}"
    if fault is Fault.LEVEL_TEXT_TOO_LONG:
        long = (place for place, text in enumerate(wording.level_texts, start=1) if len(text) > LONGEST_LEVEL_TEXT)
        return f"level_{wording.language}_{next(long)}"
    return f"name_{wording.language}"


def write_wordings(
    draft: FrameworkVersion, todo: Sequence[ToWrite], by: Actor, at: datetime
) -> list[CompetenceVersion]:
    """Write worded versions and let the draft point to them; a rewording keeps where the former came from.

    At most nine statements a batch of 2,000, however many there are.
    """
    new = {index: Competence(id=ordered_id(), organisation_id=by.organisation_id, created_at=at)
           for index, each in enumerate(todo) if each.held is None}  # fmt: skip
    Competence.objects.bulk_create(new.values(), batch_size=BATCH)
    numbers = _last_numbers([each.held.competence_id for each in todo if each.held])
    versions = [
        CompetenceVersion(
            id=ordered_id(),
            organisation_id=by.organisation_id,
            competence_id=each.held.competence_id if each.held else new[index].id,
            number=numbers.get(each.held.competence_id, 0) + 1 if each.held else 1,
            kind=each.content.kind,
            scale_version_id=each.content.scale_version_id,
            created_at=at,
        )
        for index, each in enumerate(todo)
    ]
    CompetenceVersion.objects.bulk_create(versions, batch_size=BATCH)
    _write_texts(versions, todo)
    _write_origins(versions, todo)
    _point(draft, versions, new)
    return versions


def _last_numbers(competences: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    if not competences:
        return {}
    rows = CompetenceVersion.objects.filter(competence__in=competences).values_list("competence")
    return dict(rows.annotate(last=Max("number")))


def _write_texts(versions: Sequence[CompetenceVersion], todo: Sequence[ToWrite]) -> None:
    pairs = list(zip(versions, todo, strict=True))
    spoken = [(version, wording) for version, each in pairs for wording in each.content.wordings]
    CompetenceText.objects.bulk_create(
        (
            CompetenceText(
                id=ordered_id(),
                organisation_id=version.organisation_id,
                competence_version=version,
                language=wording.language,
                name=wording.name,
                definition=wording.definition,
            )
            for version, wording in spoken
        ),
        batch_size=BATCH,
    )
    CompetenceLevelText.objects.bulk_create(
        (
            CompetenceLevelText(
                id=ordered_id(),
                organisation_id=version.organisation_id,
                competence_version=version,
                position=position,
                language=wording.language,
                text=text,
            )
            for version, wording in spoken
            for position, text in enumerate(wording.level_texts, start=1)
            if text
        ),
        batch_size=BATCH,
    )


def _write_origins(versions: Sequence[CompetenceVersion], todo: Sequence[ToWrite]) -> None:
    former = origins_of(each.held.version_id for each in todo if each.held)
    CompetenceMatch.objects.bulk_create(
        (
            CompetenceMatch(
                id=ordered_id(),
                organisation_id=version.organisation_id,
                competence_version=version,
                uri=origin.uri,
                scheme=origin.scheme,
                relation=origin.relation,
            )
            for version, each in zip(versions, todo, strict=True)
            for origin in (*each.origins, *(former.get(each.held.version_id, ()) if each.held else ()))
        ),
        batch_size=BATCH,
    )


def _point(draft: FrameworkVersion, versions: Sequence[CompetenceVersion], new: dict[int, Competence]) -> None:
    FrameworkEntry.objects.bulk_create(
        (
            FrameworkEntry(
                id=ordered_id(),
                organisation_id=draft.organisation_id,
                framework_version=draft,
                competence_id=versions[index].competence_id,
                competence_version=versions[index],
            )
            for index in new
        ),
        batch_size=BATCH,
    )
    moved = {version.competence_id: version for index, version in enumerate(versions) if index not in new}
    entries = list(FrameworkEntry.objects.filter(framework_version=draft, competence__in=moved)) if moved else []
    for entry in entries:
        entry.competence_version = moved[entry.competence_id]
    FrameworkEntry.objects.bulk_update(entries, ["competence_version"], batch_size=BATCH)
