"""A whole dictionary as rows to write: one for each text, in the order in which one reads. Pure."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiem.competences.rules import Held, Part, ScaleInFull, Wording
from kiem.exchange.reading.dictionary_words import (
    ASPECTS,
    HEADINGS,
    KINDS,
    PARTS,
    SCALE_KINDS,
    SCALE_PARTS,
    SHEETS,
    ScalePart,
    said_in,
)
from kiem.exchange.reading.guarding import guarded
from kiem.exchange.reading.vocabulary import Field

Cell = str | int
TableRow = tuple[Cell, ...]
_SCALE_COLUMNS = (Field.SCALE, Field.SCALE_VERSION, Field.LANGUAGE, Field.PART, Field.LEVEL, Field.LEVEL_TEXT)
_LEVELLED = (Part.TITLE, Part.TEXT, Part.INDICATOR, Part.COUNTER)


@dataclass(frozen=True, slots=True)
class DictionaryHeld:
    """What is taken out. ``names``: what each competence is called by who reads; ``scales``: by version."""

    competences: tuple[Held, ...]
    names: Mapping[uuid.UUID, str]
    scales: Mapping[uuid.UUID, ScaleInFull]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its headings in the first row."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


def tables_of(held: DictionaryHeld, language: str) -> tuple[Table, Table]:
    """The competences and the scales they stand on, with headings and fixed words in ``language``."""
    competences, scales = (said_in(name, language) for name in SHEETS)
    used = {each.content.scale_version_id: held.scales[each.content.scale_version_id] for each in held.competences}
    scale_rows = tuple(row for scale in used.values() for row in _scale_rows(scale, language))
    return (
        Table(competences, _headings(tuple(HEADINGS), language), tuple(_competence_rows(held, language))),
        Table(scales, _headings(_SCALE_COLUMNS, language), scale_rows),
    )


def one_table(held: DictionaryHeld, language: str) -> Table:
    """The same in one table, for a file that holds only one: the scales stand below the competences."""
    competences, scales = tables_of(held, language)
    below = (dict(zip(_SCALE_COLUMNS, row, strict=True)) for row in scales.rows)
    rows = tuple(tuple(row.get(column, "") for column in HEADINGS) for row in below)
    return Table("", competences.headings, (*competences.rows, *rows))


def _headings(columns: Sequence[Field], language: str) -> tuple[str, ...]:
    return tuple(said_in(HEADINGS[column], language) for column in columns)


def _competence_rows(held: DictionaryHeld, language: str) -> Iterator[TableRow]:
    for each in held.competences:
        content = each.content
        scale = held.scales[content.scale_version_id]
        own = (
            str(each.competence_id),
            guarded(held.names[each.competence_id]),
            said_in(KINDS[content.kind], language),
            next((said_in(words, language) for aspect, words in ASPECTS.items() if aspect == content.aspect), ""),
            guarded(scale.name),
            scale.number,
        )
        for wording in content.wordings:
            for part, level, place, text in _texts(wording.cleaned()):
                yield (*own, wording.language, said_in(PARTS[part], language), level or "", place or "", guarded(text))


def _texts(wording: Wording) -> Iterator[tuple[Part, int, int, str]]:
    """(part, level, place, text) of all that is said; 0: of the whole, the only one."""
    for part, text in ((Part.NAME, wording.name), (Part.DEFINITION, wording.definition), (Part.PLAIN, wording.plain)):
        if text:
            yield part, 0, 0, text
    for place, text in enumerate(wording.synonyms, start=1):
        yield Part.SYNONYM, 0, place, text
    for level in range(1, wording.levels_told + 1):
        for part in _LEVELLED:
            for place, text in _at(wording, part, level):
                yield part, level, place, text


def _at(wording: Wording, part: Part, level: int) -> Iterator[tuple[int, str]]:
    if part in (Part.TITLE, Part.TEXT):
        texts = wording.titles if part is Part.TITLE else wording.level_texts
        if level <= len(texts) and texts[level - 1]:
            yield 0, texts[level - 1]
        return
    lists = wording.indicators if part is Part.INDICATOR else wording.counters
    said = lists[level - 1] if level <= len(lists) else ()
    yield from ((place, text) for place, text in enumerate(said, start=1) if text)


def _scale_rows(scale: ScaleInFull, language: str) -> Iterator[TableRow]:
    own = (guarded(scale.name), scale.number)
    if scale.kind is not None:
        yield *own, "", said_in(SCALE_PARTS[ScalePart.KIND], language), "", said_in(SCALE_KINDS[scale.kind], language)
    if scale.valid_months is not None:
        yield *own, "", said_in(SCALE_PARTS[ScalePart.MONTHS], language), "", str(scale.valid_months)
    for spoken in sorted(scale.names):
        told = scale.sentences.get(spoken, ())
        for level, text in enumerate(scale.names[spoken], start=1):
            yield *own, spoken, said_in(SCALE_PARTS[ScalePart.LEVEL_NAME], language), level, guarded(text)
            if level <= len(told) and told[level - 1]:
                sentence = guarded(told[level - 1])
                yield *own, spoken, said_in(SCALE_PARTS[ScalePart.SENTENCE], language), level, sentence
