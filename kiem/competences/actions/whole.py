"""Bringing in the whole dictionary: every competence in full; the same file again writes nothing."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.checking_words import check_words
from kiem.competences.actions.keeping import draft_to_write, locked_language
from kiem.competences.actions.making_scales import DEFAULT_NAME, make
from kiem.competences.actions.scales import check_scale
from kiem.competences.actions.writing import ToWrite, write_wordings
from kiem.competences.models import Scale as ScaleRow
from kiem.competences.queries import Scale, held_now, scales
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    DEFAULT_SENTENCES,
    BroughtIn,
    CompetenceInFull,
    Content,
    Held,
    ScaleInFull,
    cleaned_levels,
    content_in_full,
    one_line,
    plain_name,
)
from kiem.engine.fingerprints import fingerprint
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require

Asked = tuple[str, int | None]
"""A scale as a row asks for it: its name, and which version of it, None when it does not say."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The scale a competence comes to stand on: the one that is here (``id``), or one ``to_make`` under that id."""

    id: uuid.UUID
    size: int
    to_make: ScaleInFull | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    outcome: BroughtIn
    todo: tuple[ToWrite, ...]


def bring_in_dictionary(
    rows: Sequence[CompetenceInFull], described: Sequence[ScaleInFull], *, by: Actor, at: datetime
) -> BroughtIn:
    """Bring a whole dictionary into the draft. A competence is known by its id, else by its name in any language.

    A scale is known by its name and version; one that is not here is made. What the rows do not speak of stays. Raises
    CannotDo for what cannot be kept; nothing is changed then. Some 20 statements, whatever the size.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        standing = _standing(rows, described)
        plan = _plan(rows, standing)
        if not plan.todo:
            return plan.outcome
        draft = draft_to_write(by)
        made = _made(standing.values(), {each.content.scale_version_id for each in plan.todo}, by, at)
        write_wordings(draft, [_standing_on(each, made) for each in plan.todo], by, at)
        record(by, "bring_in_dictionary", "framework_version", draft.id, at=at, count=len(plan.todo))
    return plan.outcome


def what_bring_in_dictionary_would_do(
    rows: Sequence[CompetenceInFull], described: Sequence[ScaleInFull], *, by: Actor, at: datetime
) -> BroughtIn:
    """The same, without writing anything; ``at`` is when it would be done."""
    require(by, Permission.MANAGE_LANGUAGE)
    return _plan(rows, _standing(rows, described)).outcome


def _standing(rows: Iterable[CompetenceInFull], described: Iterable[ScaleInFull]) -> dict[Asked, Standing]:
    """Every scale that some row asks for, or that is made for want of one. Raises CannotDo for one that cannot be."""
    here: dict[str, list[Scale]] = {}
    for scale in sorted(scales().values(), key=lambda each: -each.number):
        here.setdefault(one_line(scale.name), []).append(scale)
    told: dict[Asked, ScaleInFull] = {}
    for each in sorted(described, key=lambda each: each.number):
        told[each.name, each.number] = told[each.name, None] = each
    asked = dict.fromkeys([*((row.scale, row.scale_number) for row in rows if row.scale), (DEFAULT_NAME, None)])
    return {each: _stands(each, here.get(each[0], ()), told.get(each)) for each in asked}


def _stands(asked: Asked, here: Sequence[Scale], told: ScaleInFull | None) -> Standing:
    """``here``: the versions of the scale of that name, the newest first.

    That of the number asked for comes first. Another organisation may count its versions otherwise, so any version that
    says what the file says will do.
    """
    name, number = asked
    for scale in sorted(here, key=lambda each: each.number != number):
        if _says(told, scale) if told else number in (None, scale.number):
            return Standing(scale.scale_version_id, len(scale.names))
    if here and told:
        raise CannotDo(
            _("The scale “%(name)s” is here with other levels or sentences, and a scale stays as it is. Give it "
              "another name in the file to make a new one. Nothing was changed.") % {"name": name}
        )  # fmt: skip
    if not here and told and told.names:
        check_scale(told.to_make())
    elif not here and name == DEFAULT_NAME:
        told = ScaleInFull(name, None, None, DEFAULT_LEVELS, DEFAULT_SENTENCES)
    else:
        raise CannotDo(
            _("The scale “%(name)s” is not here, and the file does not say what its levels are called. Nothing was "
              "changed.") % {"name": f"{name} ({number})" if here else name}
        )  # fmt: skip
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{name}/{told.number}")
    return Standing(key, len(next(iter(told.names.values()))), told)


def _says(told: ScaleInFull, here: Scale) -> bool:
    """Whether a scale that is here says all that the file says of it."""
    names, sentences = cleaned_levels(here.spoken), cleaned_levels(here.told)
    return (
        all(names.get(language) == texts for language, texts in cleaned_levels(told.names).items())
        and all(sentences.get(language) == texts for language, texts in cleaned_levels(told.sentences).items())
        and told.kind in (None, here.kind)
        and told.valid_months in (None, here.valid_months)
    )


def _made(
    standing: Iterable[Standing], used: Collection[uuid.UUID], by: Actor, at: datetime
) -> dict[uuid.UUID, uuid.UUID]:
    """Make the scales that are used and not here yet; the id of each by the one it was planned under."""
    wanted = {each.id: each.to_make for each in standing if each.to_make and each.id in used}
    names = dict.fromkeys(scale.name for scale in wanted.values())
    rows = {name: ScaleRow.objects.create(organisation_id=by.organisation_id, name=name) for name in names}
    return {key: make(rows[scale.name], scale.number, scale.to_make(), by, at) for key, scale in wanted.items()}


def _standing_on(each: ToWrite, made: Mapping[uuid.UUID, uuid.UUID]) -> ToWrite:
    scale = each.content.scale_version_id
    return replace(each, content=replace(each.content, scale_version_id=made.get(scale, scale)))


def _plan(rows: Sequence[CompetenceInFull], standing: Mapping[Asked, Standing]) -> _Plan:
    held, on = held_now(), scales()
    sizes = {key: len(scale.names) for key, scale in on.items()} | {each.id: each.size for each in standing.values()}
    names = _Names(held.values())
    outcome: dict[str, list[str]] = {"added": [], "reworded": [], "unchanged": []}
    todo: list[ToWrite] = []
    seen: dict[uuid.UUID, str] = {}
    new: set[tuple[str, str]] = set()
    for row in rows:
        before = names.known(row, held)
        called = row.called or next((wording.name for wording in row.wordings if wording.name), "")
        spoken = set() if before else {(each.language, plain_name(each.name)) for each in row.wordings if each.name}
        if spoken & new:
            raise CannotDo(_("“%(name)s” stands in the list more than once. Nothing was changed.") % {"name": called})
        new |= spoken
        if before is not None and before.competence_id in seen:
            raise CannotDo(
                _("“%(name)s” and “%(other)s” in the file are the same competence here. Nothing was changed.")
                % {"name": called, "other": seen[before.competence_id]}
            )
        if before is not None:
            seen[before.competence_id] = called
        content = content_in_full(row, before.content if before else None, _scale_of(row, before, standing, on))
        _check(content, sizes)
        same = before is not None and content.same_as(before.content)
        outcome["unchanged" if same else "reworded" if before else "added"].append(called)
        if not same:
            todo.append(ToWrite(content, before))
    others = tuple(each.content.wordings[0].name for key, each in held.items() if key not in seen)
    found = {key: tuple(value) for key, value in outcome.items()}
    seal = fingerprint([each.before_and_after for each in todo])
    return _Plan(BroughtIn(found["added"], found["reworded"], found["unchanged"], others, seal), tuple(todo))


class _Names:
    """What is here, by name in any language; a name of the same language first."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._by_name: dict[str, dict[str, Held]] = {}
        for each in held:
            for wording in each.content.wordings:
                self._by_name.setdefault(plain_name(wording.name), {}).setdefault(wording.language, each)

    def known(self, row: CompetenceInFull, held: Mapping[uuid.UUID, Held]) -> Held | None:
        if row.competence_id is not None and row.competence_id in held:
            return held[row.competence_id]
        for wording in row.wordings:
            found = self._by_name.get(plain_name(wording.name), {}) if wording.name else {}
            if found:
                return found.get(wording.language) or next(iter(found.values()))
        return next(iter(self._by_name.get(plain_name(row.called), {}).values()), None) if row.called else None


def _scale_of(
    row: CompetenceInFull, before: Held | None, standing: Mapping[Asked, Standing], on: Mapping[uuid.UUID, Scale]
) -> uuid.UUID:
    """Where it stands already, when the row says no more than the name of that scale; else the one it asks for."""
    stood = before.content.scale_version_id if before else None
    if stood and (not row.scale or (row.scale_number is None and row.scale == one_line(on[stood].name))):
        return stood
    return standing[(row.scale, row.scale_number) if row.scale else (DEFAULT_NAME, None)].id


def _check(content: Content, sizes: Mapping[uuid.UUID, int]) -> None:
    for wording in content.wordings:
        check_words(wording, sizes[content.scale_version_id])
