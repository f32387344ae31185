"""The Excel sheet that HR keeps now: words per person and competence, with holes, as such sheets are.

Its four words are not the scale's: the importer maps them once. About six in ten of what is asked is filled in; the
rest is unknown, and an empty cell stays empty. Experience, the team and the person all leave their mark.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kiem.competences.queries import starter_dictionary
from kiem.demo.content.days import bram_leads_since, talk_day
from kiem.demo.content.de_linde import BEFORE_BRAM, DAYS_BEFORE_BRAM, KNOWN_IN_DE_LINDE
from kiem.demo.content.draw import Draw
from kiem.demo.content.language import name_of
from kiem.demo.content.organisation import JOBS, UNITS
from kiem.demo.content.profiles import PROFILES
from kiem.demo.content.shapes import DemoPerson, DemoPlacement, SheetRow

# The sheet's own words, with the position on the scale that HR maps each of them to.
SHEET_WORDS: dict[str, int] = {"basis": 1, "gevorderd": 2, "zelfstandig": 3, "expert": 4}
WORD_AT = {position: word for word, position in SHEET_WORDS.items()}

LONG_HEADER = ("Personeelsnummer", "Naam medewerker", "Dienst", "Functie", "Competentie", "Niveau", "Datum")
MATRIX_HEADER = ("Personeelsnummer", "Naam medewerker", "Dienst", "Functie")

# Some services kept their list well, one hardly at all; volunteers and the self-employed were never on it.
WELL_KEPT = ("de-wilg", "de-beuk", "thuiszorg-noord", "keuken", "de-hazelaar")
HARDLY_KEPT = ("directie", "vrijwilligers", "nachtzorg", "huis", "de-beuk-nacht")
NOT_ON_THE_SHEET = ("volunteer", "self_employed", "student", "trainee")

Cell = str | date | None


def sheet_rows(everyone: Sequence[DemoPerson], seed: int, *, today: date) -> tuple[SheetRow, ...]:
    """One row per filled cell, in the order of the people, only for what their job asks."""
    return tuple(row for person in everyone for row in _rows_of(person, seed, today))


def asked_of(person: DemoPerson, today: date) -> dict[str, int]:
    """Competence key to asked position, over all present jobs; where two jobs ask, the higher."""
    asked: dict[str, int] = {}
    for part in present_placements(person, today):
        for requirement in (r for profile in PROFILES if profile.job == part.job for r in profile.requirements):
            asked[requirement.competence] = max(asked.get(requirement.competence, 0), requirement.position)
    return asked


def present_placements(person: DemoPerson, today: date) -> tuple[DemoPlacement, ...]:
    return tuple(
        part
        for part in person.placements
        if part.starts_on <= today and (part.ends_before is None or part.ends_before > today)
    )


def long_table(rows: Sequence[SheetRow]) -> Iterator[tuple[Cell, ...]]:
    """The sheet in long form, header first: one line per filled cell."""
    yield LONG_HEADER
    for row in rows:
        yield (
            *(row.personnel_number, row.name, _unit_name(row.unit), _job_name(row.job)),
            *(name_of(row.competence), row.word, row.observed_on),
        )


def matrix_table(rows: Sequence[SheetRow]) -> Iterator[tuple[Cell, ...]]:
    """The sheet as a matrix, header first: one line per person, one column per competence, empty where unknown."""
    columns = [entry.key for entry in starter_dictionary() if any(row.competence == entry.key for row in rows)]
    yield (*MATRIX_HEADER, *(name_of(key) for key in columns))
    by_person: dict[str, list[SheetRow]] = {}
    for row in rows:
        by_person.setdefault(row.personnel_number, []).append(row)
    for number, own in by_person.items():
        words = {row.competence: row.word for row in own}
        yield (
            *(number, own[0].name, _unit_name(own[0].unit), _job_name(own[0].job)),
            *(words.get(key) for key in columns),
        )


def _rows_of(person: DemoPerson, seed: int, today: date) -> Iterator[SheetRow]:
    placements = present_placements(person, today)
    if not placements or placements[0].kind in NOT_ON_THE_SHEET:
        return
    known = KNOWN_IN_DE_LINDE.get(person.key) or _drawn_levels(person, placements[0], seed, today)
    for key, position in known.items():
        day = _observed_on(person, placements[0], key, seed, today)
        yield SheetRow(
            person.personnel_number, person.name, placements[0].unit, placements[0].job, key, WORD_AT[position], day
        )


def _drawn_levels(person: DemoPerson, placement: DemoPlacement, seed: int, today: date) -> dict[str, int]:
    draw = Draw(seed, f"levels/{person.key}")
    talent = 0.35 * draw.bell()
    years = (today - min(part.starts_on for part in person.placements)).days / 365
    kept = 0.85 if placement.unit in WELL_KEPT else 0.25 if placement.unit in HARDLY_KEPT else 0.62
    known: dict[str, int] = {}
    for key, asked in asked_of(person, today).items():
        fills_in, noise = draw.chance(kept if years >= 1 else kept * 0.35), 0.45 * draw.bell()
        team = 0.35 * Draw(seed, f"team/{placement.unit}/{key}").bell()
        # One year brings someone about one step below what is asked; after some six years most are there.
        experience = -1.1 + 1.5 * years / (years + 2.5)
        if fills_in:
            known[key] = min(4, max(1, round(asked + experience + talent + team + noise)))
    return known


def _observed_on(person: DemoPerson, placement: DemoPlacement, key: str, seed: int, today: date) -> date:
    """In the weeks after the service's yearly round; a few cells are older; never before someone arrived."""
    arrived_on = min(part.starts_on for part in person.placements)
    draw = Draw(seed, f"date/{person.key}/{key}")
    if key in BEFORE_BRAM.get(person.key, ()):
        return bram_leads_since(today) - timedelta(days=DAYS_BEFORE_BRAM)
    if person.key in KNOWN_IN_DE_LINDE:
        return max(talk_day(today, "now"), arrived_on)
    round_began = 40 + Draw(seed, f"round/{placement.unit}").whole(0, 270)
    older = draw.whole(300, 700) if draw.chance(0.08) else 0
    day = today - timedelta(days=round_began - draw.whole(0, 30) + older)
    return min(max(day, arrived_on + timedelta(days=14)), today)


def _unit_name(key: str) -> str:
    return next(unit.name for unit in UNITS if unit.key == key)


def _job_name(key: str) -> str:
    return next(job.name.nl for job in JOBS if job.key == key)
