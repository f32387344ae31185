"""Within other actions: writing worded versions and the draft's pointers to them, in bulk."""

import uuid
from collections.abc import Sequence
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
    FrameworkEntry,
    FrameworkVersion,
)
from kiem.competences.queries.wordings import Origin, origins_of
from kiem.competences.rules import (
    LONGEST_DEFINITION,
    LONGEST_LEVEL_TEXT,
    LONGEST_NAME,
    Content,
    Fault,
    Held,
    Wording,
    fault_in,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id

BATCH = 2000


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A worded version to write: of a competence that is ``held``, or of a new one; with where it comes from."""

    content: Content
    held: Held | None = None
    origins: Sequence[Origin] = ()


def check_words(wording: Wording, levels: int) -> None:
    """Raise CannotDo, with the field of the form, for words that cannot be kept."""
    fault = fault_in(wording, levels)
    if fault is None:
        return
    name = wording.name[:60]
    sentence, field = {
        Fault.NO_NAME: (_("A competence needs a name."), "name"),
        Fault.NAME_TOO_LONG: (
            _("The name “%(name)s…” is longer than %(most)s characters. Nothing was changed.")
            % {"name": name, "most": LONGEST_NAME},
            "name",
        ),
        Fault.DEFINITION_TOO_LONG: (
            _("The definition of “%(name)s” has %(count)s characters; at most %(most)s are kept. One or two plain "
              "sentences work best. Nothing was changed.")
            % {"name": name, "count": len(wording.definition), "most": LONGEST_DEFINITION},
            "definition",
        ),
        Fault.LEVEL_TEXT_TOO_LONG: (
            _("A level of “%(name)s” is described in more than %(most)s characters. Nothing was changed.")
            % {"name": name, "most": LONGEST_LEVEL_TEXT},
            "levels",
        ),
        Fault.TOO_MANY_LEVEL_TEXTS: (
            _("“%(name)s” describes %(count)s levels; its scale has %(levels)s. Nothing was changed.")
            % {"name": name, "count": len(wording.level_texts), "levels": levels},
            "levels",
        ),
    }[fault]  # fmt: skip
    raise CannotDo(sentence, field=f"{field}_{wording.language}")


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
