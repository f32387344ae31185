"""Bringing in a list of competences: what differs is written, the same list again writes nothing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.checking_words import check_words
from kiem.competences.actions.keeping import draft_to_write, locked_language
from kiem.competences.actions.making_scales import default_scale, make_scale, why_no_scale
from kiem.competences.actions.writing import ToWrite, write_wordings
from kiem.competences.models import ScaleVersion
from kiem.competences.queries import held_now, scale_called
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    BroughtIn,
    CompetenceToBringIn,
    Content,
    content_after,
    is_default_scale,
    plain_name,
)
from kiem.engine.fingerprints import fingerprint
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require

NOT_YET = uuid.UUID(int=0)
"""Stands for a scale that bringing in the list would make."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a list comes down to: its outcome, and what must be written for it."""

    outcome: BroughtIn
    todo: tuple[ToWrite, ...]


def bring_in_framework(
    rows: Sequence[CompetenceToBringIn],
    *,
    language: str,
    level_names: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> BroughtIn:
    """Bring a list into the draft. Competences are known by their name in the list's language.

    ``level_names`` from low to high: names of an existing scale, or of one made for it; none given: the default scale.
    Raises CannotDo for an impossible list; nothing is changed then. Some 20 statements, whatever the size.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        scale = _scale(level_names, language)
        plan = _plan(rows, language, scale, bool(level_names))
        if not plan.todo:
            return plan.outcome
        outcome, draft = plan.outcome, draft_to_write(by)
        if scale == NOT_YET:
            default = not level_names or is_default_scale(level_names, language)
            scale = default_scale(by, at) if default else make_scale(level_names, language, by, at)
            plan = _plan(rows, language, scale, bool(level_names))
        write_wordings(draft, plan.todo, by, at)
        record(by, "bring_in_framework", "framework_version", draft.id, at=at, count=len(plan.todo))
    return outcome


def what_bring_in_framework_would_do(
    rows: Sequence[CompetenceToBringIn], *, language: str, level_names: Sequence[str] = (), by: Actor, at: datetime
) -> BroughtIn:
    """The same, without writing anything; ``at`` is when it would be done."""
    require(by, Permission.MANAGE_LANGUAGE)
    return _plan(rows, language, _scale(level_names, language), bool(level_names)).outcome


def _scale(level_names: Sequence[str], language: str) -> uuid.UUID:
    """The scale of the list as it stands now, or NOT_YET. Raises CannotDo for names that make no scale."""
    wrong = why_no_scale(level_names) if level_names else None
    if wrong:
        raise wrong
    return scale_called(level_names or DEFAULT_LEVELS["nl"], language if level_names else "nl") or NOT_YET


def _plan(rows: Sequence[CompetenceToBringIn], language: str, scale: uuid.UUID, levels_named: bool) -> _Plan:
    held = held_now()
    by_name = {plain_name(words.name): each for each in held.values() for words in each.content.wordings
               if words.language == language}  # fmt: skip
    sizes = dict(ScaleVersion.objects.values_list("id", "size"))
    added: list[str] = []
    reworded: list[str] = []
    unchanged: list[str] = []
    todo: list[ToWrite] = []
    seen: set[str] = set()
    for row in rows:
        name = plain_name(row.name)
        if name in seen:
            raise CannotDo(_("“%(name)s” stands in the list more than once. Nothing was changed.") % {"name": row.name})
        seen.add(name)
        before = by_name.get(name)
        content = content_after(row, language, before.content if before else None, scale, levels_named=levels_named)
        _check(content, sizes)
        if before and content.same_as(before.content):
            unchanged.append(row.name)
            continue
        (reworded if before else added).append(row.name)
        todo.append(ToWrite(content, before))
    others = tuple(words.name for each in held.values() for words in each.content.wordings
                   if words.language == language and plain_name(words.name) not in seen)  # fmt: skip
    seal = fingerprint([each.before_and_after for each in todo])
    return _Plan(BroughtIn(tuple(added), tuple(reworded), tuple(unchanged), others, seal), tuple(todo))


def _check(content: Content, sizes: dict[uuid.UUID, int]) -> None:
    for wording in content.wordings:
        levels = sizes.get(content.scale_version_id, max(wording.levels_told, 1))
        check_words(wording, levels)
