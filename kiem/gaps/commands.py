"""``kiem report gap``: the team matrix in words, for whoever's key it is given."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Use
from kiem.gaps.pages.report import GapReport, report_of
from kiem.gaps.queries import team_growth
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.actions import open_team_levels


def gap_report(viewer: Viewer, unit_name: str, *, at: datetime) -> GapReport:
    """The report of a unit that the viewer leads today; that she saw it is kept, as on the screen.

    Raises CannotDo with a sentence for who may not see it: an HR adviser opens one person on screen, for a use.
    """
    if viewer.may(Permission.OPEN_LEVELS):
        raise CannotDo(
            _("An HR adviser opens the levels of one person, on screen, for a use and with a reason. "
              "A team is shown to who leads it directly.")
        )  # fmt: skip
    wanted = unit_name.strip().casefold()
    led = next((unit for unit in viewer.leads if unit.name.casefold() == wanted), None)
    if led is None:
        raise CannotDo(_not_led(viewer, unit_name))
    with transaction.atomic(), using(Use.DEVELOPMENT):
        looking = viewer.looking_for(Use.DEVELOPMENT)
        team = team_growth(looking, led.unit_id)
        open_team_levels([member.person_id for member in team.members], by=looking, at=at)
        return report_of(team, looking)


def _not_led(viewer: Viewer, unit_name: str) -> str:
    """The same sentence whether such a unit is there or not: only what she leads is named."""
    said = _("You lead no unit that is called “%(name)s” today.") % {"name": unit_name}
    if not viewer.leads:
        return said
    names = ", ".join(f"“{unit.name}”" for unit in viewer.leads)
    return said + " " + _("You lead: %(names)s.") % {"names": names}


def as_text(report: GapReport) -> str:
    """The report to read in a terminal: one block per person, and the counts below."""
    lines = [report.title, ""]
    for person in report.people:
        lines.append(person.name)
        lines += [f"  {one.competence}: {one.words}" for one in person.competences]
        lines.append("")
    lines.append(_("Together"))
    lines += [f"  {one.competence}: {'; '.join(one.words)}" for one in report.together]
    return "\n".join([*lines, "", report.foot])


def as_json(report: GapReport) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as text and as JSON."""

    text: str
    json: str


def report_gap(viewer: Viewer, unit_name: str, *, at: datetime) -> Printed:
    """Both forms of a report. Raises CannotDo like ``gap_report``."""
    report = gap_report(viewer, unit_name, at=at)
    return Printed(as_text(report), as_json(report))
