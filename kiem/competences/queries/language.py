"""The language that counts: the adopted version, or the draft while nothing is adopted yet."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Case, QuerySet, Value, When

from kiem.competences.models import FrameworkEntry, FrameworkVersion
from kiem.competences.queries.scales import Scale, scales
from kiem.competences.queries.wording import reading_order
from kiem.competences.queries.words import held_as, wordings_of
from kiem.competences.rules import (
    IN_THE_MAKING,
    KIND_ORDER,
    CompetenceKind,
    Held,
    VersionStatus,
    Wording,
    plain_name,
)
from kiem.organisation.models import Mandate, on_day
from kiem.organisation.rules import MandateKind

OWNER_MANDATES = (MandateKind.HR_ADVISER, MandateKind.DIRECTOR)
Told = TypeVar("Told", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class LevelText:
    """One level of a competence: its place, its name on the scale, and what it looks like ("" when not written).

    ``indicators``: what can be observed at this level; ``counters``: what shows the opposite.
    """

    position: int
    name: str
    text: str
    title: str = ""
    indicators: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        return bool(self.text or self.title or self.indicators or self.counters)


@dataclass(frozen=True, slots=True)
class Entry:
    """A competence as a version of the language words it, read in one language.

    ``language``: in which language its words are here; ``names`` holds its name in every language it has.
    """

    competence_id: uuid.UUID
    version_id: uuid.UUID
    number: int
    kind: CompetenceKind
    scale_version_id: uuid.UUID
    language: str
    name: str
    definition: str
    levels: tuple[LevelText, ...]
    names: Mapping[str, str]
    aspect: str = ""
    plain: str = ""
    synonyms: tuple[str, ...] = ()

    @property
    def has_level_texts(self) -> bool:
        return any(level.says_something for level in self.levels)


@dataclass(frozen=True, slots=True)
class Language:
    """A version of the organisation's competence language. ``entries``: core first, then by name."""

    name: str
    version_id: uuid.UUID
    number: int
    status: VersionStatus
    adopted_on: date | None
    decision: str
    review_on: date | None
    owner: str
    consultation_since: date | None
    draft_id: uuid.UUID | None
    """The draft beside it (itself when it is the draft), None when nothing is being changed."""
    draft_is_open: bool
    """Whether that draft is in consultation, for everyone to read."""
    reading: str
    """The language wanted; an entry whose ``language`` differs had no words in it."""
    scales: Mapping[uuid.UUID, Scale]
    entries: tuple[Entry, ...]
    held: tuple[Held, ...]
    """The same in all their languages."""

    @property
    def in_consultation(self) -> bool:
        return self.status is VersionStatus.CONSULTATION

    @property
    def is_draft(self) -> bool:
        return self.status in IN_THE_MAKING

    @property
    def by_id(self) -> dict[uuid.UUID, Entry]:
        return {entry.competence_id: entry for entry in self.entries}


def framework_versions() -> list[FrameworkVersion]:
    """All versions of the organisation's language, newest first. One statement."""
    return list(FrameworkVersion.objects.select_related("framework", "owner").order_by("-number"))


def owners_to_choose(today: date) -> tuple[tuple[uuid.UUID, str], ...]:
    """Who may look after a version: who advises on people or directs today, (person, name) by name. One statement."""
    mandates = Mandate.objects.filter(on_day(today), kind__in=OWNER_MANDATES).select_related("person")
    people = {mandate.person for mandate in mandates}
    return tuple((person.id, person.name) for person in sorted(people, key=lambda each: each.sort_key))


def counting_version() -> QuerySet[FrameworkVersion]:
    """The one version that counts: adopted, else the draft. For a subquery too."""
    adopted_first = Case(When(status=VersionStatus.ADOPTED, then=Value(0)), default=Value(1))
    return FrameworkVersion.objects.exclude(status=VersionStatus.REPLACED).order_by(adopted_first)[:1]


def working_version() -> QuerySet[FrameworkVersion]:
    """The one version that a change would start from: the draft, else the adopted one. For a subquery too."""
    return FrameworkVersion.objects.exclude(status=VersionStatus.REPLACED).order_by("-number")[:1]


def counting_entries() -> QuerySet[FrameworkEntry]:
    """The entries of the version that counts."""
    return FrameworkEntry.objects.filter(framework_version__in=counting_version().values("id"))


def language_of(languages: Sequence[str] = (), *, draft: bool = False) -> Language | None:
    """The organisation's competence language: the version that counts, or the draft beside it. None before the first.

    ``languages``: the organisation's, to fall back on. Six statements, whatever the size.
    """
    versions = [v for v in framework_versions() if v.status != VersionStatus.REPLACED]
    by_status = {version.status: version for version in versions}
    in_draft = by_status.get(VersionStatus.DRAFT) or by_status.get(VersionStatus.CONSULTATION)
    version = in_draft if draft else by_status.get(VersionStatus.ADOPTED, in_draft)
    if version is None:
        return None
    order, on = reading_order(languages), scales(languages)
    contents = tuple(contents_of([version.id])[version.id].values())
    entries = [_entry(held, order, on) for held in contents]
    return Language(
        name=version.framework.name,
        version_id=version.id,
        number=version.number,
        status=VersionStatus(version.status),
        adopted_on=version.adopted_on,
        decision=version.decision,
        review_on=version.review_on,
        owner=version.owner.name if version.owner else "",
        consultation_since=version.consultation_since,
        draft_id=in_draft.id if in_draft else None,
        draft_is_open=in_draft is not None and in_draft.status == VersionStatus.CONSULTATION,
        reading=order[0],
        scales=on,
        entries=tuple(sorted(entries, key=lambda entry: (KIND_ORDER[entry.kind], plain_name(entry.name)))),
        held=contents,
    )


def contents_of(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[uuid.UUID, Held]]:
    """All that some framework versions hold, by version and competence. Four statements, whatever the size."""
    wanted = list(versions)
    rows = list(
        FrameworkEntry.objects.filter(framework_version__in=wanted).select_related("competence_version").order_by("id")
    )
    words = wordings_of({row.competence_version_id for row in rows})
    found: dict[uuid.UUID, dict[uuid.UUID, Held]] = {key: {} for key in wanted}
    for row in rows:
        found[row.framework_version_id][row.competence_id] = held_as(row.competence_version, words)
    return found


def held_now() -> dict[uuid.UUID, Held]:
    """What a change starts from, by competence: the draft, else the adopted version, else nothing. Five statements."""
    version = working_version().first()
    return contents_of([version.id])[version.id] if version else {}


def competence_entry(held: Held, languages: Sequence[str], on: Mapping[uuid.UUID, Scale]) -> Entry:
    """A held competence, read in the reader's language or the next best."""
    return _entry(held, reading_order(languages), on)


def _entry(held: Held, order: Sequence[str], on: Mapping[uuid.UUID, Scale]) -> Entry:
    words = {wording.language: wording for wording in held.content.wordings}
    best = next(words[language] for language in (*order, *words) if language in words)
    leveled = next((words[each] for each in (best.language, *order) if each in words and words[each].levels_told), best)
    scale = on[held.content.scale_version_id]
    return Entry(
        competence_id=held.competence_id,
        version_id=held.version_id,
        number=held.number,
        kind=held.content.kind,
        scale_version_id=scale.scale_version_id,
        language=best.language,
        name=best.name,
        definition=best.definition,
        levels=tuple(_level(leveled, position, name) for position, name in enumerate(scale.names, start=1)),
        names={language: wording.name for language, wording in words.items()},
        aspect=held.content.aspect,
        plain=best.plain,
        synonyms=best.synonyms,
    )


def _level(wording: Wording, position: int, name: str) -> LevelText:
    return LevelText(
        position,
        name,
        _at(wording.level_texts, position, ""),
        _at(wording.titles, position, ""),
        tuple(text for text in _at(wording.indicators, position, ()) if text),
        tuple(text for text in _at(wording.counters, position, ()) if text),
    )


def _at(by_level: Sequence[Told], position: int, nothing: Told) -> Told:
    return by_level[position - 1] if position <= len(by_level) else nothing
