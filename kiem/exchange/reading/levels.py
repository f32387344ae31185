"""Which level people have for which competence: a row for each, or a table of people by competences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiem.exchange.reading.cells import as_email, as_text, as_yes_no
from kiem.exchange.reading.files.workbook import Column, IgnoredColumn, Row, Workbook
from kiem.exchange.reading.headers import Headers, NearHeader, chosen_sheet, match_headers, missing_column
from kiem.exchange.reading.people import person_headers
from kiem.exchange.reading.problems import CannotRead, Expected, Problem, Reason
from kiem.exchange.reading.rows import RowReader, SkippedRow, rows_below
from kiem.exchange.reading.vocabulary import (
    COMPETENCE,
    FRAMEWORK_FIELDS,
    FULL_NAME,
    LEADS,
    LEVEL_FIELDS,
    OBSERVED_ON,
    OTHER_WORDS,
    PEOPLE_FIELDS,
    PERSON_FIELDS,
    Field,
    plain,
    plain_header,
)  # fmt: skip

_LONGEST_WORD = 60
_LONGEST_COMPETENCE = 160
# Signs that people put where they mean "nothing"; the mapping of words starts with these as "not yet known".
_EMPTY_WORDS = frozenset(("nvt", "n v t", "na", "n a", "geen", "onbekend", "nog te bepalen", "ntb", "inconnu", "so"))
_EMPTY_SIGNS = frozenset(("-", "--", "–", "—", "/", "?", "??", ".", "…", "..."))
_NO_COMPETENCE = frozenset(word for field in PEOPLE_FIELDS for word in field.words) - {*LEADS.words} | OTHER_WORDS
_ABOUT_COMPETENCES = frozenset(word for field in FRAMEWORK_FIELDS for word in field.words) | OTHER_WORDS


@dataclass(frozen=True, slots=True)
class PersonKey:
    """How the file names a person: at least one is filled. `name` is as it stands there."""

    name: str = ""
    personnel_number: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class LevelCell:
    """One filled cell. `word` is what stood there; blank cells give none: unknown is not zero."""

    row: int
    column: str
    person: PersonKey
    competence: str
    word: str
    observed_on: date | None


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word for a level, in its first spelling, with how often it stands in the file."""

    word: str
    count: int

    @property
    def key(self) -> str:
        """The same for all spellings of the word."""
        return word_key(self.word)

    @property
    def looks_empty(self) -> bool:
        return plain(self.word) in _EMPTY_WORDS or self.key in _EMPTY_SIGNS


@dataclass(frozen=True, slots=True)
class LevelRows:
    """`people` are all persons in the file, also those without a single level; `words` are to be mapped once onto the
    scale. `dated`: rows carry dates of their own. `read_as`: by column number what it was taken to hold; the columns of
    levels in a matrix, of one competence or one person each, are LEVEL."""

    sheet: str
    form: str
    cells: tuple[LevelCell, ...]
    people: tuple[tuple[int, PersonKey], ...]
    competences: tuple[str, ...]
    words: tuple[LevelWord, ...]
    blank: int
    dated: bool
    problems: tuple[Problem, ...]
    ignored: tuple[IgnoredColumn, ...]
    near: tuple[NearHeader, ...]
    others: tuple[str, ...]
    skipped: tuple[SkippedRow, ...]
    read_as: Mapping[int, Field]


def word_key(word: str) -> str:
    """Equal for spellings of one level word; signs such as "+" and "++" stay apart.

    >>> word_key(" Sterk "), word_key("3/4"), word_key("++")
    ('sterk', '3/4', '++')
    """
    return " ".join(word.casefold().split())


class _Reading:
    """What is gathered while going down the rows."""

    def __init__(self, file_date: date | None) -> None:
        self.file_date = file_date
        self.cells: list[LevelCell] = []
        self.people: dict[PersonKey, int] = {}
        self.problems: list[Problem] = []
        self.skipped: list[SkippedRow] = []
        self.blank = 0
        self._first: dict[tuple[PersonKey, str], tuple[int, str]] = {}

    def add(self, reader: RowReader, column: Column, person: PersonKey, competence: str, day: date | None) -> None:
        """One cell of a level; a second one for the same person, competence and day is a problem."""
        cell = reader.cell(column)
        word = as_text(cell)
        if not word:
            self.blank += 1
            return
        if isinstance(cell, date):
            reader.note(Reason.LEVEL_BECAME_DATE, column, word, Expected.LEVEL_WORD)
            return
        if len(word) > _LONGEST_WORD:
            reader.note(Reason.NOT_A_LEVEL, column, word[:60] + "…", Expected.LEVEL_WORD)
            return
        key = (person, f"{plain(competence)}|{day}")
        first, earlier = self._first.setdefault(key, (reader.number, word_key(word)))
        if first != reader.number:
            reason = Reason.REPEATED if earlier == word_key(word) else Reason.CONTRADICTS
            reader.note(reason, column, f"{competence}: {word}", first_row=first)
            return
        self.cells.append(LevelCell(reader.number, column.name, person, competence, word, day or self.file_date))

    def words(self) -> tuple[LevelWord, ...]:
        """Numbers first and in order, then words as they first appear."""
        counted: dict[str, tuple[str, int]] = {}
        for cell in self.cells:
            spelling, count = counted.get(word_key(cell.word), (cell.word, 0))
            counted[word_key(cell.word)] = (spelling, count + 1)
        found = [LevelWord(spelling, count) for spelling, count in counted.values()]
        return tuple(sorted(found, key=lambda word: (not word.word.isdecimal(), _as_number(word.word))))


def _as_number(word: str) -> int:
    return int(word) if word.isdecimal() else 0


def read_levels(workbook: Workbook, *, sheet: str = "", file_date: date | None = None) -> LevelRows:
    """The levels in the sheet of that name, or in the one that looks most like it; `file_date` holds where a row has
    no date of its own. CannotRead when no column names the person, or nothing names competences."""
    source = chosen_sheet(workbook, sheet, (*PERSON_FIELDS, *LEVEL_FIELDS))
    by_person = person_headers(match_headers(source, (*PERSON_FIELDS, *LEVEL_FIELDS), near=False))
    reading = _Reading(file_date)
    if {Field.COMPETENCE, Field.LEVEL} <= by_person.columns.keys():
        headers, form = _long_headers(by_person), "long"
        competences = _long_form(headers, reading)
        columns: list[Column] = []
    elif _names_competences_only(by_person):
        headers, form = by_person, "turned matrix"
        columns = [column for column in headers.others if _is_person(headers, column)]
        competences = _turned_form(headers, columns, reading)
    else:
        headers, form = _matrix_headers(by_person), "matrix"
        columns = [column for column in headers.others if _is_competence(headers, column)]
        competences = _matrix_form(headers, columns, reading)
    return LevelRows(
        source.name,
        form,
        tuple(reading.cells),
        tuple((row, person) for person, row in reading.people.items()),
        competences,
        reading.words(),
        reading.blank,
        headers.has(Field.OBSERVED_ON),
        tuple(reading.problems),
        source.ignored,
        headers.near,
        tuple(column.name for column in headers.others if column.header and column not in columns),
        tuple(reading.skipped),
        headers.read_as | {column.number: Field.LEVEL for column in columns},
    )


def _person(reader: RowReader) -> PersonKey | None:
    """Who the row is about; None, with a problem, when nothing says so."""
    name = reader.text(Field.FULL_NAME)
    if not name:
        name = f"{reader.text(Field.GIVEN_NAME)} {reader.text(Field.FAMILY_NAME)}".strip()
    email = reader.value(Field.EMAIL, as_email, Reason.NOT_AN_EMAIL, Expected.EMAIL) or ""
    person = PersonKey(name, reader.text(Field.PERSONNEL_NUMBER, 40), email)
    return person if person != PersonKey() else None


def _require_person(headers: Headers) -> Headers:
    if not any(headers.has(field.field) for field in PERSON_FIELDS):
        raise missing_column(headers.sheet, FULL_NAME, Expected.PERSON_COLUMN)
    return headers


def _long_headers(exact: Headers) -> Headers:
    """With what nearly matches as well: in this form no header is a competence."""
    return _require_person(person_headers(match_headers(exact.sheet, (*PERSON_FIELDS, *LEVEL_FIELDS))))


def _long_form(headers: Headers, reading: _Reading) -> tuple[str, ...]:
    competences: dict[str, str] = {}
    for reader in rows_below(headers, reading.problems, reading.skipped):
        person, day = _person(reader), reader.date(Field.OBSERVED_ON)
        competence = reader.text(Field.COMPETENCE, _LONGEST_COMPETENCE)
        if person is None:
            reader.note(Reason.MISSING_VALUE, _person_column(headers), "", Expected.PERSON_COLUMN)
        if not competence:
            reader.note_field(Reason.MISSING_VALUE, Field.COMPETENCE)
        if person is None or not competence:
            continue
        reading.people.setdefault(person, reader.number)
        name = competences.setdefault(plain(competence), competence)
        reading.add(reader, headers.columns[Field.LEVEL], person, name, day)
    return tuple(competences.values())


def _person_column(headers: Headers) -> Column | None:
    return next((headers.columns[field.field] for field in reversed(PERSON_FIELDS) if headers.has(field.field)), None)


def _matrix_headers(exact: Headers) -> Headers:
    """Only exact words name a person here, because what resembles one may be a competence; unless there is none."""
    fields = (*PERSON_FIELDS, OBSERVED_ON)
    headers = person_headers(match_headers(exact.sheet, fields, near=False))
    if not any(headers.has(field.field) for field in PERSON_FIELDS):
        headers = person_headers(match_headers(exact.sheet, fields))
    return _require_person(headers)


def _is_competence(headers: Headers, column: Column) -> bool:
    """What stands in many lists beside the levels (a unit, a job, a remark) is no competence. "Leidinggevend" can be
    either: with ja and nee below it, it says who leads."""
    header = plain_header(column.header)
    if column.number in headers.sheet.chosen:
        return headers.sheet.chosen[column.number] is Field.LEVEL and bool(header)
    if not header or header in _NO_COMPETENCE:
        return False
    below = [row[column.number - 1] for row in _below(headers) if len(row) >= column.number]
    return header not in LEADS.words or any(cell is not None and as_yes_no(cell) is None for cell in below)


def _below(headers: Headers) -> Sequence[Row]:
    return headers.sheet.rows[headers.sheet.header_row :]


def _matrix_form(headers: Headers, columns: Sequence[Column], reading: _Reading) -> tuple[str, ...]:
    if not columns:
        raise missing_column(headers.sheet, COMPETENCE, Expected.COMPETENCE_COLUMN)
    names = _distinct(columns, headers)
    gap = headers.sheet.header_row
    for reader in rows_below(headers, reading.problems, reading.skipped):
        person, day = _person(reader), reader.date(Field.OBSERVED_ON)
        filled = any(as_text(reader.cell(column)) for column in columns)
        if not filled and (person is None or reader.number > gap + 1):
            # Below the table, after a blank row: an explanation of the levels, not a person.
            reading.skipped.append(SkippedRow(reader.number, person.name if person else ""))
            continue
        gap = reader.number
        if person is None:
            reader.note(Reason.MISSING_VALUE, _person_column(headers), "", Expected.PERSON_COLUMN)
            continue
        reading.people.setdefault(person, reader.number)
        for column, name in zip(columns, names, strict=True):
            reading.add(reader, column, person, name, day)
    _note_headerless(headers, reading)
    return names


def _distinct(columns: Sequence[Column], headers: Headers) -> tuple[str, ...]:
    """The competence of each column. The same header twice under different groups is told apart by its group."""
    plain_names = [plain(column.header) for column in columns]
    names = []
    for column in columns:
        twice = plain_names.count(plain(column.header)) > 1
        if twice and not column.group:
            place = headers.sheet.place(headers.sheet.header_row)
            raise CannotRead(Reason.DUPLICATE_HEADER, place, value=column.header)
        names.append(f"{column.group} – {column.header}" if twice else column.header)
    return tuple(names)


def _note_headerless(headers: Headers, reading: _Reading) -> None:
    """A column with values and without a header: nobody knows which competence that is."""
    for column in headers.others:
        if not column.header and any(len(row) >= column.number and row[column.number - 1] for row in _below(headers)):
            place = headers.sheet.place(headers.sheet.header_row, column)
            reading.problems.append(Problem(Reason.MISSING_HEADER, place))


def _names_competences_only(headers: Headers) -> bool:
    """Whether the competences stand down the side and the people along the top."""
    return headers.has(Field.COMPETENCE) and not any(headers.has(field.field) for field in PERSON_FIELDS)


def _is_person(headers: Headers, column: Column) -> bool:
    if column.number in headers.sheet.chosen:
        return headers.sheet.chosen[column.number] is Field.LEVEL and bool(column.header)
    return bool(column.header) and plain_header(column.header) not in _ABOUT_COMPETENCES


def _turned_form(headers: Headers, columns: Sequence[Column], reading: _Reading) -> tuple[str, ...]:
    if not columns:
        raise missing_column(headers.sheet, FULL_NAME, Expected.PERSON_COLUMN)
    people = [PersonKey(name) for name in _distinct(columns, headers)]
    reading.people.update((person, headers.sheet.header_row) for person in people)
    competences: dict[str, str] = {}
    for reader in rows_below(headers, reading.problems, reading.skipped):
        competence = reader.text(Field.COMPETENCE, _LONGEST_COMPETENCE)
        if not competence:
            reader.note_field(Reason.MISSING_VALUE, Field.COMPETENCE)
            continue
        name = competences.setdefault(plain(competence), competence)
        for column, person in zip(columns, people, strict=True):
            reading.add(reader, column, person, name, None)
    return tuple(competences.values())
