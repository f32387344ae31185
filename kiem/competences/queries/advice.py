"""What the writing aid says of the words as they stand, and what of that was waved off."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiem.competences.models import Waiver
from kiem.competences.rules import Held
from kiem.competences.rules.advice import Advice, all_advice

_Key = tuple[uuid.UUID | None, str, str, str]


@dataclass(frozen=True, slots=True)
class Waived:
    """That advice was waved off: ``by`` (a name, "" for a system actor), when, and the reason."""

    waiver_id: uuid.UUID
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Advised:
    """Advice on the words as they stand: what is open, and what was waved off."""

    open: tuple[Advice, ...]
    waived: tuple[tuple[Advice, Waived], ...]


def waivers_of(competence_id: uuid.UUID | None = None) -> dict[_Key, Waived]:
    """What was waved off by (competence, rule, place, digest): of one competence, or of all. One statement."""
    rows = Waiver.objects.select_related("waived_by").order_by("waived_at")
    if competence_id is not None:
        rows = rows.filter(competence=competence_id)
    return {
        (row.competence_id, row.rule, row.place, row.digest): Waived(
            row.id, row.reason, row.waived_by.name if row.waived_by else "", row.waived_at
        )
        for row in rows
    }


def advice_given(held: Iterable[Held], languages: Sequence[str], *, alone: bool = False) -> Advised:
    """What the aid says of these words, in the organisation's ``languages``. One statement.

    ``alone``: on the one competence given, without what compares it with the others.
    """
    contents = {each.competence_id: each.content for each in held}
    given = all_advice(contents, languages)
    found = tuple(each for each in given if not alone or (each.competence_id and each.other_id is None))
    waivers = waivers_of(next(iter(contents), None) if alone else None)
    keys = [(each.competence_id, each.rule.value, each.place, each.digest) for each in found]
    pairs = list(zip(found, keys, strict=True))
    return Advised(
        tuple(advice for advice, key in pairs if key not in waivers),
        tuple((advice, waivers[key]) for advice, key in pairs if key in waivers),
    )
