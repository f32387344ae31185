"""What occupations ask according to O*NET, and the way to them from an occupation of ESCO."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef

from kiem.competences.models import ReferenceAnchor, ReferenceCrossing, ReferenceRating, ReferenceText
from kiem.competences.rules import ESCO, ONET


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of a reference scheme. ``rated``: it is known what it asks."""

    uri: str
    code: str
    label: str
    language: str
    description: str
    rated: bool = False


@dataclass(frozen=True, slots=True)
class Rated:
    """What an occupation asks of a skill or a kind of knowledge: importance 1 to 5, level 0 to 7, None when unknown.

    ``anchors``: (value, what someone can do there), from low to high.
    """

    entry_id: uuid.UUID
    uri: str
    kind: str
    label: str
    importance: Decimal
    level: Decimal | None
    anchors: tuple[tuple[Decimal, str], ...]


def esco_occupation(uri: str, languages: Sequence[str]) -> Occupation | None:
    """An occupation of ESCO in the first of the languages that it has words in. One statement."""
    texts = {
        text.language: text
        for text in ReferenceText.objects.filter(
            entry__scheme=ESCO, entry__kind="occupation", entry__uri=uri
        ).select_related("entry")
    }
    text = next((texts[each] for each in (*languages, *sorted(texts)) if each in texts), None)
    return _occupation(text) if text else None


def crossed_occupations(esco_code: str) -> list[Occupation]:
    """The occupations of O*NET that an ESCO code is found in: rated ones first, then by name. One statement."""
    rated = ReferenceRating.objects.filter(occupation=OuterRef("entry"))
    crossed = ReferenceCrossing.objects.filter(scheme=ESCO, code=esco_code).values("occupation")
    texts = ReferenceText.objects.filter(entry__in=crossed, entry__scheme=ONET).annotate(rated=Exists(rated))
    rows = texts.select_related("entry").order_by("-rated", "label")
    return [_occupation(text, rated=text.rated) for text in rows]


def _occupation(text: ReferenceText, *, rated: bool = False) -> Occupation:
    return Occupation(text.entry.uri, text.entry.code, text.label, text.language, text.description, rated)


def asked_by_occupation(uri: str, least: Decimal) -> list[Rated]:
    """What an occupation of O*NET asks that is at least so important, the most important first. Two statements."""
    found = ReferenceRating.objects.filter(
        occupation__scheme=ONET, occupation__uri=uri, importance__gte=least, relevant=True
    )
    rows = [
        (element, uri, kind, label or uri, importance or least, level)
        for element, uri, kind, label, importance, level in found.values_list(
            "element", "element__uri", "element__kind", "element__texts__label", "importance", "level"
        )
    ]
    ordered = sorted(rows, key=lambda row: (-row[4], row[3], row[1]))
    anchors: dict[uuid.UUID, list[tuple[Decimal, str]]] = {}
    held = ReferenceAnchor.objects.filter(element__in=[row[0] for row in ordered]).order_by("value")
    for element, value, text in held.values_list("element", "value", "text"):
        anchors.setdefault(element, []).append((value, text))
    return [Rated(*row, anchors=tuple(anchors.get(row[0], ()))) for row in ordered]
