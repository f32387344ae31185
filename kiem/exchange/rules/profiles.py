"""All profiles as rows to write: of each profile since when, what it says, and what it asks. Pure."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiem.competences.rules import kept_text, one_line
from kiem.exchange.reading.dictionary_words import said_in
from kiem.exchange.reading.guarding import guarded
from kiem.exchange.reading.profile_words import (
    LAYERS,
    PROFILE_HEADINGS,
    PROFILE_PARTS,
    PROFILE_SHEET,
    PROFILE_WEIGHTS,
    SCHEME_WORDS,
    ProfilePart,
)
from kiem.exchange.reading.vocabulary import Field
from kiem.exchange.rules.dictionary import Table, TableRow
from kiem.profiles.rules import ProfileHeld

Cells = Mapping[Field, str | int]


@dataclass(frozen=True, slots=True)
class ProfilesHeld:
    """What is taken out. ``levels``: by scale version how each level is written, from low to high."""

    profiles: Sequence[ProfileHeld]
    levels: Mapping[uuid.UUID, Sequence[str]]


def profiles_table(held: ProfilesHeld, language: str) -> Table:
    """One table, with headings and fixed words in ``language``."""
    headings = tuple(said_in(words, language) for words in PROFILE_HEADINGS.values())
    return Table(said_in(PROFILE_SHEET, language), headings, tuple(_rows(held, language)))


def _rows(held: ProfilesHeld, language: str) -> Iterator[TableRow]:
    for each in held.profiles:
        own: dict[Field, str | int] = {
            Field.PROFILE_ID: each.source.of.key,
            Field.LAYER: said_in(LAYERS[each.source.layer], language),
            Field.PROFILE_NAME: guarded(each.source.name),
            Field.UNIT: guarded(each.source.unit),
            Field.UNDER: guarded(each.under),
        }
        for part, cells in (*_said(each), *_asked(each, held.levels, language), *_referred(each, language)):
            row = {**own, Field.PART: said_in(PROFILE_PARTS[part], language), **cells}
            yield tuple(row.get(column, "") for column in PROFILE_HEADINGS)


def _said(each: ProfileHeld) -> Iterator[tuple[ProfilePart, Cells]]:
    version = each.version
    yield ProfilePart.PROFILE, {Field.STARTS_ON: version.starts_on.isoformat() if version else ""}
    if version is None:
        return
    if purpose := kept_text(version.purpose):
        yield ProfilePart.PURPOSE, {Field.TEXT: guarded(purpose)}
    for place, result in enumerate(version.results, start=1):
        yield ProfilePart.RESULT, {Field.PLACE: place, Field.TEXT: guarded(one_line(result))}
    if decision := one_line(version.decision):
        yield ProfilePart.DECISION, {Field.TEXT: guarded(decision)}


def _asked(
    each: ProfileHeld, levels: Mapping[uuid.UUID, Sequence[str]], language: str
) -> Iterator[tuple[ProfilePart, Cells]]:
    for line in each.version.lines if each.version else ():
        yield (
            ProfilePart.COMPETENCE,
            {
                Field.COMPETENCE_ID: str(line.competence_id),
                Field.COMPETENCE: guarded(line.name),
                Field.LEVEL: guarded(levels[line.scale_version_id][line.position - 1]),
                Field.WEIGHT: said_in(PROFILE_WEIGHTS[line.weight], language),
                Field.STARTS_ON: line.since.isoformat() if line.since else "",
            },
        )


def _referred(each: ProfileHeld, language: str) -> Iterator[tuple[ProfilePart, Cells]]:
    for place, one in enumerate(each.references, start=1):
        yield (
            ProfilePart.REFERENCE,
            {
                Field.PLACE: place,
                Field.SCHEME: said_in(SCHEME_WORDS[one.scheme], language),
                Field.CODE: guarded(one_line(one.code)),
                Field.PER_CENT: one.share or "",
                Field.TEXT: guarded(one_line(one.label)),
            },
        )
