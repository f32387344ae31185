"""The words of the table that holds all profiles: written in the reader's language, read in any of the three."""

from collections.abc import Mapping
from enum import StrEnum

from kiem.exchange.reading.cells import as_text
from kiem.exchange.reading.dictionary_words import Words, meant
from kiem.exchange.reading.files.workbook import Cell
from kiem.exchange.reading.vocabulary import Field, Wanted, plain, wanted
from kiem.profiles.rules import Layer, ReferenceScheme, Weight


class ProfilePart(StrEnum):
    """What a row says of a profile."""

    PROFILE = "profile"
    PURPOSE = "purpose"
    RESULT = "result"
    DECISION = "decision"
    COMPETENCE = "competence"
    REFERENCE = "reference"


PROFILE_SHEET: Words = ("Profielen", "Profils", "Profiles")
PROFILE_HEADINGS: Mapping[Field, Words] = {
    Field.PROFILE_ID: ("Id", "Id", "Id"),
    Field.LAYER: ("Laag", "Couche", "Layer"),
    Field.PROFILE_NAME: ("Naam", "Nom", "Name"),
    Field.UNIT: ("Dienst", "Service", "Unit"),
    Field.UNDER: ("Valt onder", "Relève de", "Under"),
    Field.PART: ("Onderdeel", "Partie", "Part"),
    Field.PLACE: ("Plaats", "Place", "Place"),
    Field.COMPETENCE_ID: ("Id van de competentie", "Id de la compétence", "Id of the competence"),
    Field.COMPETENCE: ("Competentie", "Compétence", "Competence"),
    Field.LEVEL: ("Niveau", "Niveau", "Level"),
    Field.WEIGHT: ("Gewicht", "Poids", "Weight"),
    Field.STARTS_ON: ("Vanaf", "À partir du", "From"),
    Field.SCHEME: ("Indeling", "Classification", "Classification"),
    Field.CODE: ("Code", "Code", "Code"),
    Field.PER_CENT: ("Procent", "Pour cent", "Per cent"),
    Field.TEXT: ("Tekst", "Texte", "Text"),
}
PROFILE_PARTS: Mapping[ProfilePart, Words] = {
    ProfilePart.PROFILE: ("profiel", "profil", "profile"),
    ProfilePart.PURPOSE: ("doel", "finalité", "purpose"),
    ProfilePart.RESULT: ("resultaatgebied", "domaine de résultats", "result area"),
    ProfilePart.DECISION: ("beslissing", "décision", "decision"),
    ProfilePart.COMPETENCE: ("competentie", "compétence", "competence"),
    ProfilePart.REFERENCE: ("verwijzing", "référence", "reference"),
}
LAYERS: Mapping[Layer, Words] = {
    Layer.ORGANISATION: ("hele organisatie", "toute l'organisation", "whole organisation"),
    Layer.FAMILY: ("functiefamilie", "famille de fonctions", "job family"),
    Layer.JOB: ("functie", "fonction", "job"),
    Layer.POSITION: ("functie in een dienst", "fonction dans un service", "position"),
}
PROFILE_WEIGHTS: Mapping[Weight, Words] = {
    Weight.ESSENTIAL: ("noodzakelijk", "indispensable", "essential"),
    Weight.DESIRABLE: ("gewenst", "souhaité", "desirable"),
}
SCHEME_WORDS: Mapping[ReferenceScheme, Words] = {
    ReferenceScheme.IFIC: ("IFIC", "IFIC", "IFIC"),
    ReferenceScheme.ISCO: ("ISCO", "ISCO", "ISCO"),
    ReferenceScheme.ESCO: ("ESCO", "ESCO", "ESCO"),
    ReferenceScheme.OTHER: ("andere", "autre", "other"),
}
PROFILE_FIELDS: tuple[Wanted, ...] = tuple(wanted(field, *words) for field, words in PROFILE_HEADINGS.items())
PROFILE_WANTED: Mapping[Field, Wanted] = {each.field: each for each in PROFILE_FIELDS}
_PART, _LAYER, _WEIGHT, _SCHEME = (
    meant(PROFILE_PARTS), meant(LAYERS), meant(PROFILE_WEIGHTS), meant(SCHEME_WORDS)
)  # fmt: skip


def as_profile_part(cell: Cell) -> ProfilePart | None:
    """
    >>> as_profile_part("Résultat"), as_profile_part("Doel"), as_profile_part("result area")
    (None, <ProfilePart.PURPOSE: 'purpose'>, <ProfilePart.RESULT: 'result'>)
    """
    return _PART.get(plain(as_text(cell)))


def as_layer(cell: Cell) -> Layer | None:
    return _LAYER.get(plain(as_text(cell)))


def as_weight(cell: Cell) -> Weight | None:
    return _WEIGHT.get(plain(as_text(cell)))


def as_scheme(cell: Cell) -> ReferenceScheme | None:
    return _SCHEME.get(plain(as_text(cell)))
