"""The words that people put above their columns, in Dutch, French and English, and how words are compared."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z%]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """For comparing: no case, accents or punctuation, single spaces.

    >>> plain(" Prénom(s) "), plain("E-mail"), plain("given_name"), plain("VTE %")
    ('prenom s', 'e mail', 'given name', 'vte %')
    """
    folded = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae").replace("ø", "o"))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()


def plain_header(text: str) -> str:
    """As `plain`, with words set apart that a program wrote together.

    >>> plain_header("preferredLabel")
    'preferred label'
    """
    return plain(_CAMEL.sub(" ", text))


def readings(header: str) -> tuple[str, ...]:
    """The ways to read a header, the surest first: whole, without what stands between brackets, and each side of a
    slash, because some lists name their columns in two languages.

    >>> readings("Functie / Fonction (huidig)")
    ('functie fonction huidig', 'functie fonction', 'functie', 'fonction')
    """
    bare = header.split("(")[0]
    sides = bare.split("/") if "/" in bare else []
    return tuple(dict.fromkeys((plain_header(header), plain(header), *map(plain_header, (bare, *sides)))))


class Field(StrEnum):
    """What a column can hold."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    FULL_NAME = "full_name"
    EMAIL = "email"
    PERSONNEL_NUMBER = "personnel_number"
    LANGUAGE = "language"
    UNIT = "unit"
    PARENT_UNIT = "parent_unit"
    JOB = "job"
    SHARE = "share"
    KIND = "kind"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    ENDS_BEFORE = "ends_before"
    LEADS = "leads"
    ROLE = "role"
    COMPETENCE = "competence"
    DEFINITION = "definition"
    COMPETENCE_KIND = "competence_kind"
    GROUP = "group"
    LEVEL = "level"
    LEVEL_TEXT = "level_text"
    OBSERVED_ON = "observed_on"
    COMPETENCE_ID = "competence_id"
    ASPECT = "aspect"
    SCALE = "scale"
    SCALE_VERSION = "scale_version"
    PROFILE_ID = "profile_id"
    LAYER = "layer"
    PROFILE_NAME = "profile_name"
    UNDER = "under"
    WEIGHT = "weight"
    SCHEME = "scheme"
    CODE = "code"
    PER_CENT = "per_cent"
    TEXT = "text"
    PART = "part"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A field and the headers that mean it, the clearest first, already plain."""

    field: Field
    words: tuple[str, ...]


def wanted(field: Field, *words: str) -> Wanted:
    return Wanted(field, tuple(dict.fromkeys(plain(word) for word in words)))


GIVEN_NAME = wanted(
    Field.GIVEN_NAME, "voornaam", "prénom", "first name", "given name", "roepnaam", "firstname", "voornamen",
    "prénoms", "forename",
)  # fmt: skip
FAMILY_NAME = wanted(
    Field.FAMILY_NAME, "familienaam", "achternaam", "nom de famille", "family name", "last name", "surname",
    "lastname", "naam", "nom", "name",
)  # fmt: skip
FULL_NAME = wanted(
    Field.FULL_NAME, "naam en voornaam", "naam voornaam", "voornaam en naam", "voornaam naam", "familienaam voornaam",
    "familienaam en voornaam", "achternaam voornaam", "voornaam familienaam", "voornaam achternaam", "volledige naam",
    "nom et prénom", "nom prénom", "prénom et nom", "prénom nom", "nom complet", "full name", "first and last name",
    "medewerker", "naam medewerker", "medewerkster", "werknemer", "naam werknemer", "personeelslid", "persoon",
    "collega", "nom du collaborateur", "collaborateur", "collaboratrice", "travailleur", "membre du personnel",
    "agent", "personne", "wie", "qui", "employee", "employee name", "person", "staff member", "worker",
)  # fmt: skip
EMAIL = wanted(
    Field.EMAIL, "email", "e-mail", "e-mailadres", "emailadres", "mailadres", "mail", "werkmail", "e-mail werk",
    "adresse e-mail", "adresse mail", "courriel", "adresse électronique", "email address", "work email",
)  # fmt: skip
PERSONNEL_NUMBER = wanted(
    Field.PERSONNEL_NUMBER, "personeelsnummer", "stamnummer", "stamnr", "personeelsnr", "pers nr", "personeels nr",
    "werknemersnummer", "medewerkersnummer", "matricule", "numéro de matricule", "n matricule", "no matricule",
    "numéro du personnel", "personnel number", "employee number", "employee id", "employee no", "staff number",
)  # fmt: skip
LANGUAGE = wanted(Field.LANGUAGE, "taal", "voorkeurtaal", "taalrol", "langue", "rôle linguistique", "language")
UNIT = wanted(
    Field.UNIT, "eenheid", "dienst", "afdeling", "team", "leefgroep", "ploeg", "groep", "unit", "vestiging", "locatie",
    "organisatie-eenheid", "unité", "service", "département", "équipe", "groupe de vie", "section", "department",
    "ward", "organisational unit", "campus", "site",
)  # fmt: skip
PARENT_UNIT = wanted(
    Field.PARENT_UNIT, "bovenliggende eenheid", "bovenliggende dienst", "valt onder", "hoort bij", "hoofdafdeling",
    "hoofddienst", "directie", "sector", "cluster", "parent unit", "unité supérieure", "unité parente", "dépend de",
    "direction", "parent", "division",
)  # fmt: skip
JOB = wanted(
    Field.JOB, "functie", "functietitel", "functienaam", "functiebenaming", "beroep", "job", "jobtitel", "rol",
    "fonction", "intitulé de fonction", "titre de fonction", "métier", "poste", "job title", "position", "role",
    "function",
)  # fmt: skip
SHARE = wanted(
    Field.SHARE, "tewerkstelling", "tewerkstellingspercentage", "tewerkstellingsbreuk", "percentage", "arbeidsregime",
    "breuk", "breuk %", "prestatiebreuk", "contractbreuk", "jobtime", "vte", "fte", "etp", "%",
    "% tewerkstelling", "tewerkstelling %", "% vte", "vte %", "deeltijds",
    "temps de travail", "taux d'occupation", "régime de travail", "fraction d'occupation", "share",
    "share of full time", "percentage of full time", "working time",
)  # fmt: skip
KIND = wanted(
    Field.KIND, "statuut", "soort contract", "contracttype", "type contract", "contract", "soort tewerkstelling",
    "aard contract", "statut", "type de contrat", "contrat", "contract type", "employment type", "kind", "status",
    "soort", "type",
)  # fmt: skip
STARTS_ON = wanted(
    Field.STARTS_ON, "datum in dienst", "in dienst sinds", "in dienst", "indiensttreding", "datum indiensttreding",
    "begindatum", "startdatum", "begin", "start", "vanaf", "van", "sinds", "date d'entrée", "entrée en service",
    "date de début", "début", "depuis", "à partir du", "du", "start date", "starts on", "hire date", "date of hire",
    "since", "from",
)  # fmt: skip
ENDS_ON = wanted(
    Field.ENDS_ON, "datum uit dienst", "uit dienst", "uitdiensttreding", "einddatum", "laatste dag", "einde contract",
    "einde", "tot en met", "t/m", "t.e.m.", "tem", "tot", "date de sortie", "sortie de service", "date de fin", "fin",
    "au", "jusqu'au", "jusqu'au inclus", "end date", "ends on", "last day", "end", "until", "to",
)  # fmt: skip
ENDS_BEFORE = wanted(
    Field.ENDS_BEFORE, "ends before", "eindigt voor", "tot (niet inbegrepen)", "tot niet inbegrepen",
    "se termine avant", "first day out", "eerste dag uit dienst",
)  # fmt: skip
LEADS = wanted(
    Field.LEADS, "leidinggevende", "leidt", "leidt de eenheid", "is leidinggevende", "teamverantwoordelijke",
    "leidinggevend", "verantwoordelijke", "responsable", "dirige", "est responsable", "leads", "leader", "is leader",
    "manager", "is manager",
)  # fmt: skip
ROLE = wanted(
    Field.ROLE, "rol in kiem", "kiem rol", "mandaat", "rôle dans kiem", "mandat", "role in kiem", "kiem role",
    "mandate",
)  # fmt: skip
COMPETENCE = wanted(
    Field.COMPETENCE, "competentie", "naam competentie", "competentienaam", "compétence", "nom de la compétence",
    "competence", "competency", "skill", "vaardigheid", "naam", "nom", "name", "titel", "titre", "title",
)  # fmt: skip
DEFINITION = wanted(
    Field.DEFINITION, "definitie", "omschrijving", "beschrijving", "uitleg", "définition", "description",
    "explication", "definition",
)  # fmt: skip
COMPETENCE_KIND = wanted(
    Field.COMPETENCE_KIND, "soort", "soort competentie", "type", "type competentie", "kind", "sorte",
    "type de compétence", "genre", "competence type",
)  # fmt: skip
GROUP = wanted(
    Field.GROUP, "cluster", "domein", "categorie", "rubriek", "groep", "thema", "domaine", "catégorie", "rubrique",
    "groupe", "thème", "category", "domain", "group", "theme",
)  # fmt: skip
LEVEL = wanted(
    Field.LEVEL, "niveau", "beheersingsniveau", "score", "beoordeling", "behaald niveau", "huidig niveau",
    "niveau de maîtrise", "niveau actuel", "évaluation", "level", "current level", "proficiency", "rating",
)  # fmt: skip
LEVEL_TEXT = wanted(
    Field.LEVEL_TEXT, "tekst", "niveautekst", "gedrag", "gedragsindicator", "gedragsindicatoren", "niveaubeschrijving",
    "texte", "indicateur", "indicateur de comportement", "comportement", "text", "level text", "indicator",
    "behaviour", "omschrijving", "beschrijving", "description",
)  # fmt: skip
OBSERVED_ON = wanted(
    Field.OBSERVED_ON, "datum", "beoordeeld op", "datum beoordeling", "vastgesteld op", "geobserveerd op",
    "gemeten op", "date", "date d'évaluation", "évalué le", "constaté le", "observed on", "assessed on",
    "assessment date",
)  # fmt: skip

PERSON_FIELDS = (GIVEN_NAME, FAMILY_NAME, FULL_NAME, EMAIL, PERSONNEL_NUMBER)
PEOPLE_FIELDS = (
    *PERSON_FIELDS, LANGUAGE, UNIT, PARENT_UNIT, JOB, SHARE, KIND, STARTS_ON, ENDS_BEFORE, ENDS_ON, LEADS, ROLE,
)  # fmt: skip
FRAMEWORK_FIELDS = (COMPETENCE, DEFINITION, COMPETENCE_KIND, GROUP)
LEVEL_FIELDS = (COMPETENCE, LEVEL, OBSERVED_ON)

# Columns that stand in many lists and mean nothing here; in a matrix they are no competences.
OTHER_WORDS = frozenset(
    plain(word)
    for word in (
        "opmerking", "opmerkingen", "commentaar", "nota", "nr", "nummer", "volgnummer", "code", "id", "rij", "versie",
        "bron", "geboortedatum", "leeftijd", "geslacht", "anciënniteit", "telefoon", "gsm", "adres", "totaal",
        "gemiddelde", "remarque", "remarques", "commentaire", "numéro", "n", "no", "version", "source", "total",
        "moyenne", "date de naissance", "sexe", "âge", "téléphone", "adresse", "remark", "remarks", "comment",
        "comments", "notes", "number", "average", "phone", "address", "date of birth", "gender", "age",
    )
)  # fmt: skip

_ALL = (*PEOPLE_FIELDS, *FRAMEWORK_FIELDS, *LEVEL_FIELDS, LEVEL_TEXT)
KNOWN_WORDS = frozenset(word for field in _ALL for word in field.words) | OTHER_WORDS
_TOTAL_WORDS = frozenset(
    ("totaal", "total", "totaux", "eindtotaal", "subtotaal", "sous total", "algemeen totaal", "total general",
     "grand total", "subtotal")
)  # fmt: skip
_ADDED_UP = frozenset(
    ["aantal", "vte", "fte", "etp", "personeel", "medewerkers", "personen", "general", "personnel", "people"]
)
_LAST_ROW_WORDS = frozenset(("som", "somme", "sum", "gemiddelde", "moyenne", "average", "aantal", "nombre", "count"))


def is_total(words: Iterable[str], *, last: bool) -> bool:
    """Whether the first filled cell of a row says that it adds up what stands above. Words that could be a name
    ("Som") count on the last row only.

    >>> is_total(["Totaal", "12"], last=False), is_total(["Som"], last=False), is_total(["Som"], last=True)
    (True, False, True)
    """
    first = plain(next(iter(words), ""))
    if first in _TOTAL_WORDS or (last and first in _LAST_ROW_WORDS):
        return True
    total, _, of = first.partition(" ")
    return total in ("totaal", "total") and of in _ADDED_UP
