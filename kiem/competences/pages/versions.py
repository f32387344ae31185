"""The versions of the language, and one of them beside the one before: what became of each competence, word by word."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiem.competences.queries import Comparison, comparison_of, framework_versions, owners_to_choose, reading_order
from kiem.competences.rules import (
    IN_THE_MAKING,
    Held,
    Piece,
    Spot,
    Step,
    StepTaken,
    VersionStatus,
    changed_spots,
    plain_name,
    word_by_word,
)
from kiem.competences.wording import LANGUAGE_NAMES, PARTS, STATUSES, STEPS
from kiem.foundation.errors import NotFound
from kiem.foundation.languages import text_in
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from kiem.competences.models import FrameworkVersion

Named = tuple[tuple[uuid.UUID, str], ...]
"""(competence, name), by name."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list; ``standing``: its status in words."""

    id: uuid.UUID
    number: int
    standing: "_StrPromise"
    is_counting: bool
    adopted_on: date | None
    decision: str
    consultation_since: date | None
    review_on: date | None
    owner: str


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Newest first."""

    name: str
    rows: tuple[VersionRow, ...]


@dataclass(frozen=True, slots=True)
class ChangedText:
    """One place whose words differ; ``pieces``: the words of both, each run kept, gone or added."""

    where: str
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A line of the migration table. ``former`` and ``latters`` by name; ``texts``: where it was reworded."""

    step: Step
    said: "_StrPromise"
    competence_id: uuid.UUID
    former: str
    latters: Named
    texts: tuple[ChangedText, ...]
    former_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class VersionPage:
    """``against``: the version it is compared with, 0 when there is none before it; ``others``: what else could be.

    ``same``: how many competences stay as they were; they are named below the rest.
    """

    row: VersionRow
    against: int
    others: tuple[tuple[int, bool], ...]
    lines: tuple[StepLine, ...]
    same: Named
    added: Named
    may_say_steps: bool
    may_look_after: bool
    formers: Named
    latters: Named


def versions_page(viewer: Viewer) -> VersionsPage:
    """One statement. A draft is HR's to see until it is in consultation."""
    versions = [version for version in framework_versions() if _may_see(viewer, version)]
    name = versions[0].framework.name if versions else ""
    return VersionsPage(name, tuple(map(_row, versions)))


def _may_see(viewer: Viewer, version: "FrameworkVersion") -> bool:
    return version.status != VersionStatus.DRAFT or viewer.may(Permission.MANAGE_LANGUAGE)


def version_page(viewer: Viewer, version_id: uuid.UUID, against: int | None) -> VersionPage:
    """Seven statements, whatever the size. Raises NotFound for a version that is not there or not hers to see."""
    versions = [version for version in framework_versions() if _may_see(viewer, version)]
    version = next((each for each in versions if each.id == version_id), None)
    earlier = [each for each in versions if version and each.number < version.number]
    if version is None or (against is not None and against not in {each.number for each in earlier}):
        raise NotFound
    former = next((each for each in earlier if against in (None, each.number)), None)
    found = comparison_of(former, version)
    order = reading_order(viewer.languages)
    may_manage = viewer.may(Permission.MANAGE_LANGUAGE)
    adopted = version.status == VersionStatus.ADOPTED
    lines = [_line(step, found, order) for step in found.steps if step.step not in (Step.SAME, Step.NEW)]
    same = {step.former: found.before[step.former] for step in found.steps if step.step is Step.SAME and step.former}
    new = {step.latters[0]: found.after[step.latters[0]] for step in found.steps if step.step is Step.NEW}
    is_next = former is not None and former.status == VersionStatus.ADOPTED and version.status in IN_THE_MAKING
    return VersionPage(
        row=_row(version),
        against=former.number if former else 0,
        others=tuple((each.number, each is former) for each in earlier),
        lines=tuple(
            sorted((line for line in lines if line.step is not Step.NEW), key=lambda line: plain_name(line.former))
        ),
        same=named(same, order),
        added=named(new, order),
        may_say_steps=may_manage and is_next,
        may_look_after=may_manage and adopted,
        formers=named(found.before, order) if may_manage and is_next else (),
        latters=named(found.after, order) if may_manage and is_next else (),
    )


def next_version_page(viewer: Viewer) -> VersionPage:
    """The version in the making beside the one in force. Raises NotFound when there is none."""
    version = next((each for each in framework_versions() if each.status in IN_THE_MAKING), None)
    if version is None:
        raise NotFound
    return version_page(viewer, version.id, None)


@dataclass(frozen=True, slots=True)
class CarePage:
    """Who looks after the version in force, and by when it is looked at again."""

    number: int
    review_on: date | None
    owner_id: uuid.UUID | None
    owners: Named


def care_page(viewer: Viewer) -> CarePage:
    """Two statements. Raises NotFound while nothing is adopted."""
    version = next((each for each in framework_versions() if each.status == VersionStatus.ADOPTED), None)
    if version is None:
        raise NotFound
    return CarePage(version.number, version.review_on, version.owner_id, owners_to_choose(viewer.today))


def _row(version: "FrameworkVersion") -> VersionRow:
    return VersionRow(
        id=version.id,
        number=version.number,
        standing=STATUSES[VersionStatus(version.status)],
        is_counting=version.status == VersionStatus.ADOPTED,
        adopted_on=version.adopted_on,
        decision=version.decision,
        consultation_since=version.consultation_since,
        review_on=version.review_on,
        owner=version.owner.name if version.owner else "",
    )


def named(contents: Mapping[uuid.UUID, Held], order: Sequence[str]) -> Named:
    found = ((key, name_of(held, order)) for key, held in contents.items())
    return tuple(sorted(found, key=lambda each: plain_name(each[1])))


def name_of(held: Held, order: Sequence[str]) -> str:
    return text_in({wording.language: wording.name for wording in held.content.wordings}, order[0], order[1:])


def _line(step: StepTaken, found: Comparison, order: Sequence[str]) -> StepLine:
    before = found.before.get(step.former) if step.former else None
    latters = {key: found.after[key] for key in step.latters}
    texts = _texts(before, latters[step.former], order) if before and step.former in latters else ()
    return StepLine(
        step=step.step,
        said=STEPS[step.step],
        competence_id=step.former or step.latters[0],
        former=name_of(before, order) if before else "",
        latters=named(latters, order),
        texts=texts,
        former_id=step.former,
    )


def _texts(before: Held, after: Held, order: Sequence[str]) -> tuple[ChangedText, ...]:
    """Where the words differ, the reader's language first."""
    spots = sorted(changed_spots(before.content, after.content), key=lambda each: order.index(each[0].language))
    return tuple(ChangedText(where(spot), spot.language, word_by_word(old, new)) for spot, old, new in spots)


def where(spot: Spot) -> str:
    """The place in words: language, part, and which level and which of its indicators."""
    number = f"{spot.position}" + (f".{spot.place}" if spot.place else "") if spot.position else ""
    return " ".join(filter(None, (f"{LANGUAGE_NAMES[spot.language]}:", str(PARTS[spot.part]), number)))
