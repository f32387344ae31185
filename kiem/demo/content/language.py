"""The competence language of Het Lindenhof: the starter dictionary in its second version, and what the first said.

Four years ago they began with most of it, in their own words here and there. The second version took in what was
missing, split one competence in two, let go of another, and gave a few the clearer words of the starter dictionary.
"""

from kiem.competences.queries import StarterCompetence, starter_dictionary
from kiem.competences.rules import InstrumentKind
from kiem.demo.content.shapes import DemoOlder, Words

FRAMEWORK_NAME = Words("De taal van het Lindenhof", "Le langage du Lindenhof", "The language of Het Lindenhof")

NEW_IN_THE_SECOND = ("heldere-taal", "moeilijke-gesprekken", "zelfzorg", "verandering", "netwerken", "middelen")

SPLIT = DemoOlder(
    Words("Communiceren", "Communiquer", "Communicating"),
    Words(
        "Je praat en schrijft zo dat anderen je begrijpen, ook als het moeilijk ligt.",
        "Vous parlez et écrivez de façon à être compris, même quand le sujet est délicat.",
        "You speak and write so that others understand you, also when it is delicate.",
    ),
)
SPLIT_INTO = ("heldere-taal", "moeilijke-gesprekken")
RETIRED = DemoOlder(
    Words("Vriendelijk zijn", "Être aimable", "Being friendly"),
    Words(
        "Je bent vriendelijk voor bewoners, familie en collega's.",
        "Vous êtes aimable avec les résidents, les familles et les collègues.",
        "You are friendly to residents, families and colleagues.",
    ),
)
OLDER_DEFINITIONS: dict[str, Words] = {
    "agressie": Words(
        "Je blijft rustig bij agressie en zoekt hulp.",
        "Vous restez calme face à l'agressivité et vous cherchez de l'aide.",
        "You stay calm when someone is aggressive and look for help.",
    ),
    "digitaal": Words(
        "Je werkt met de computer en het elektronisch dossier.",
        "Vous travaillez avec l'ordinateur et le dossier électronique.",
        "You work with the computer and the electronic record.",
    ),
    "familie": Words(
        "Je houdt rekening met de familie.",
        "Vous tenez compte de la famille.",
        "You take the family into account.",
    ),
}

INSTRUMENTS: dict[str, tuple[InstrumentKind, tuple[str, ...]]] = {
    "Formulier voor het jaarlijkse gesprek": (InstrumentKind.CONVERSATION, ("waardigheid", "samenwerken")),
    "Vacaturetekst zorgkundige": (InstrumentKind.VACANCY, ("waardigheid", "hygiene")),
    "Opleiding omgaan met agressie": (InstrumentKind.TRAINING, ("agressie",)),
}
"""What they use already, and of which competences it speaks; not of every core competence yet."""


def competence(key: str) -> StarterCompetence:
    """A competence of the second version.

    >>> name_of("digitaal")
    'Digitaal werken'
    """
    return next(entry for entry in starter_dictionary() if entry.key == key)


def name_of(key: str, language: str = "nl") -> str:
    """What it is called in the second version."""
    return next(words.name for words in competence(key).wordings if words.language == language)
