"""A list of people: one row per person and placement."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kiem.exchange.reading.cells import as_email, as_language, as_share, as_text, as_yes_no, is_no_end
from kiem.exchange.reading.files.workbook import Cell, IgnoredColumn, Workbook
from kiem.exchange.reading.headers import Headers, NearHeader, chosen_sheet, match_headers, missing_column
from kiem.exchange.reading.names import NameOrder, PersonName, split_name
from kiem.exchange.reading.problems import Expected, Problem, Reason
from kiem.exchange.reading.rows import RowReader, SkippedRow, rows_below
from kiem.exchange.reading.vocabulary import FULL_NAME, PEOPLE_FIELDS, Field, plain
from kiem.organisation.rules import MandateKind, PlacementKind

_LONGEST = {Field.GIVEN_NAME: 80, Field.FAMILY_NAME: 120, Field.PERSONNEL_NUMBER: 40, Field.UNIT: 120, Field.JOB: 120}
_GIVEN_FIRST = re.compile(r"^(voornaam|prenom|first|given)")
_PATH = re.compile(r"\s+/\s+|\s*[>›»\\|]\s*")
_KIND_WORDS: dict[PlacementKind, str] = {
    PlacementKind.EMPLOYEE: (
        "employee|werknemer|werkneemster|bediende|arbeider|arbeidster|loontrekkende|contractueel|contract|vast|"
        "vast contract|onbepaalde duur|contract onbepaalde duur|onbepaald|employe|employee|ouvrier|ouvriere|salarie|"
        "contractuel|contractuelle|cdi|duree indeterminee|permanent|gesco|kaderlid|cadre"
    ),
    PlacementKind.CIVIL_SERVANT: (
        "civil servant|ambtenaar|statutair|statutaire|vastbenoemd|vast benoemd|benoemd|fonctionnaire|nomme|nommee|"
        "agent statutaire"
    ),
    PlacementKind.TARGET_GROUP: (
        "target group|target group worker|doelgroep|doelgroepwerknemer|doelgroepmedewerker|maatwerker|"
        "maatwerknemer|travailleur de groupe cible|groupe cible|public cible|travailleur de production"
    ),
    PlacementKind.TEMPORARY: (
        "temporary|tijdelijk|tijdelijke|bepaalde duur|contract bepaalde duur|bepaald|vervanging|vervangingscontract|"
        "vervanger|uitzendkracht|interim|interimaris|cdd|duree determinee|interimaire|temporaire|remplacement|"
        "remplacant|remplacante|fixed term|agency"
    ),
    PlacementKind.SELF_EMPLOYED: (
        "self employed|zelfstandige|zelfstandig|freelance|freelancer|independant|independante|contractor"
    ),
    PlacementKind.STUDENT: "student|jobstudent|studente|werkstudent|etudiant|etudiante|job etudiant|student worker",
    PlacementKind.TRAINEE: "trainee|stagiair|stagiaire|stage|stagiairs|apprenti|leerling|intern|internship|ibo",
    PlacementKind.VOLUNTEER: "volunteer|vrijwilliger|vrijwilligster|vrijwilligerswerk|benevole|volontaire",
}
_KINDS = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split("|")}


_ROLE_WORDS: dict[MandateKind, str] = {
    MandateKind.HR_ADVISER: (
        "hr|hr adviseur|hr adviser|hr advisor|personeelsdienst|personeelsverantwoordelijke|conseiller rh|"
        "conseillere rh|rh|hr officer"
    ),
    MandateKind.DIRECTOR: "directie|directeur|directrice|direction|director|management",
    MandateKind.DELEGATE: (
        "afgevaardigde|vakbondsafgevaardigde|syndicaal afgevaardigde|delegee|delegue|delegue syndical|"
        "deleguee syndicale|delegate|union delegate"
    ),
}
_ROLES = {word: kind for kind, words in _ROLE_WORDS.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What one row says. Blank is "" or None: nothing is filled in for her. `share` is above 0 and at most 1, to four
    decimals; the period is half-open."""

    row: int
    given_name: str
    family_name: str
    email: str = ""
    personnel_number: str = ""
    language: str = ""
    unit_path: tuple[str, ...] = ()
    job: str = ""
    share: Decimal | None = None
    kind: PlacementKind | None = None
    starts_on: date | None = None
    ends_before: date | None = None
    leads: bool | None = None
    role: MandateKind | None = None


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """Every row that could be read, and every problem: with any problem the caller changes nothing.

    `name_order` says how names in one cell were taken apart (None where given and family name have columns of their
    own). `end_is_last_day`: the file gives the last day, and a day was added to make the period half-open. `read_as`:
    by column number what it was taken to hold.
    """

    sheet: str
    rows: tuple[PersonRow, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[IgnoredColumn, ...]
    near: tuple[NearHeader, ...]
    others: tuple[str, ...]
    skipped: tuple[SkippedRow, ...]
    name_order: NameOrder | None
    end_is_last_day: bool
    read_as: Mapping[int, Field]


def read_people(workbook: Workbook, *, sheet: str = "", name_order: NameOrder | None = None) -> PeopleRows:
    """The people in the sheet of that name, or in the one that looks most like a list of people. CannotRead when it
    has no header row, no rows, or no column with a name."""
    source = chosen_sheet(workbook, sheet, PEOPLE_FIELDS)
    headers = person_headers(match_headers(source, PEOPLE_FIELDS))
    if not (headers.has(Field.FULL_NAME) or {Field.GIVEN_NAME, Field.FAMILY_NAME} <= headers.columns.keys()):
        raise missing_column(source, FULL_NAME, Expected.PERSON_COLUMN)
    in_one_cell = not {Field.GIVEN_NAME, Field.FAMILY_NAME} <= headers.columns.keys()
    order = (name_order or order_of(headers)) if in_one_cell else None
    problems: list[Problem] = []
    skipped: list[SkippedRow] = []
    rows = []
    for reader in rows_below(headers, problems, skipped):
        row = _person_row(reader, headers, order)
        if row:
            rows.append(row)
    problems += _repeated(rows, headers)
    return PeopleRows(
        source.name,
        tuple(rows),
        tuple(problems),
        source.ignored,
        headers.near,
        tuple(column.name for column in headers.others if column.header),
        tuple(skipped),
        order,
        headers.has(Field.ENDS_ON),
        headers.read_as,
    )


def person_headers(headers: Headers) -> Headers:
    """With "Naam" read as the whole name where no column has the given name."""
    columns = dict(headers.columns)
    if Field.FAMILY_NAME in columns and Field.GIVEN_NAME not in columns and Field.FULL_NAME not in columns:
        columns[Field.FULL_NAME] = columns.pop(Field.FAMILY_NAME)
    return Headers(headers.sheet, columns, headers.near, headers.others)


def order_of(headers: Headers) -> NameOrder:
    """As its header says ("Voornaam en naam"); otherwise the family name first, as personnel lists here have it."""
    given_first = _GIVEN_FIRST.match(headers.word(Field.FULL_NAME))
    return NameOrder.GIVEN_FIRST if given_first else NameOrder.FAMILY_FIRST


def _person_row(reader: RowReader, headers: Headers, order: NameOrder | None) -> PersonRow | None:
    name = _name(reader, headers, order)
    starts_on, ends_before = _period(reader, headers)
    email = reader.value(Field.EMAIL, as_email, Reason.NOT_AN_EMAIL, Expected.EMAIL)
    language = reader.value(Field.LANGUAGE, as_language, Reason.NOT_A_LANGUAGE, Expected.LANGUAGE)
    share = reader.value(Field.SHARE, as_share, Reason.NOT_A_SHARE, Expected.SHARE)
    kind = reader.value(Field.KIND, as_placement_kind, Reason.NOT_A_KIND, Expected.PERSON_KIND)
    leads = reader.value(Field.LEADS, as_yes_no, Reason.NOT_YES_OR_NO, Expected.YES_OR_NO)
    role = reader.value(Field.ROLE, as_role, Reason.NOT_A_ROLE, Expected.ROLE)
    unit_path = _unit_path(reader)
    job = reader.text(Field.JOB, _LONGEST[Field.JOB])
    number = reader.text(Field.PERSONNEL_NUMBER, _LONGEST[Field.PERSONNEL_NUMBER])
    if name is None:
        return None
    return PersonRow(
        reader.number, name.given, name.family, email or "", number, language or "", unit_path, job, share, kind,
        starts_on, ends_before, leads, role,
    )  # fmt: skip


def _name(reader: RowReader, headers: Headers, order: NameOrder | None) -> PersonName | None:
    if order is None:
        name = PersonName(
            reader.text(Field.GIVEN_NAME, _LONGEST[Field.GIVEN_NAME]),
            reader.text(Field.FAMILY_NAME, _LONGEST[Field.FAMILY_NAME]),
        )
        for field, value in ((Field.GIVEN_NAME, name.given), (Field.FAMILY_NAME, name.family)):
            if not value:
                reader.note_field(Reason.MISSING_VALUE, field)
        return name if name.given and name.family else None
    text = reader.text(Field.FULL_NAME)
    if not text:
        reader.note_field(Reason.MISSING_VALUE, Field.FULL_NAME)
        return None
    found = split_name(text, order)
    if found is None:
        reader.note_field(Reason.UNREADABLE_NAME, Field.FULL_NAME, text, Expected.FULL_NAME)
    return found


def as_placement_kind(cell: Cell) -> PlacementKind | None:
    """
    >>> as_placement_kind("Bediende"), as_placement_kind("CDD"), as_placement_kind("astronaut")
    (<PlacementKind.EMPLOYEE: 'employee'>, <PlacementKind.TEMPORARY: 'temporary'>, None)
    """
    return _KINDS.get(plain(as_text(cell)))


def as_role(cell: Cell) -> MandateKind | None:
    """
    >>> as_role("HR-adviseur"), as_role("Directeur"), as_role("keizer")
    (<MandateKind.HR_ADVISER: 'hr_adviser'>, <MandateKind.DIRECTOR: 'director'>, None)
    """
    return _ROLES.get(plain(as_text(cell)))


def _unit_path(reader: RowReader) -> tuple[str, ...]:
    """From the widest unit to the narrowest: a parent column first, then the path in the cell ("De Linde / Nacht").
    A slash without spaces belongs to the name ("dag/nacht")."""
    longest = _LONGEST[Field.UNIT] * 4
    parts = [
        part.strip()
        for field in (Field.PARENT_UNIT, Field.UNIT)
        for part in _PATH.split(reader.text(field, longest))
        if part.strip()
    ]
    for part in parts:
        if len(part) > _LONGEST[Field.UNIT]:
            reader.note_field(Reason.TOO_LONG, Field.UNIT, part[:60] + "…")
    # A parent column beside a full path repeats its start.
    return tuple(part for at, part in enumerate(parts) if part not in parts[:at])


def _period(reader: RowReader, headers: Headers) -> tuple[date | None, date | None]:
    """Half-open: an end that is the last day gives the day after it."""
    starts_on = reader.date(Field.STARTS_ON)
    field = Field.ENDS_BEFORE if headers.has(Field.ENDS_BEFORE) else Field.ENDS_ON
    column = headers.columns.get(field)
    if column and is_no_end(reader.cell(column)):
        return starts_on, None
    end = reader.date(field)
    ends_before = end + timedelta(days=1) if end and field is Field.ENDS_ON else end
    if starts_on and end and ends_before and ends_before <= starts_on:
        reader.note_field(Reason.ENDS_BEFORE_START, field, f"{starts_on.isoformat()} – {end.isoformat()}")
    return starts_on, ends_before


def _repeated(rows: Sequence[PersonRow], headers: Headers) -> list[Problem]:
    """Rows that say the same as an earlier one, and rows that give one personnel number to two people."""
    problems = []
    seen: dict[tuple[object, ...], int] = {}
    names: dict[str, tuple[str, int]] = {}
    for row in rows:
        person = plain(f"{row.given_name} {row.family_name}")
        key = (person, row.personnel_number, row.email, row.unit_path, row.job, row.starts_on, row.ends_before)
        first = seen.setdefault(key, row.row)
        if first != row.row:
            place = headers.sheet.place(row.row)
            problems.append(Problem(Reason.REPEATED, place, f"{row.given_name} {row.family_name}", first_row=first))
        earlier, at = names.setdefault(row.personnel_number, (person, row.row))
        if row.personnel_number and earlier != person:
            place = headers.sheet.place(row.row, headers.columns.get(Field.PERSONNEL_NUMBER))
            problems.append(Problem(Reason.CONTRADICTS, place, row.personnel_number, first_row=at))
    return problems
