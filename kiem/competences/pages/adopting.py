"""Adopting the draft: what it changes, and what adopting means."""

from dataclasses import dataclass
from datetime import date

from kiem.competences.pages.versions import Named, named
from kiem.competences.queries import comparison_of, framework_versions, owners_to_choose, reading_order
from kiem.competences.rules import IN_THE_MAKING, Step, VersionStatus
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class AdoptPage:
    """``former_number``: of the version it replaces, 0 when it is the first. ``owners``: who may look after it."""

    number: int
    total: int
    former_number: int
    added: Named
    reworded: Named
    retired: Named
    today: date
    consultation_since: date | None
    owners: Named


def adopt_page(viewer: Viewer) -> AdoptPage:
    """Seven statements. Raises NotFound when there is no draft."""
    versions = framework_versions()
    draft = next((each for each in versions if each.status in IN_THE_MAKING), None)
    former = next((each for each in versions if each.status == VersionStatus.ADOPTED), None)
    if draft is None:
        raise NotFound
    found = comparison_of(former, draft)
    order = reading_order(viewer.languages)
    gone = (Step.RETIRED, Step.SPLIT, Step.MERGED)
    by_step = {step: [line for line in found.steps if line.step is step] for step in Step}
    retired = {line.former: found.before[line.former] for step in gone for line in by_step[step] if line.former}
    reworded = {line.former: found.after[line.former] for line in by_step[Step.REWORDED] if line.former}
    added = {line.latters[0]: found.after[line.latters[0]] for line in by_step[Step.NEW]}
    return AdoptPage(
        number=draft.number,
        total=len(found.after),
        former_number=former.number if former else 0,
        added=named(added, order) if former else (),
        reworded=named(reworded, order),
        retired=named(retired, order),
        today=viewer.today,
        consultation_since=draft.consultation_since,
        owners=owners_to_choose(viewer.today),
    )
