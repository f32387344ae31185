"""What an occupation asks according to O*NET, beside the own competences, with what is proposed for each."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiem.competences.queries import CompetenceName, Rated, Scale, mapped_to
from kiem.competences.rules import ONET
from kiem.profiles.rules import Weight
from kiem.profiles.rules.rated import position_for, weight_for


@dataclass(frozen=True, slots=True)
class RatedRow:
    """A skill with what O*NET says of it, and what is proposed. ``competence_id``: the own competence that it was
    mapped to before, None when to none. ``level_name``: of the proposed level, on that competence's scale or else on
    the default one; "" when the level is unknown. ``near``: what someone can do about there, in O*NET's words."""

    rated: Rated
    competence_id: uuid.UUID | None
    weight: Weight
    level_name: str
    near: str
    copied: bool


def rated_rows(
    asked: Sequence[Rated], names: Sequence[CompetenceName], on: Mapping[uuid.UUID, Scale]
) -> tuple[RatedRow, ...]:
    """``on``: the scales by id, the default one first. One statement."""
    if not asked:
        return ()
    by_id = {each.competence_id: each for each in names}
    held = mapped_to(ONET, [each.uri for each in asked])
    rows = []
    for each in asked:
        former = [key for key in held.get(each.uri, ()) if key in by_id]
        competence = former[0] if former else None
        scale = on[by_id[competence].scale_version_id] if competence else next(iter(on.values()), None)
        rows.append(
            RatedRow(
                each,
                competence,
                weight_for(each.importance),
                _level_name(each.level, scale),
                _near(each.level, each.anchors),
                each.uri in held and competence is None,
            )
        )
    return tuple(rows)


def _level_name(level: Decimal | None, scale: Scale | None) -> str:
    return scale.names[position_for(level, len(scale.names)) - 1] if level is not None and scale else ""


def _near(level: Decimal | None, anchors: Sequence[tuple[Decimal, str]]) -> str:
    """The anchor that lies nearest; of two as near the lower one."""
    if level is None or not anchors:
        return ""
    return min(anchors, key=lambda anchor: (abs(anchor[0] - level), anchor[0]))[1]
