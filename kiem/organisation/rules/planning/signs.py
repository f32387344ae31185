"""Of what would be written beside what stands there: a short sign, to see later whether that is still so. Pure."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kiem.organisation.rules.standing import KnownPerson, KnownPlacement, Standing

if TYPE_CHECKING:
    from kiem.organisation.rules.planning.plan import Plan

LENGTH = 32
_BETWEEN, _NONE = "\x1f", "\x00"


def before_and_after(plan: "Plan", standing: Standing, left_out: Sequence[KnownPlacement]) -> str:
    """What is new goes by what it says and not by its id, which is another each time. No text holds the two signs that
    stand between values: names are kept without them."""
    new: dict[uuid.UUID, str] = {unit.id: unit.name for unit in plan.units}
    new |= {job.id: job.name for job in plan.jobs}
    new |= {each.id: f"{each.personnel_number} {each.email} {each.name}" for each in plan.people}
    changed = {each.id for each in plan.people_changed}
    moved = {each.id for each in plan.placements_changed}
    sign = hashlib.sha256()
    for what, lines in (
        ("before", (_person(each, new) for each in standing.people if each.id in changed)),
        ("people", (_person(each, new) for each in (*plan.people_changed, *plan.people))),
        ("stood", (_placement(each, new) for each in standing.placements if each.id in moved)),
        ("placements", (_placement(each, new) for each in plan.placements_changed)),
        ("new", (_placement(each, new, kept=False) for each in plan.placements)),
        ("leaders", (_text(_id(each.unit_id, new), _id(each.person_id, new), each.starts_on, each.ends_before)
                     for each in plan.leaders)),
        ("units", (_text(each.name, _id(each.parent_id, new), each.starts_on) for each in plan.units)),
        ("jobs", (_text(each.name, each.starts_on) for each in plan.jobs)),
        ("roles", (_text(_id(each.person_id, new), each.kind, each.starts_on, each.ends_before)
                   for each in plan.roles)),
        ("left out", (_placement(each, new) for each in left_out)),
    ):  # fmt: skip
        sign.update(f"{what}\n{_sorted(lines)}\n".encode())
    return sign.hexdigest()[:LENGTH]


def _sorted(lines: Iterable[str]) -> str:
    return "\n".join(sorted(lines))


def _person(each: KnownPerson, new: Mapping[uuid.UUID, str]) -> str:
    return _BETWEEN.join(
        (_id(each.id, new), each.given_name, each.family_name, each.email, each.personnel_number, each.language)
    )


def _placement(each: KnownPlacement, new: Mapping[uuid.UUID, str], *, kept: bool = True) -> str:
    return _text(
        each.id.hex if kept else "", _id(each.person_id, new), _id(each.unit_id, new), _id(each.job_id, new),
        each.share, each.kind, each.starts_on, each.ends_before,
    )  # fmt: skip


def _id(key: uuid.UUID | None, new: Mapping[uuid.UUID, str]) -> str:
    return _NONE if key is None else new.get(key) or key.hex


def _text(*values: object) -> str:
    """
    >>> _text("a", None) == _text("a", "None")
    False
    """
    return _BETWEEN.join([_NONE if value is None else str(value) for value in values])
