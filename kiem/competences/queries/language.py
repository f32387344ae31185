"""The language that counts: the adopted version, or the draft while nothing is adopted yet."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, QuerySet, Value, When

from kiem.competences.models import CompetenceLevelText, CompetenceText, FrameworkEntry, FrameworkVersion
from kiem.competences.queries.scales import Scale, scales
from kiem.competences.queries.wording import reading_order
from kiem.competences.rules import KIND_ORDER, CompetenceKind, Content, Held, VersionStatus, Wording, plain_name


@dataclass(frozen=True, slots=True)
class LevelText:
    """One level of a competence: its place, its name on the scale, and what it looks like ("" when not written)."""

    position: int
    name: str
    text: str


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

    @property
    def has_level_texts(self) -> bool:
        return any(level.text for level in self.levels)


@dataclass(frozen=True, slots=True)
class Language:
    """A version of the organisation's competence language. ``entries``: core first, then by name."""

    name: str
    version_id: uuid.UUID
    number: int
    status: VersionStatus
    adopted_on: date | None
    decision: str
    draft_id: uuid.UUID | None
    """The draft beside it (itself when it is the draft), None when nothing is being changed."""
    reading: str
    """The language wanted; an entry whose ``language`` differs had no words in it."""
    scales: Mapping[uuid.UUID, Scale]
    entries: tuple[Entry, ...]

    @property
    def is_draft(self) -> bool:
        return self.status is VersionStatus.DRAFT

    @property
    def by_id(self) -> dict[uuid.UUID, Entry]:
        return {entry.competence_id: entry for entry in self.entries}


def framework_versions() -> list[FrameworkVersion]:
    """All versions of the organisation's language, newest first. One statement."""
    return list(FrameworkVersion.objects.select_related("framework").order_by("-number"))


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

    ``languages``: the organisation's, to fall back on. Five statements, whatever the size.
    """
    versions = [v for v in framework_versions() if v.status != VersionStatus.REPLACED]
    by_status = {version.status: version for version in versions}
    in_draft = by_status.get(VersionStatus.DRAFT)
    version = in_draft if draft else by_status.get(VersionStatus.ADOPTED, in_draft)
    if version is None:
        return None
    order, on = reading_order(languages), scales(languages)
    entries = [_entry(held, order, on) for held in contents_of([version.id])[version.id].values()]
    return Language(
        name=version.framework.name,
        version_id=version.id,
        number=version.number,
        status=VersionStatus(version.status),
        adopted_on=version.adopted_on,
        decision=version.decision,
        draft_id=in_draft.id if in_draft else None,
        reading=order[0],
        scales=on,
        entries=tuple(sorted(entries, key=lambda entry: (KIND_ORDER[entry.kind], plain_name(entry.name)))),
    )


def contents_of(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[uuid.UUID, Held]]:
    """All that some framework versions hold, by version and competence. Three statements, whatever the size."""
    wanted = list(versions)
    rows = list(
        FrameworkEntry.objects.filter(framework_version__in=wanted).select_related("competence_version").order_by("id")
    )
    words = wordings_of({row.competence_version_id for row in rows})
    found: dict[uuid.UUID, dict[uuid.UUID, Held]] = {key: {} for key in wanted}
    for row in rows:
        version = row.competence_version
        content = Content(CompetenceKind(version.kind), version.scale_version_id, words.get(version.id, ()))
        found[row.framework_version_id][row.competence_id] = Held(
            row.competence_id, version.id, version.number, content
        )
    return found


def held_now() -> dict[uuid.UUID, Held]:
    """What a change starts from, by competence: the draft, else the adopted version, else nothing. Four statements."""
    version = working_version().first()
    return contents_of([version.id])[version.id] if version else {}


def wordings_of(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Wording, ...]]:
    """The words of some worded versions, in every language. Two statements."""
    wanted = list(versions)
    levels: dict[tuple[uuid.UUID, str], dict[int, str]] = {}
    for level in CompetenceLevelText.objects.filter(competence_version__in=wanted):
        levels.setdefault((level.competence_version_id, level.language), {})[level.position] = level.text
    words: dict[uuid.UUID, list[Wording]] = {}
    for text in CompetenceText.objects.filter(competence_version__in=wanted).order_by("language"):
        at = levels.get((text.competence_version_id, text.language), {})
        texts = tuple(at.get(position, "") for position in range(1, max(at, default=0) + 1))
        wording = Wording(text.language, text.name, text.definition, texts)
        words.setdefault(text.competence_version_id, []).append(wording)
    return {key: tuple(value) for key, value in words.items()}


def competence_entry(held: Held, languages: Sequence[str], on: Mapping[uuid.UUID, Scale]) -> Entry:
    """A held competence, read in the reader's language or the next best."""
    return _entry(held, reading_order(languages), on)


def _entry(held: Held, order: Sequence[str], on: Mapping[uuid.UUID, Scale]) -> Entry:
    words = {wording.language: wording for wording in held.content.wordings}
    best = next(words[language] for language in (*order, *words) if language in words)
    leveled = next((words[each] for each in (best.language, *order) if each in words and words[each].level_texts), best)
    scale = on[held.content.scale_version_id]
    texts = (*leveled.level_texts, *("" for _ in scale.names))[: len(scale.names)]
    return Entry(
        competence_id=held.competence_id,
        version_id=held.version_id,
        number=held.number,
        kind=held.content.kind,
        scale_version_id=scale.scale_version_id,
        language=best.language,
        name=best.name,
        definition=best.definition,
        levels=tuple(map(LevelText, range(1, len(scale.names) + 1), scale.names, texts)),
        names={language: wording.name for language, wording in words.items()},
    )
