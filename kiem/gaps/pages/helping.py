"""Who offered to be asked about what: oneself, and those one works with."""

import uuid
from dataclasses import dataclass

from kiem.competences.queries import competence_names
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import asked_today, helpers_among
from kiem.gaps.queries.helping import colleagues_of
from kiem.gaps.rules import in_reading_order
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A competence: whether she offers to be asked about it, and which colleagues do."""

    competence_id: uuid.UUID
    name: str
    offers: bool
    colleagues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpingPage:
    """What her job asks, and what else she or a colleague offers."""

    rows: tuple[HelpRow, ...]


def helping_page(viewer: Viewer) -> HelpingPage:
    """Five statements, whatever the size. Raises NotFound for who is nobody here."""
    if viewer.person_id is None:
        raise NotFound
    asked = [one.competence_id for one in in_reading_order(asked_today(viewer, viewer.person_id))]
    offered = helpers_among([viewer.person_id, *colleagues_of(viewer.person_id, viewer.today)])
    names = {each.competence_id: each.name for each in competence_names(viewer.languages)}
    rows = []
    for competence in dict.fromkeys([*asked, *(key for key in names if key in offered)]):
        helpers = offered.get(competence, [])
        own = any(helper.person_id == viewer.person_id for helper in helpers)
        others = tuple(helper.name for helper in helpers if helper.person_id != viewer.person_id)
        rows.append(HelpRow(competence, names.get(competence, ""), own, others))
    return HelpingPage(tuple(row for row in rows if row.name))
