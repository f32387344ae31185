"""What HR's old sheet says people can do, brought in like any list; and someone who says that a line is wrong."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from kiem.assessments.actions import bring_in_levels, contest_level
from kiem.assessments.models import Level
from kiem.assessments.rules import BroughtInLevel
from kiem.competences.models import CompetenceVersion
from kiem.competences.queries import counting_entries, from_starter
from kiem.demo.content.levels import SHEET_WORDS, long_table, sheet_rows
from kiem.demo.content.shapes import DemoPerson
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.models import Person

FILE_NAME = "competenties zorg en ondersteuning.xlsx"
CONTESTS, CONTESTED = "stijn-de-smet", "observeren"
CONTEST_WORDS = "Dat was voor mijn opleiding. Intussen doe ik dit elke week."


def bring_in_sheet(everyone: Sequence[DemoPerson], seed: int, *, today: date, by: Actor, at: datetime) -> None:
    """The sheet in long form, with its words mapped once onto the scale."""
    rows = sheet_rows(everyone, seed, today=today)
    people = {person.personnel_number: person.id for person in Person.objects.exclude(personnel_number="")}
    versions = _versions_by_key()
    levels = [
        BroughtInLevel(
            people[row.personnel_number],
            versions[row.competence].competence_id,
            versions[row.competence].id,
            versions[row.competence].scale_version_id,
            SHEET_WORDS[row.word],
            row.observed_on,
        )
        for row in rows
    ]
    content = workbook(long_table(rows))
    bring_in_levels(
        levels,
        purpose=Purpose.DEVELOPMENT,
        observed_on=today,
        file_name=FILE_NAME,
        digest=hashlib.sha256(content).digest(),
        by=by,
        at=at,
    )


def workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """An XLSX file of one sheet, the same bytes for the same rows."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - XLSX knows no time zones
    sheet = book.add_worksheet("Competenties")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001 - nor here
            else:
                sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def _versions_by_key() -> Mapping[str, CompetenceVersion]:
    """The worded competences of the version in force, by the key of the starter dictionary."""
    entries = counting_entries().select_related("competence_version")
    versions = {entry.competence_id: entry.competence_version for entry in entries}
    return {key: versions[competence] for key, competence in from_starter().items()}


def contest_one(ids: Mapping[str, uuid.UUID], *, by: Actor, at: datetime) -> None:
    """Stijn says that what the old sheet says about him is not right."""
    person = Person.objects.get(id=ids[CONTESTS])
    herself = Actor(by.organisation_id, None, person.id, person.name, "employee")
    enter(by.organisation_id, Use.OWN_DATA, person=person.id)
    level = Level.objects.get(person=person, competence=_versions_by_key()[CONTESTED].competence_id)
    contest_level(level.id, CONTEST_WORDS, by=herself, at=at)
    enter(by.organisation_id, Use.ADMINISTRATION)
