"""An own list of competences: a row per competence with a column per level, or a row per competence and level."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiem.competences.rules import CompetenceKind
from kiem.exchange.reading.cells import as_text
from kiem.exchange.reading.files.workbook import Cell, Column, IgnoredColumn, Workbook
from kiem.exchange.reading.headers import Headers, NearHeader, chosen_sheet, match_headers, missing_column
from kiem.exchange.reading.problems import Expected, Problem, Reason
from kiem.exchange.reading.rows import RowReader, SkippedRow, rows_below
from kiem.exchange.reading.vocabulary import (
    COMPETENCE,
    FRAMEWORK_FIELDS,
    JOB,
    LEVEL,
    LEVEL_TEXT,
    OTHER_WORDS,
    PERSON_FIELDS,
    UNIT,
    Field,
    plain,
    plain_header,
)  # fmt: skip

_LONGEST_NAME = 160
_LONGEST_LEVEL = 60
_MOST_LEVELS = 12
_NUMBERED = re.compile(r"(?:niveau|niv|level|beheersingsniveau|stap|n|l)?\s*\.?\s*(\d{1,2})\s*[:.)\-–]?\s*(.*)", re.I)
# What else stands in such lists; not every word of a list of people, because "start" is a level too.
_NO_LEVELS = frozenset(word for field in (*PERSON_FIELDS, UNIT, JOB) for word in field.words) | OTHER_WORDS
_KIND_WORDS: dict[CompetenceKind, str] = {
    CompetenceKind.CORE: (
        "core|kern|kerncompetentie|kerncompetenties|kernwaarde|organisatie|organisatiebreed|core competence|"
        "core competency|competence cle|competence de base|competence fondamentale|cle|coeur|coeur de metier"
    ),
    CompetenceKind.SHARED: (
        "shared|gedeeld|gedeelde|gedeelde competentie|algemeen|algemene|algemene competentie|generiek|generieke|"
        "generieke competentie|gedragscompetentie|gedrag|transversaal|partage|partagee|competence partagee|general|"
        "generale|generique|competence generique|transversal|transversale|competence transversale|generic"
    ),
    CompetenceKind.JOB_SPECIFIC: (
        "job specific|functiespecifiek|functiespecifieke|functiespecifieke competentie|functiegebonden|technisch|"
        "technische|technische competentie|vaktechnisch|specifiek|specifieke|specifieke competentie|vakcompetentie|"
        "beroepsspecifiek|specifique|competence specifique|technique|competence technique|metier|"
        "specifique a la fonction|liee a la fonction|specific|technical"
    ),
    CompetenceKind.TEAM: "team|teamcompetentie|teamgebonden|ploeg|equipe|competence d equipe|team competence",
}
_KINDS = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """`level_texts` has one entry per level name, None where the cell is blank."""

    row: int
    name: str
    definition: str = ""
    kind: CompetenceKind | None = None
    group: str = ""
    level_texts: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameworkRows:
    """`level_names` from low to high, empty when the list has no levels. `levels_are_numbers`: the file numbers its
    levels and gives them no names. `read_as`: by column number what it was taken to hold."""

    sheet: str
    level_names: tuple[str, ...]
    levels_are_numbers: bool
    competences: tuple[CompetenceRow, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[IgnoredColumn, ...]
    near: tuple[NearHeader, ...]
    others: tuple[str, ...]
    skipped: tuple[SkippedRow, ...]
    read_as: Mapping[int, Field]


def read_framework(workbook: Workbook, *, sheet: str = "") -> FrameworkRows:
    """The competences in the sheet of that name, or in the one that looks most like it. CannotRead when there is no
    header row, no row, or no column with the competence."""
    source = chosen_sheet(workbook, sheet, (*FRAMEWORK_FIELDS, LEVEL))
    long = match_headers(source, (COMPETENCE, LEVEL, LEVEL_TEXT, *FRAMEWORK_FIELDS[1:]), near=False)
    problems: list[Problem] = []
    skipped: list[SkippedRow] = []
    if {Field.COMPETENCE, Field.LEVEL, Field.LEVEL_TEXT} <= long.columns.keys():
        names, competences = _long_form(long, problems, skipped)
        headers, others, read_as = long, long.others, long.read_as
    else:
        headers = match_headers(source, FRAMEWORK_FIELDS)
        if not headers.has(Field.COMPETENCE):
            raise missing_column(source, COMPETENCE, Expected.COMPETENCE_COLUMN)
        levels = _level_columns(headers)
        others = tuple(column for column in headers.others if column not in levels)
        read_as = headers.read_as | {column.number: Field.LEVEL_TEXT for column in levels}
        names = tuple(level_name(column.header) for column in levels)
        competences = _wide_form(headers, levels, problems, skipped)
    numbers = bool(names) and all(name.isdecimal() or _NUMBERED.fullmatch(name) for name in names)
    unread = tuple(column.name for column in others if column.header)
    return FrameworkRows(
        source.name, names, numbers, competences, tuple(problems), source.ignored, headers.near, unread, tuple(skipped),
        read_as,
    )  # fmt: skip


def _level_columns(headers: Headers) -> list[Column]:
    """The other columns that hold text or nothing yet, in order of their number where all have one. What stands in many
    lists and is no level (a remark, a number, a unit) does not count."""
    found = [column for column in headers.others if column.header and _is_level(headers, column)]
    numbers = [_NUMBERED.fullmatch(column.header) for column in found]
    if all(numbers):
        found.sort(key=lambda column: _number(column.header))
    return found[:_MOST_LEVELS]


def _is_level(headers: Headers, column: Column) -> bool:
    if column.number in headers.sheet.chosen:
        return headers.sheet.chosen[column.number] is Field.LEVEL_TEXT
    return plain_header(column.header) not in _NO_LEVELS and not _has_only_values(headers, column)


def _has_only_values(headers: Headers, column: Column) -> bool:
    """Numbers or dates and no text: a weight, a version. A level whose texts are still to be written is blank."""
    below = headers.sheet.rows[headers.sheet.header_row :]
    filled = [
        row[column.number - 1] for row in below if len(row) >= column.number and row[column.number - 1] is not None
    ]
    return bool(filled) and not any(isinstance(cell, str) for cell in filled)


def _number(header: str) -> int:
    match = _NUMBERED.fullmatch(header)
    return int(match[1]) if match else 0


def level_name(header: str) -> str:
    """The name in a level's header, without its number when it has both.

    >>> level_name("Niveau 2: op weg"), level_name("Niveau 2"), level_name("sterk")
    ('op weg', 'Niveau 2', 'sterk')
    """
    match = _NUMBERED.fullmatch(header)
    return (match[2] if match and match[2] else header)[:_LONGEST_LEVEL]


def _wide_form(
    headers: Headers, levels: Sequence[Column], problems: list[Problem], skipped: list[SkippedRow]
) -> tuple[CompetenceRow, ...]:
    rows: list[CompetenceRow] = []
    seen: dict[str, int] = {}
    for reader in rows_below(headers, problems, skipped):
        row = _competence(reader, headers)
        if not row:
            continue
        first = seen.setdefault(plain(row.name), row.row)
        if first != row.row:
            reader.note_field(Reason.REPEATED, Field.COMPETENCE, row.name, first_row=first)
        texts = tuple(reader.long_text_in(column) or None for column in levels)
        rows.append(replace(row, level_texts=texts))
    return tuple(rows)


def _competence(reader: RowReader, headers: Headers) -> CompetenceRow | None:
    name = reader.text(Field.COMPETENCE, _LONGEST_NAME)
    kind = reader.value(Field.COMPETENCE_KIND, as_competence_kind, Reason.NOT_A_KIND, Expected.COMPETENCE_KIND)
    if not name:
        reader.note_field(Reason.MISSING_VALUE, Field.COMPETENCE)
        return None
    definition = reader.long_text_in(headers.columns.get(Field.DEFINITION))
    return CompetenceRow(reader.number, name, definition, kind, reader.text(Field.GROUP))


def as_competence_kind(cell: Cell) -> CompetenceKind | None:
    """
    >>> as_competence_kind("Kerncompetentie"), as_competence_kind("technisch"), as_competence_kind("blauw")
    (<CompetenceKind.CORE: 'core'>, <CompetenceKind.JOB_SPECIFIC: 'job_specific'>, None)
    """
    return _KINDS.get(plain(as_text(cell)))


def _long_form(
    headers: Headers, problems: list[Problem], skipped: list[SkippedRow]
) -> tuple[tuple[str, ...], tuple[CompetenceRow, ...]]:
    """Rows of one competence together, levels in the order in which they first appear, or by number."""
    found: dict[str, CompetenceRow] = {}
    texts: dict[str, dict[str, str]] = {}
    level_names: dict[str, str] = {}
    rows_of: dict[tuple[str, str], int] = {}
    for reader in rows_below(headers, problems, skipped):
        row = _competence(reader, headers)
        if not row:
            continue
        key = plain(row.name)
        found[key] = _completed(found.get(key, row), row, reader)
        word = reader.text(Field.LEVEL, _LONGEST_LEVEL)
        text = reader.long_text_in(headers.columns[Field.LEVEL_TEXT])
        if not word:
            if text:
                reader.note_field(Reason.MISSING_VALUE, Field.LEVEL)
            continue
        level = plain(word)
        level_names.setdefault(level, word)
        first = rows_of.setdefault((key, level), reader.number)
        if first != reader.number:
            reader.note_field(Reason.REPEATED, Field.LEVEL, f"{row.name}: {word}", first_row=first)
        texts.setdefault(key, {})[level] = text
    levels = list(level_names)
    if all(_NUMBERED.fullmatch(name) for name in level_names.values()):
        levels.sort(key=lambda level: _number(level_names[level]))
    names = tuple(level_name(level_names[level]) for level in levels)
    competences = tuple(
        replace(row, level_texts=tuple(texts.get(key, {}).get(level) or None for level in levels))
        for key, row in found.items()
    )
    return names, competences


def _completed(known: CompetenceRow, row: CompetenceRow, reader: RowReader) -> CompetenceRow:
    """What earlier rows said of this competence, with what this one adds; a contradiction is a problem."""
    for field, before, now in (
        (Field.DEFINITION, known.definition, row.definition),
        (Field.COMPETENCE_KIND, known.kind, row.kind),
        (Field.GROUP, known.group, row.group),
    ):
        if before and now and before != now:
            reader.note_field(Reason.CONTRADICTS, field, row.name, first_row=known.row)
    return replace(
        known,
        definition=known.definition or row.definition,
        kind=known.kind or row.kind,
        group=known.group or row.group,
    )
