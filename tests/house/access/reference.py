"""A small reference to choose from."""

from dataclasses import dataclass
from decimal import Decimal

from kiem.competences.rules import Crossing, LevelAnchor, RatedElement, RatedReference, ReferencePack


@dataclass(frozen=True)
class Concept:
    """An entry as a reader of reference files gives it."""

    uri: str
    preferred_label: str
    alternative_labels: tuple[str, ...] = ()
    description: str = ""
    kind: str = "skill"
    code: str = ""
    in_collections: frozenset[str] = frozenset()


FIRST, SECOND, THIRD = (f"urn:kiem-tests:{number}" for number in (1, 2, 3))
CONCEPTS = (
    Concept(FIRST, "zorg bieden", ("zorg verlenen",), "Zorgen voor iemand."),
    Concept(SECOND, "palliatieve zorg", (), "Zorg bij het levenseinde.", "knowledge"),
    Concept(THIRD, "zorgplannen opstellen", (), "Een plan maken met wie zorg krijgt."),
)
CARER, AIDE, LISTENING = (
    "http://data.europa.eu/esco/occupation/carer",
    "urn:kiem-tests:aide",
    "urn:kiem-tests:listening",
)
OCCUPATION = Concept(CARER, "zorgkundige", (), "", "occupation", "5321.1")
RATED = RatedReference(
    ReferencePack(
        (Concept(AIDE, "Nursing Assistants", (), "", "occupation", "31-1131.00"), Concept(LISTENING, "Listening")),
        (),
        "en",
        "29.2",
    ),
    (RatedElement(AIDE, LISTENING, Decimal("4.12"), Decimal("3.50")),),
    (LevelAnchor(LISTENING, Decimal(2), "Take an order"),),
    (Crossing("5321.1", AIDE),),
    "ESCO",
)
"""An occupation of ESCO with its one way to O*NET."""
