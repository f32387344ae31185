"""Within other actions: worded versions with all they say, and the draft's pointers to them, in bulk."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from django.db.models import Max

from kiem.competences.models import (
    Competence,
    CompetenceLevelText,
    CompetenceMatch,
    CompetenceText,
    CompetenceVersion,
    FrameworkEntry,
    FrameworkVersion,
    Indicator,
    IndicatorText,
)
from kiem.competences.queries import Origin, origins_of
from kiem.competences.rules import Content, Held
from kiem.foundation.actors import Actor
from kiem.foundation.ids import ordered_id

BATCH = 2000


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A worded version to write: of a competence that is ``held``, or of a new one; with where it comes from."""

    content: Content
    held: Held | None = None
    origins: Sequence[Origin] = ()

    @property
    def before_and_after(self) -> tuple[object, ...]:
        """What stands there and what would come, whichever draft holds it."""
        return (self.held.competence_id, self.held.content, self.content) if self.held else (None, None, self.content)


def write_wordings(
    draft: FrameworkVersion, todo: Sequence[ToWrite], by: Actor, at: datetime
) -> list[CompetenceVersion]:
    """Write worded versions and let the draft point to them; a rewording keeps where the former came from.

    At most eleven statements a batch of 2,000, however many there are.
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
            aspect=each.content.aspect,
            scale_version_id=each.content.scale_version_id,
            created_at=at,
        )
        for index, each in enumerate(todo)
    ]
    CompetenceVersion.objects.bulk_create(versions, batch_size=BATCH)
    _write_texts(versions, todo)
    _write_indicators(versions, todo)
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
                plain_text=wording.plain,
                synonyms=list(wording.synonyms),
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
                title=title,
                text=text,
            )
            for version, wording in spoken
            for position, (title, text) in enumerate(zip_longest(wording.titles, wording.level_texts, fillvalue=""), 1)
            if title or text
        ),
        batch_size=BATCH,
    )


def _write_indicators(versions: Sequence[CompetenceVersion], todo: Sequence[ToWrite]) -> None:
    """One row for each place at which any language says something; its texts per language."""
    rows: dict[tuple[uuid.UUID, int, bool, int], Indicator] = {}
    texts: list[IndicatorText] = []
    for version, each in zip(versions, todo, strict=True):
        for language, position, counter, place, text in _observed(each.content):
            key = (version.id, position, counter, place)
            if key not in rows:
                rows[key] = Indicator(
                    id=ordered_id(),
                    organisation_id=version.organisation_id,
                    competence_version=version,
                    position=position,
                    counter=counter,
                    place=place,
                )
            row = rows[key]
            texts.append(
                IndicatorText(
                    id=ordered_id(),
                    organisation_id=version.organisation_id,
                    indicator=row,
                    language=language,
                    text=text,
                )
            )
    Indicator.objects.bulk_create(rows.values(), batch_size=BATCH)
    IndicatorText.objects.bulk_create(texts, batch_size=BATCH)


def _observed(content: Content) -> Iterator[tuple[str, int, bool, int, str]]:
    """(language, position, counter, place, text) of all that is said to be observable."""
    for wording in content.wordings:
        for counter, levels in ((False, wording.indicators), (True, wording.counters)):
            for position, said in enumerate(levels, start=1):
                for place, text in enumerate(said, start=1):
                    if text:
                        yield wording.language, position, counter, place, text


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
