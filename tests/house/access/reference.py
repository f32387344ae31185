"""A small reference to choose from."""

from dataclasses import dataclass


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
