"""A whole dictionary: a row for each text of a competence, and for each word of a scale."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiem.competences.rules import (
    LONGEST_DEFINITION,
    LONGEST_INDICATOR,
    LONGEST_LEVEL_NAME,
    LONGEST_LEVEL_TEXT,
    LONGEST_NAME,
    LONGEST_PLAIN,
    LONGEST_SCALE_NAME,
    LONGEST_SENTENCE,
    LONGEST_SYNONYM,
    LONGEST_TITLE,
    MOST_LEVELS,
    MOST_MONTHS,
    CompetenceInFull,
    Part,
    ScaleInFull,
    Wording,
    one_line,
    plain_name,
)
from kiem.exchange.reading.cells import as_language
from kiem.exchange.reading.dictionary_words import (
    DICTIONARY_FIELDS,
    FIELD_WANTED,
    ScalePart,
    as_aspect,
    as_kind,
    as_part,
    as_scale_kind,
    as_scale_part,
)
from kiem.exchange.reading.files.workbook import Sheet, Workbook
from kiem.exchange.reading.headers import Headers, NearHeader, chosen_sheet, match_headers, missing_column
from kiem.exchange.reading.problems import Expected, Place, Problem, Reason
from kiem.exchange.reading.rows import RowReader, rows_below
from kiem.exchange.reading.vocabulary import Field

_MOST_PLACES = _MOST_VERSIONS = 999
_BY_LEVEL = frozenset({Part.TITLE, Part.TEXT, Part.INDICATOR, Part.COUNTER})
_BY_PLACE = frozenset({Part.SYNONYM, Part.INDICATOR, Part.COUNTER})
_LONGEST: Mapping[Part | ScalePart, int] = {
    Part.NAME: LONGEST_NAME,
    Part.DEFINITION: LONGEST_DEFINITION,
    Part.PLAIN: LONGEST_PLAIN,
    Part.SYNONYM: LONGEST_SYNONYM,
    Part.TITLE: LONGEST_TITLE,
    Part.TEXT: LONGEST_LEVEL_TEXT,
    Part.INDICATOR: LONGEST_INDICATOR,
    Part.COUNTER: LONGEST_INDICATOR,
    ScalePart.LEVEL_NAME: LONGEST_LEVEL_NAME,
    ScalePart.SENTENCE: LONGEST_SENTENCE,
}
_NEEDED = (
    (Field.PART, Expected.PART_COLUMN),
    (Field.LANGUAGE, Expected.LANGUAGE_COLUMN),
    (Field.LEVEL_TEXT, Expected.TEXT_COLUMN),
)
Spot = tuple[str, Part, int, int]
"""Language, part, level (0: of the whole), place (0: the only one)."""


@dataclass(frozen=True, slots=True)
class LevelSeen:
    """The highest level that a competence speaks of, and where; ``scale``: the name of its scale, when it is given."""

    level: int
    place: Place
    competence_id: uuid.UUID | None
    called: str
    scale: str = ""
    scale_number: int | None = None


@dataclass(frozen=True, slots=True)
class DictionaryRows:
    """``highest``: for each competence, where it speaks of any level; ``texts``: how many texts were read."""

    sheet: str
    competences: tuple[CompetenceInFull, ...]
    scales: tuple[ScaleInFull, ...]
    highest: tuple[LevelSeen, ...]
    texts: int
    problems: tuple[Problem, ...]
    near: tuple[NearHeader, ...]
    others: tuple[str, ...]
    read_as: Mapping[int, Field]


@dataclass(slots=True)
class _Competence:
    """What the rows of one competence said so far; ``facts``: field to (value, row)."""

    key: uuid.UUID | None
    called: str
    facts: dict[Field, tuple[str, int]] = field(default_factory=dict)
    texts: dict[Spot, str] = field(default_factory=dict)
    rows: dict[Spot, int] = field(default_factory=dict)
    highest: LevelSeen | None = None

    def fact(self, asked: Field) -> str:
        return self.facts.get(asked, ("", 0))[0]

    @property
    def scale_number(self) -> int | None:
        return int(self.fact(Field.SCALE_VERSION) or 0) or None


@dataclass(slots=True)
class _Scale:
    texts: dict[tuple[ScalePart, str, int], str] = field(default_factory=dict)
    rows: dict[tuple[ScalePart, str, int], int] = field(default_factory=dict)


def read_dictionary(workbook: Workbook, *, sheet: str = "") -> DictionaryRows:
    """The competences in the sheet of that name, or the one that looks most like it; scales also in other sheets.

    CannotRead when there is no header row, no row, or no column for the competence, the part, the language or the text.
    """
    source = chosen_sheet(workbook, sheet, DICTIONARY_FIELDS)
    headers = match_headers(source, DICTIONARY_FIELDS)
    for needed, expected in _NEEDED:
        if not headers.has(needed):
            raise missing_column(source, FIELD_WANTED[needed], expected)
    if not headers.has(Field.COMPETENCE_ID) and not headers.has(Field.COMPETENCE):
        raise missing_column(source, FIELD_WANTED[Field.COMPETENCE], Expected.COMPETENCE_COLUMN)
    found = _Reading()
    found.read(headers)
    for other in _scale_sheets(workbook, source):
        found.read(other)
    return found.rows(headers)


def _scale_sheets(workbook: Workbook, source: Sheet) -> Iterator[Headers]:
    for sheet in workbook.sheets:
        if sheet.name != source.name and sheet.header_row:
            headers = match_headers(sheet, DICTIONARY_FIELDS, near=False)
            if {Field.SCALE, Field.PART, Field.LANGUAGE, Field.LEVEL_TEXT} <= headers.columns.keys():
                yield headers


class _Reading:
    """Walks down the rows of one or more sheets and keeps what they say."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._competences: dict[str, _Competence] = {}
        self._scales: dict[tuple[str, int], _Scale] = {}

    def read(self, headers: Headers) -> None:
        for reader in rows_below(headers, self.problems, None):
            key, called = reader.text(Field.COMPETENCE_ID), reader.exact_text(Field.COMPETENCE, LONGEST_NAME)
            scale = one_line(reader.exact_text(Field.SCALE, LONGEST_SCALE_NAME))
            if key or called:
                self._of_competence(reader, key, called, scale)
            elif scale:
                self._of_scale(reader, scale)
            else:
                reader.note_field(Reason.MISSING_VALUE, Field.COMPETENCE)

    def _of_competence(self, reader: RowReader, key: str, called: str, scale: str) -> None:
        kept = self._competences.setdefault(key or plain_name(called), _Competence(_as_id(key), called))
        kind = reader.value(Field.COMPETENCE_KIND, as_kind, Reason.NOT_A_KIND, Expected.COMPETENCE_KIND)
        aspect = reader.value(Field.ASPECT, as_aspect, Reason.NOT_AN_ASPECT, Expected.ASPECT)
        for fact, value in (
            (Field.COMPETENCE_KIND, kind or ""),
            (Field.ASPECT, aspect or ""),
            (Field.SCALE, scale),
            (Field.SCALE_VERSION, str(_version(reader) or "")),
        ):
            before, first = kept.facts.setdefault(fact, (value, reader.number)) if value else ("", 0)
            if value and before != value:
                reader.note_field(Reason.CONTRADICTS, fact, called or key, first_row=first)
        part = reader.needed(Field.PART, as_part, Reason.NOT_A_PART, Expected.PART)
        language = reader.needed(Field.LANGUAGE, as_language, Reason.NOT_A_LANGUAGE, Expected.LANGUAGE)
        if part is None or language is None:
            return
        text = reader.exact_text(Field.LEVEL_TEXT, _LONGEST[part])
        if not text:
            return
        level = reader.whole_number(Field.LEVEL, MOST_LEVELS) if part in _BY_LEVEL else 0
        if level is None:
            return
        self._keep(kept, reader, (language, part, level), text)
        if kept.highest is None or level > kept.highest.level:
            kept.highest = LevelSeen(level, reader.place(Field.LEVEL), kept.key, kept.called)

    def _keep(self, kept: _Competence, reader: RowReader, said: tuple[str, Part, int], text: str) -> None:
        language, part, level = said
        place: int | None = 0
        if part in _BY_PLACE:
            taken = [spot[3] for spot in kept.texts if spot[:3] == said]
            blank = reader.text(Field.PLACE) == ""
            place = max(taken, default=0) + 1 if blank else reader.whole_number(Field.PLACE, _MOST_PLACES)
        if place is None:
            return
        spot = (language, part, level, place)
        if spot in kept.texts:
            reader.note_field(Reason.REPEATED, Field.PART, reader.text(Field.PART), first_row=kept.rows[spot])
            return
        kept.texts[spot], kept.rows[spot] = text, reader.number

    def _of_scale(self, reader: RowReader, name: str) -> None:
        kept = self._scales.setdefault((name, _version(reader) or 1), _Scale())
        part = reader.needed(Field.PART, as_scale_part, Reason.NOT_A_PART, Expected.SCALE_PART)
        if part is None:
            return
        text = reader.exact_text(Field.LEVEL_TEXT, _LONGEST.get(part, LONGEST_NAME))
        if not text:
            return
        language, level = "", 0
        if part is ScalePart.KIND:
            kind = reader.value(Field.LEVEL_TEXT, as_scale_kind, Reason.NOT_A_KIND, Expected.SCALE_KIND)
            text = kind or ""
        elif part is ScalePart.MONTHS:
            text = str(reader.whole_number(Field.LEVEL_TEXT, MOST_MONTHS) or "")
        else:
            language = reader.needed(Field.LANGUAGE, as_language, Reason.NOT_A_LANGUAGE, Expected.LANGUAGE) or ""
            level = reader.whole_number(Field.LEVEL, MOST_LEVELS) or 0
        spot = (part, language, level)
        if spot in kept.texts:
            reader.note_field(Reason.REPEATED, Field.PART, reader.text(Field.PART), first_row=kept.rows[spot])
            return
        kept.texts[spot], kept.rows[spot] = text, reader.number

    def rows(self, headers: Headers) -> DictionaryRows:
        competences = [each for each in self._competences.values() if each.texts]
        return DictionaryRows(
            headers.sheet.name,
            tuple(map(_in_full, competences)),
            tuple(_scale_in_full(*key, each) for key, each in self._scales.items()),
            tuple(
                replace(each.highest, scale=each.fact(Field.SCALE), scale_number=each.scale_number)
                for each in competences
                if each.highest is not None
            ),
            sum(len(each.texts) for each in competences),
            tuple(self.problems),
            headers.near,
            tuple(column.name for column in headers.others if column.header),
            headers.read_as,
        )


def _version(reader: RowReader) -> int | None:
    """Which version of the scale, when the row says."""
    return reader.whole_number(Field.SCALE_VERSION, _MOST_VERSIONS) if reader.text(Field.SCALE_VERSION) else None


def _as_id(text: str) -> uuid.UUID | None:
    """Someone may number competences her own way; only ours is an id."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _in_full(kept: _Competence) -> CompetenceInFull:
    kind = as_kind(kept.fact(Field.COMPETENCE_KIND))
    languages = sorted({language for language, *_rest in kept.texts})
    wordings = tuple(_wording(kept.texts, language) for language in languages)
    aspect, scale = kept.fact(Field.ASPECT), kept.fact(Field.SCALE)
    return CompetenceInFull(kept.key, kind, aspect, scale, wordings, kept.called, kept.scale_number)


def _wording(texts: Mapping[Spot, str], language: str) -> Wording:
    def whole(part: Part) -> str:
        return texts.get((language, part, 0, 0), "")

    def at(part: Part, level: int) -> tuple[str, ...]:
        said = {spot[3]: text for spot, text in texts.items() if spot[:3] == (language, part, level)}
        return _in_order(said)

    def by_level(part: Part) -> tuple[str, ...]:
        return _in_order({spot[2]: text for spot, text in texts.items() if spot[:2] == (language, part)})

    def lists(part: Part) -> tuple[tuple[str, ...], ...]:
        highest = max((spot[2] for spot in texts if spot[:2] == (language, part)), default=0)
        return tuple(at(part, level) for level in range(1, highest + 1))

    return Wording(
        language,
        whole(Part.NAME),
        whole(Part.DEFINITION),
        by_level(Part.TEXT),
        whole(Part.PLAIN),
        at(Part.SYNONYM, 0),
        by_level(Part.TITLE),
        lists(Part.INDICATOR),
        lists(Part.COUNTER),
    )


def _in_order(said: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(said.get(place, "") for place in range(1, max(said, default=0) + 1))


def _scale_in_full(name: str, number: int, kept: _Scale) -> ScaleInFull:
    def told(part: ScalePart) -> dict[str, tuple[str, ...]]:
        languages = sorted({language for each, language, _level in kept.texts if each is part})
        return {language: _in_order(_levels(part, language)) for language in languages}

    def _levels(part: ScalePart, language: str) -> dict[int, str]:
        return {level: text for (each, spoken, level), text in kept.texts.items() if (each, spoken) == (part, language)}

    names = told(ScalePart.LEVEL_NAME)
    size = max(map(len, names.values()), default=0)
    sentences = {key: texts + ("",) * (size - len(texts)) for key, texts in told(ScalePart.SENTENCE).items()}
    months = kept.texts.get((ScalePart.MONTHS, "", 0), "")
    kind = as_scale_kind(kept.texts.get((ScalePart.KIND, "", 0)))
    return ScaleInFull(name, kind, int(months) if months else None, names, sentences, number)
