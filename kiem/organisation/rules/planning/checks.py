"""What can be wrong with a row by itself."""

import re
from collections.abc import Iterator

from kiem.foundation.languages import LANGUAGES
from kiem.organisation.rules.bringing_in import BringInProblem, BringInReason, PersonToBringIn

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_LONGEST = {"given_name": 80, "family_name": 120, "email": 254, "personnel_number": 40, "job": 120}
_LONGEST_UNIT = 120
_R = BringInReason


def problems_of(index: int, row: PersonToBringIn) -> Iterator[BringInProblem]:
    """Every problem of a row that shows without looking at anything else."""
    if not row.family_name.strip() and not row.given_name.strip():
        yield BringInProblem(index, _R.NAME_MISSING, "family_name")
    for field, longest in _LONGEST.items():
        if len(getattr(row, field)) > longest:
            yield BringInProblem(index, _R.TOO_LONG, field, getattr(row, field)[:40])
    for name in row.unit_path:
        if len(name) > _LONGEST_UNIT:
            yield BringInProblem(index, _R.TOO_LONG, "unit_path", name[:40])
    if row.email and not _MAIL.fullmatch(row.email.strip()):
        yield BringInProblem(index, _R.NO_MAIL_ADDRESS, "email", row.email)
    if row.language and row.language not in LANGUAGES:
        yield BringInProblem(index, _R.UNKNOWN_LANGUAGE, "language", row.language)
    yield from _placement_problems(index, row)


def _placement_problems(index: int, row: PersonToBringIn) -> Iterator[BringInProblem]:
    has_unit, has_job = any(name.strip() for name in row.unit_path), bool(row.job.strip())
    if has_unit and not has_job:
        yield BringInProblem(index, _R.JOB_MISSING, "job", row.unit_path[-1])
    if not has_unit and (has_job or row.leads):
        yield BringInProblem(index, _R.UNIT_MISSING, "unit_path", row.job)
    if not 0 <= row.share <= 1:
        yield BringInProblem(index, _R.SHARE_OUT_OF_RANGE, "share", str(row.share))
    if row.ends_before is not None and row.ends_before <= row.starts_on:
        yield BringInProblem(index, _R.END_BEFORE_START, "ends_before")
