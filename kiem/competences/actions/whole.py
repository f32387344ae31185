"""Bringing in the whole dictionary: every competence in full; the same file again writes nothing."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.checking_words import check_words
from kiem.competences.actions.keeping import draft_to_write, locked_language
from kiem.competences.actions.making_scales import DEFAULT_NAME, default_scale, make
from kiem.competences.actions.scales import check_scale
from kiem.competences.actions.writing import ToWrite, write_wordings
from kiem.competences.models import Scale as ScaleRow
from kiem.competences.queries import Scale, held_now, newest_scales, scales
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    BroughtIn,
    CompetenceInFull,
    Content,
    Held,
    ScaleInFull,
    content_in_full,
    plain_name,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require


@dataclass(frozen=True, slots=True)
class Standing:
    """The scale a competence comes to stand on: the one that is there (``id``), or one that is to be made."""

    id: uuid.UUID
    size: int
    made: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    outcome: BroughtIn
    todo: tuple[ToWrite, ...]


def bring_in_dictionary(
    rows: Sequence[CompetenceInFull], described: Sequence[ScaleInFull], *, by: Actor, at: datetime
) -> BroughtIn:
    """Bring a whole dictionary into the draft. A competence is known by its id, else by its name in any language.

    A scale is known by its name; one that is not here is made. What the rows do not speak of stays. Raises CannotDo for
    what cannot be kept; nothing is changed then. Some 20 statements, whatever the size.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        plan = _plan(rows, _standing(rows, described))
        if not plan.todo:
            return plan.outcome
        draft = draft_to_write(by)
        plan = _plan(rows, _made(_standing(rows, described), described, by, at))
        write_wordings(draft, plan.todo, by, at)
        record(by, "bring_in_dictionary", "framework_version", draft.id, at=at, count=len(plan.todo))
    return plan.outcome


def what_bring_in_dictionary_would_do(
    rows: Sequence[CompetenceInFull], described: Sequence[ScaleInFull], *, by: Actor, at: datetime
) -> BroughtIn:
    """The same, without writing anything; ``at`` is when it would be done."""
    require(by, Permission.MANAGE_LANGUAGE)
    return _plan(rows, _standing(rows, described)).outcome


def _standing(rows: Iterable[CompetenceInFull], described: Iterable[ScaleInFull]) -> dict[str, Standing]:
    """By name every scale that is here or that some row asks for. Raises CannotDo for one that cannot be."""
    here = {scale.name: scale for scale in newest_scales()}
    wanted = {scale.name: scale for scale in described}
    found = {name: Standing(scale.scale_version_id, len(scale.names), made=False) for name, scale in here.items()}
    for name in dict.fromkeys(row.scale for row in rows if row.scale):
        scale = wanted.get(name)
        if name in here:
            if scale is not None:
                _check_same(scale, here[name])
        elif scale is not None and scale.names:
            check_scale(scale.to_make())
            size = len(next(iter(scale.names.values())))
            found[name] = Standing(uuid.uuid5(uuid.NAMESPACE_OID, name), size, made=True)
        elif name != DEFAULT_NAME:
            raise CannotDo(
                _("The scale “%(name)s” is not here, and the file does not say what its levels are called. Nothing was "
                  "changed.") % {"name": name}
            )  # fmt: skip
    if DEFAULT_NAME not in found:
        size = len(DEFAULT_LEVELS["nl"])
        found[DEFAULT_NAME] = Standing(uuid.uuid5(uuid.NAMESPACE_OID, DEFAULT_NAME), size, made=True)
    return found


def _check_same(given: ScaleInFull, here: Scale) -> None:
    differs = (
        any(here.spoken.get(language) != names for language, names in given.names.items())
        or any(here.told.get(language) != told for language, told in given.sentences.items())
        or given.kind not in (None, here.kind)
        or given.valid_months not in (None, here.valid_months)
    )
    if differs:
        raise CannotDo(
            _("The scale “%(name)s” is here with other levels or sentences, and a scale stays as it is. Give it "
              "another name in the file to make a new one. Nothing was changed.") % {"name": given.name}
        )  # fmt: skip


def _made(
    standing: Mapping[str, Standing], described: Iterable[ScaleInFull], by: Actor, at: datetime
) -> dict[str, Standing]:
    """Make the scales that are not here yet."""
    wanted = {scale.name: scale for scale in described}
    done = dict(standing)
    for name, each in standing.items():
        if not each.made:
            continue
        if name in wanted and wanted[name].names:
            row = ScaleRow.objects.create(organisation_id=by.organisation_id, name=name)
            done[name] = Standing(make(row, 1, wanted[name].to_make(), by, at), each.size, made=False)
        else:
            done[name] = Standing(default_scale(by, at), each.size, made=False)
    return done


def _plan(rows: Sequence[CompetenceInFull], standing: Mapping[str, Standing]) -> _Plan:
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
    return _Plan(BroughtIn(found["added"], found["reworded"], found["unchanged"], others), tuple(todo))


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
    row: CompetenceInFull, before: Held | None, standing: Mapping[str, Standing], on: Mapping[uuid.UUID, Scale]
) -> uuid.UUID:
    """Where it stands already when that is what the row says, also on an older version of that scale."""
    if before and row.scale in ("", on[before.content.scale_version_id].name):
        return before.content.scale_version_id
    return standing[row.scale or DEFAULT_NAME].id


def _check(content: Content, sizes: Mapping[uuid.UUID, int]) -> None:
    for wording in content.wordings:
        check_words(wording, sizes[content.scale_version_id])
