"""Which column holds what: headers matched with the fields that a file is read for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kiem.exchange.reading.files.workbook import Column, IgnoredColumn, Sheet, Workbook
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Reason
from kiem.exchange.reading.vocabulary import KNOWN_WORDS, Field, Wanted, plain, plain_header, readings

# Two letters changed places in a word of seven ("Functei") is 85.7.
_NEAR = 84
_SUGGEST = 65
_SHORTEST_NEAR = 5


@dataclass(frozen=True, slots=True)
class NearHeader:
    """A header read as something that it resembles; to be said, so that it can be put right."""

    column: Column
    field: Field
    word: str


@dataclass(frozen=True, slots=True)
class Headers:
    """The columns of one sheet by what they hold. `others` are read as nothing."""

    sheet: Sheet
    columns: Mapping[Field, Column]
    near: tuple[NearHeader, ...] = ()
    others: tuple[Column, ...] = ()

    @property
    def ignored(self) -> tuple[IgnoredColumn, ...]:
        return self.sheet.ignored

    def has(self, field: Field) -> bool:
        return field in self.columns

    @property
    def read_as(self) -> dict[int, Field]:
        """By column number what it holds."""
        return {column.number: field for field, column in self.columns.items()}

    def word(self, field: Field) -> str:
        """What stands above the column of this field, plain."""
        return plain_header(self.columns[field].header) if field in self.columns else ""


def match_headers(sheet: Sheet, fields: Sequence[Wanted], *, near: bool = True) -> Headers:
    """What someone chose, then exact words in the order of `fields`; then, where `near`, what looks alike and is no
    known word for something else. CannotRead when two columns carry the same header for one field."""
    columns: dict[Field, Column] = {}
    taken = set(sheet.chosen)
    # A header that as a whole means one field ("Naam / voornaam") is not to be taken for half of it by another.
    for whole in (True, False):
        for wanted in fields:
            if wanted.field in columns:
                continue
            column = _chosen(sheet, wanted) or _exact(sheet, wanted, taken, whole=whole)
            if column:
                columns[wanted.field] = column
                taken.add(column.number)
    likes = list(_near(sheet, fields, columns, taken)) if near else []
    for like in likes:
        columns[like.field] = like.column
    read = {column.number for column in columns.values()}
    others = tuple(column for column in sheet.columns if column.number not in read)
    return Headers(sheet, columns, tuple(likes), others)


def _chosen(sheet: Sheet, wanted: Wanted) -> Column | None:
    return next((column for column in sheet.columns if sheet.chosen.get(column.number) is wanted.field), None)


def _exact(sheet: Sheet, wanted: Wanted, taken: Collection[int], *, whole: bool) -> Column | None:
    free = [(column, readings(column.header)) for column in sheet.columns if column.number not in taken]
    for word in wanted.words:
        same = [column for column, ways in free if word in (ways[:1] if whole else ways)]
        if len(same) > 1 and _same_header(same[0], same[1]):
            raise CannotRead(Reason.DUPLICATE_HEADER, sheet.place(sheet.header_row), value=same[0].header)
        if same:
            return same[0]
    return None


def _same_header(one: Column, other: Column) -> bool:
    return plain(one.header) == plain(other.header) and one.group == other.group


def _near(
    sheet: Sheet, fields: Sequence[Wanted], found: Mapping[Field, Column], taken: Collection[int]
) -> Iterable[NearHeader]:
    words = {word: wanted.field for wanted in reversed(fields) for word in wanted.words if wanted.field not in found}
    used: set[Field] = set()
    for column in sheet.columns:
        header = plain_header(column.header)
        if column.number in taken or len(header) < _SHORTEST_NEAR or header in KNOWN_WORDS:
            continue
        match = process.extractOne(header, list(words), scorer=fuzz.ratio, score_cutoff=_NEAR)
        if match and words[match[0]] not in used:
            used.add(words[match[0]])
            yield NearHeader(column, words[match[0]], match[0])


def nearest_headers(sheet: Sheet, wanted: Wanted) -> tuple[str, ...]:
    """Headers of this sheet that resemble a wanted one, the most alike first."""
    scored = []
    for column in sheet.columns:
        match = process.extractOne(plain_header(column.header), wanted.words, scorer=fuzz.ratio)
        if match and match[1] >= _SUGGEST:
            scored.append((match[1], column.header))
    return tuple(header for _, header in sorted(scored, key=lambda pair: -pair[0])[:3])


def chosen_sheet(workbook: Workbook, name: str, fields: Sequence[Wanted]) -> Sheet:
    """The sheet of that name; without a name, the first of those where most fields are found. CannotRead when there
    is no such sheet, no header row, or nothing below it."""
    if name:
        sheet = next((sheet for sheet in workbook.sheets if plain(sheet.name) == plain(name)), None)
        if sheet is None:
            names = tuple(sheet.name for sheet in workbook.sheets)
            raise CannotRead(Reason.NO_SUCH_SHEET, Place(workbook.filename), value=name, nearest=names[:5])
    else:
        sheet = max(workbook.sheets, key=lambda sheet: _found(sheet, fields))
    if not sheet.header_row:
        raise CannotRead(Reason.NO_HEADER_ROW, sheet.place())
    if not any(cell is not None for row in sheet.rows[sheet.header_row :] for cell in row):
        raise CannotRead(Reason.NO_ROWS, sheet.place(sheet.header_row))
    return sheet


def _found(sheet: Sheet, fields: Sequence[Wanted]) -> int:
    headers = {reading for column in sheet.columns for reading in readings(column.header)}
    return sum(any(word in headers for word in wanted.words) for wanted in fields)


def missing_column(sheet: Sheet, wanted: Wanted, expected: Expected) -> CannotRead:
    """The error for a file without a column that it cannot do without."""
    nearest = nearest_headers(sheet, wanted)
    return CannotRead(Reason.MISSING_COLUMN, sheet.place(sheet.header_row), expected=expected, nearest=nearest)
