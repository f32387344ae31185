"""The units a leader leads today."""

from dataclasses import dataclass
from datetime import date

from kiem.organisation.access import Led, Viewer


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """``only``: the one unit she leads, when there is just one."""

    teams: tuple[Led, ...]
    today: date

    @property
    def only(self) -> Led | None:
        return self.teams[0] if len(self.teams) == 1 else None


def teams_page(viewer: Viewer) -> TeamsPage:
    """No statements of its own."""
    return TeamsPage(viewer.leads, viewer.today)
