"""The words of the table that holds a whole dictionary: written in the reader's language, read in any of the three."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from kiem.competences.rules import Aspect, CompetenceKind, Part, ScaleKind
from kiem.exchange.reading.cells import as_text
from kiem.exchange.reading.files.workbook import Cell
from kiem.exchange.reading.framework import as_competence_kind
from kiem.exchange.reading.vocabulary import Field, Wanted, plain, wanted

Meaning = TypeVar("Meaning", bound=StrEnum)
Words = tuple[str, str, str]
"""In Dutch, French and English."""
_LANGUAGES = ("nl", "fr", "en")


class ScalePart(StrEnum):
    """What is said of a scale."""

    LEVEL_NAME = "level_name"
    SENTENCE = "sentence"
    KIND = "kind"
    MONTHS = "months"


HEADINGS: Mapping[Field, Words] = {
    Field.COMPETENCE_ID: ("Id", "Id", "Id"),
    Field.COMPETENCE: ("Competentie", "Compétence", "Competence"),
    Field.COMPETENCE_KIND: ("Soort competentie", "Type de compétence", "Kind of competence"),
    Field.ASPECT: ("Vooral een zaak van", "Surtout une question de", "Mostly a matter of"),
    Field.SCALE: ("Schaal", "Échelle", "Scale"),
    Field.SCALE_VERSION: ("Schaalversie", "Version de l'échelle", "Scale version"),
    Field.LANGUAGE: ("Taal", "Langue", "Language"),
    Field.PART: ("Onderdeel", "Partie", "Part"),
    Field.LEVEL: ("Niveau", "Niveau", "Level"),
    Field.PLACE: ("Plaats", "Place", "Place"),
    Field.LEVEL_TEXT: ("Tekst", "Texte", "Text"),
}
SHEETS: tuple[Words, Words] = (("Competenties", "Compétences", "Competences"), ("Schalen", "Échelles", "Scales"))
PARTS: Mapping[Part, Words] = {
    Part.NAME: ("naam", "nom", "name"),
    Part.DEFINITION: ("definitie", "définition", "definition"),
    Part.PLAIN: ("eenvoudige tekst", "texte simple", "plain text"),
    Part.SYNONYM: ("ander woord", "autre mot", "other word"),
    Part.TITLE: ("titel", "titre", "title"),
    Part.TEXT: ("in het algemeen", "en général", "in general"),
    Part.INDICATOR: ("indicator", "indicateur", "indicator"),
    Part.COUNTER: ("tegenindicator", "contre-indicateur", "counter-indicator"),
}
SCALE_PARTS: Mapping[ScalePart, Words] = {
    ScalePart.LEVEL_NAME: ("naam van het niveau", "nom du niveau", "name of the level"),
    ScalePart.SENTENCE: ("zin bij het niveau", "phrase du niveau", "sentence of the level"),
    ScalePart.KIND: ("soort schaal", "type d'échelle", "kind of scale"),
    ScalePart.MONTHS: ("geldig in maanden", "validité en mois", "months it holds"),
}
KINDS: Mapping[CompetenceKind, Words] = {
    CompetenceKind.CORE: ("kerncompetentie", "compétence clé", "core competence"),
    CompetenceKind.SHARED: ("gedeelde competentie", "compétence partagée", "shared competence"),
    CompetenceKind.JOB_SPECIFIC: (
        "functiegebonden competentie", "compétence propre à la fonction", "job-specific competence"
    ),
    CompetenceKind.TEAM: ("teamcompetentie", "compétence d'équipe", "team competence"),
}  # fmt: skip
ASPECTS: Mapping[Aspect, Words] = {
    Aspect.KNOWLEDGE: ("kennis", "savoir", "knowledge"),
    Aspect.SKILL: ("vaardigheid", "savoir-faire", "skill"),
    Aspect.ATTITUDE: ("attitude", "savoir-être", "attitude"),
}
SCALE_KINDS: Mapping[ScaleKind, Words] = {
    ScaleKind.ORDERED: ("niveaus van laag naar hoog", "niveaux du bas vers le haut", "levels from low to high"),
    ScaleKind.MET: ("behaald of niet", "acquis ou non", "met or not met"),
    ScaleKind.SHOWN_ABLE: ("aangetoond", "démontré", "shown able"),
}
_MORE_WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.COMPETENCE_ID: ("competence id", "id competentie"),
    Field.COMPETENCE_KIND: ("soort", "type", "kind"),
    Field.ASPECT: ("aspect",),
    Field.PART: ("deel", "élément"),
}
DICTIONARY_FIELDS: tuple[Wanted, ...] = tuple(
    wanted(field, *words, *_MORE_WORDS.get(field, ())) for field, words in HEADINGS.items()
)
FIELD_WANTED: Mapping[Field, Wanted] = {each.field: each for each in DICTIONARY_FIELDS}


def said_in(words: Words, language: str) -> str:
    """
    >>> said_in(PARTS[Part.NAME], "fr")
    'nom'
    """
    return words[_LANGUAGES.index(language)]


def meant(table: Mapping[Meaning, Words]) -> Mapping[str, Meaning]:
    return {plain(word): meaning for meaning, words in table.items() for word in (*words, meaning.value)}


_PART, _SCALE_PART, _KIND, _ASPECT, _SCALE_KIND = (
    meant(PARTS), meant(SCALE_PARTS), meant(KINDS), meant(ASPECTS), meant(SCALE_KINDS)
)  # fmt: skip


def as_part(cell: Cell) -> Part | None:
    """
    >>> as_part("Définition"), as_part("indicator"), as_part("kleur")
    (<Part.DEFINITION: 'definition'>, <Part.INDICATOR: 'indicator'>, None)
    """
    return _PART.get(plain(as_text(cell)))


def as_scale_part(cell: Cell) -> ScalePart | None:
    return _SCALE_PART.get(plain(as_text(cell)))


def as_kind(cell: Cell) -> CompetenceKind | None:
    return _KIND.get(plain(as_text(cell))) or as_competence_kind(cell)


def as_aspect(cell: Cell) -> Aspect | None:
    return _ASPECT.get(plain(as_text(cell)))


def as_scale_kind(cell: Cell) -> ScaleKind | None:
    return _SCALE_KIND.get(plain(as_text(cell)))
