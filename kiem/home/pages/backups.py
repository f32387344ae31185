"""How it stands with the backups, for the administrator's first page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext

from kiem.foundation.backups.folder import backup_folder, runs_in
from kiem.foundation.backups.schedule import TOO_OLD
from kiem.organisation.access import Viewer
from kiem.organisation.rules import Role


@dataclass(frozen=True, slots=True)
class BackupCard:
    """``proven_at``: of the last one that was made, put back elsewhere and compared; None when there is none.

    ``failure``: why the last run made none. ``is_old``: a night was missed, or the clock jumped. ``size`` in bytes.
    """

    proven_at: datetime | None
    tables: int
    rows: int
    size: int
    failed_at: datetime | None
    failure: str
    is_old: bool

    @property
    def is_wrong(self) -> bool:
        return bool(self.failure) or self.is_old


def backup_card(viewer: Viewer, at: datetime) -> BackupCard | None:
    """None for whoever does not look as administrator, and in the demo, which is not backed up. No statement."""
    if viewer.role != Role.ADMINISTRATOR or settings.KIEM_DEMO:
        return None
    runs = runs_in(backup_folder())
    proven = next((run for run in runs if not run.failure), None)
    failed = runs[0] if runs and runs[0].failure else None
    return BackupCard(
        proven.at if proven else None,
        proven.tables if proven else 0,
        proven.rows if proven else 0,
        proven.size if proven else 0,
        failed.at if failed else None,
        " ".join(each.translated(gettext) for each in failed.failure) if failed else "",
        proven is not None and not timedelta(0) <= at - proven.at <= TOO_OLD,
    )
