"""All profiles: a row for each thing that a profile asks or says."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiem.competences.rules import LONGEST_LEVEL_NAME, LONGEST_NAME, one_line
from kiem.exchange.reading.dictionary_words import DICTIONARY_FIELDS
from kiem.exchange.reading.files.workbook import Sheet, Workbook
from kiem.exchange.reading.headers import Headers, NearHeader, chosen_sheet, match_headers, missing_column
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Problem, Reason
from kiem.exchange.reading.profile_words import (
    PROFILE_FIELDS,
    PROFILE_WANTED,
    ProfilePart,
    as_layer,
    as_profile_part,
    as_scheme,
    as_weight,
)
from kiem.exchange.reading.rows import RowReader, rows_below
from kiem.exchange.reading.vocabulary import Field, plain
from kiem.profiles.rules import (
    LONGEST_CODE,
    LONGEST_DECISION,
    LONGEST_LABEL,
    LONGEST_PURPOSE,
    LONGEST_RESULT,
    MOST_RESULTS,
    Layer,
    LineInFull,
    ProfileInFull,
    ProfileOf,
    Reference,
    profile_of,
)

LONGEST_PLACE_NAME = 120
_MOST_PLACES = 999
FIRST_LIKELY_DAY = date(1970, 1, 1)
"""No profile in force is older; a cell that Excel misread falls in 1900 or 1904."""
_NEEDED = (
    (Field.LAYER, Expected.LAYER_COLUMN),
    (Field.PART, Expected.PROFILE_PART_COLUMN),
)


@dataclass(frozen=True, slots=True)
class ProfileRows:
    """``first``: the row in which each profile begins; ``rows``: of each profile the row of each of its lines, and
    ``references``: the first row with a reference, else where it begins."""

    sheet: str
    profiles: tuple[ProfileInFull, ...]
    first: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    references: tuple[int, ...]
    problems: tuple[Problem, ...]
    near: tuple[NearHeader, ...]
    others: tuple[str, ...]
    read_as: Mapping[int, Field]
    headers: Headers

    def place(self, row: int, asked: Field) -> Place:
        return self.headers.sheet.place(row, self.headers.columns.get(asked))


@dataclass(slots=True)
class _Profile:
    """What the rows of one profile said so far, each with its row."""

    layer: Layer
    name: str
    unit: str
    of: ProfileOf | None
    row: int
    under: tuple[str, int] = ("", 0)
    starts_on: tuple[date | None, int] = (None, 0)
    texts: dict[ProfilePart, tuple[str, int]] = field(default_factory=dict)
    results: dict[int, tuple[str, int]] = field(default_factory=dict)
    references: dict[int, tuple[Reference, int]] = field(default_factory=dict)
    lines: list[tuple[LineInFull, int]] = field(default_factory=list)

    def in_full(self) -> ProfileInFull:
        return ProfileInFull(
            self.layer,
            self.name,
            self.unit,
            self.of,
            self.under[0],
            self.starts_on[0],
            self.texts.get(ProfilePart.PURPOSE, ("", 0))[0],
            tuple(self.results[place][0] for place in sorted(self.results)),
            self.texts.get(ProfilePart.DECISION, ("", 0))[0],
            tuple(self.references[place][0] for place in sorted(self.references)),
            tuple(line for line, _row in self.lines),
        )


def read_profiles(workbook: Workbook, *, sheet: str = "") -> ProfileRows:
    """The profiles in the sheet of that name, or the one that looks most like it.

    CannotRead when there is no header row, no row, or no column for the layer or the part, and for a dictionary.
    """
    source = chosen_sheet(workbook, sheet, PROFILE_FIELDS)
    headers = match_headers(source, PROFILE_FIELDS)
    for needed, expected in _NEEDED:
        if not headers.has(needed):
            if _is_dictionary(source):
                raise CannotRead(Reason.OTHER_LIST, source.place(source.header_row), expected=Expected.AS_DICTIONARY)
            raise missing_column(source, PROFILE_WANTED[needed], expected)
    problems: list[Problem] = []
    kept: dict[str, _Profile] = {}
    for reader in rows_below(headers, problems, None):
        found = _profile(reader, kept)
        if found:
            _read(reader, found)
    profiles = list(kept.values())
    return ProfileRows(
        source.name,
        tuple(each.in_full() for each in profiles),
        tuple(each.row for each in profiles),
        tuple(tuple(row for _line, row in each.lines) for each in profiles),
        tuple(min((row for _one, row in each.references.values()), default=each.row) for each in profiles),
        tuple(problems),
        headers.near,
        tuple(column.name for column in headers.others if column.header),
        headers.read_as,
        headers,
    )


def _is_dictionary(sheet: Sheet) -> bool:
    """Whether it has what only a whole dictionary has: the language of each text, beside part and competence."""
    headers = match_headers(sheet, DICTIONARY_FIELDS)
    return all(map(headers.has, (Field.LANGUAGE, Field.PART, Field.COMPETENCE)))


def _profile(reader: RowReader, kept: dict[str, _Profile]) -> _Profile | None:
    """The profile that a row is about; None when it does not say which."""
    layer = reader.needed(Field.LAYER, as_layer, Reason.NOT_A_LAYER, Expected.LAYER)
    name = one_line(reader.exact_text(Field.PROFILE_NAME, LONGEST_PLACE_NAME))
    unit = one_line(reader.exact_text(Field.UNIT, LONGEST_PLACE_NAME))
    key = reader.text(Field.PROFILE_ID)
    if layer is None:
        return None
    missing = (Field.PROFILE_NAME, name) if layer is not Layer.ORGANISATION else None
    missing = (Field.UNIT, unit) if layer is Layer.POSITION and name else missing
    if missing and not missing[1]:
        reader.note_field(Reason.MISSING_VALUE, missing[0])
        return None
    of = profile_of(key)
    if of and of.layer is not layer:
        of = None
    same = key or "/".join((layer, plain(name), plain(unit)))
    found = kept.setdefault(same, _Profile(layer, name, unit, of, reader.number))
    if (found.layer, plain(found.name), plain(found.unit)) != (layer, plain(name), plain(unit)):
        asked = Field.PROFILE_NAME if plain(found.name) != plain(name) else Field.LAYER
        reader.note_field(Reason.CONTRADICTS, asked, name or key, first_row=found.row)
    under = one_line(reader.exact_text(Field.UNDER, LONGEST_PLACE_NAME))
    if layer is Layer.ORGANISATION:
        for asked, text in ((Field.PROFILE_NAME, name), (Field.UNIT, unit), (Field.UNDER, under)):
            if text:
                reader.note_field(Reason.OF_EVERYONE, asked, text, Expected.LEAVE_EMPTY)
    if under and not found.under[0]:
        found.under = (under, reader.number)
    elif under and plain(under) != plain(found.under[0]):
        reader.note_field(Reason.CONTRADICTS, Field.UNDER, under, first_row=found.under[1])
    return found


def _read(reader: RowReader, found: _Profile) -> None:
    part = reader.needed(Field.PART, as_profile_part, Reason.NOT_A_PART, Expected.PROFILE_PART)
    if part is ProfilePart.PROFILE:
        day = _day(reader)
        if found.starts_on[1]:
            _repeated(reader, found.starts_on[1])
        found.starts_on = (day, reader.number)
    elif part in (ProfilePart.PURPOSE, ProfilePart.DECISION):
        text = reader.exact_text(Field.TEXT, LONGEST_PURPOSE if part is ProfilePart.PURPOSE else LONGEST_DECISION)
        if part in found.texts:
            _repeated(reader, found.texts[part][1])
        elif text:
            found.texts[part] = (text, reader.number)
    elif part is ProfilePart.RESULT:
        text = one_line(reader.exact_text(Field.TEXT, LONGEST_RESULT))
        place = _place(reader, found.results, MOST_RESULTS) if text else None
        if place:
            found.results[place] = (text, reader.number)
    elif part is ProfilePart.REFERENCE:
        _read_reference(reader, found)
    elif part is ProfilePart.COMPETENCE:
        _read_line(reader, found)


def _day(reader: RowReader) -> date | None:
    """A day from which something is asked; one that only a slip can have written is noted."""
    day = reader.date(Field.STARTS_ON)
    if day and day < FIRST_LIKELY_DAY:
        reader.note_field(Reason.NO_LIKELY_DAY, Field.STARTS_ON, day.isoformat(), Expected.DATE)
        return None
    return day


def _place(reader: RowReader, taken: Mapping[int, tuple[object, int]], most: int) -> int | None:
    """The place of a row among others like it; noted when it is none, or another has it."""
    place = reader.whole_number(Field.PLACE, most) if reader.text(Field.PLACE) else max(taken, default=0) + 1
    if place is None:
        return None
    if place > most:
        reader.note_field(Reason.NOT_A_NUMBER, Field.PLACE, str(place), limit=most)
        return None
    if place in taken:
        reader.note_field(Reason.REPEATED, Field.PLACE, reader.text(Field.PLACE), first_row=taken[place][1])
        return None
    return place


def _repeated(reader: RowReader, first: int) -> None:
    reader.note_field(Reason.REPEATED, Field.PART, reader.text(Field.PART), first_row=first)


def _read_reference(reader: RowReader, found: _Profile) -> None:
    scheme = reader.needed(Field.SCHEME, as_scheme, Reason.NOT_A_SCHEME, Expected.SCHEME)
    code = one_line(reader.exact_text(Field.CODE, LONGEST_CODE))
    label = one_line(reader.exact_text(Field.TEXT, LONGEST_LABEL))
    share = reader.whole_number(Field.PER_CENT, 100) if reader.text(Field.PER_CENT) else None
    if not code:
        reader.note_field(Reason.MISSING_VALUE, Field.CODE)
    place = _place(reader, found.references, _MOST_PLACES)
    if scheme and code and place:
        found.references[place] = (Reference(scheme, code, label, share), reader.number)


def _read_line(reader: RowReader, found: _Profile) -> None:
    name = one_line(reader.exact_text(Field.COMPETENCE, LONGEST_NAME))
    key = _as_id(reader.text(Field.COMPETENCE_ID))
    weight = reader.value(Field.WEIGHT, as_weight, Reason.NOT_A_WEIGHT, Expected.WEIGHT)
    since = _day(reader)
    level = _level(reader)
    if not name and key is None:
        reader.note_field(Reason.MISSING_VALUE, Field.COMPETENCE)
    elif level:
        found.lines.append((LineInFull(key, name, level, weight, since), reader.number))


def _level(reader: RowReader) -> str:
    """The name or number of the level; noted when there is none, and when Excel made a date of it."""
    if isinstance(reader.cell_of(Field.LEVEL), date):
        reader.note_field(Reason.LEVEL_BECAME_DATE, Field.LEVEL, reader.text(Field.LEVEL))
        return ""
    level = one_line(reader.exact_text(Field.LEVEL, LONGEST_LEVEL_NAME)).removesuffix(".0")
    if not level:
        reader.note_field(Reason.MISSING_VALUE, Field.LEVEL, expected=Expected.LEVEL_WORD)
    return level


def _as_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
