"""What people decided about where a competence stands in a reference, to read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.queries import InReference, Mapped
from kiem.competences.rules import ESCO
from kiem.competences.wording import ESCO_SENTENCE, MATCHES, ONET_SENTENCE

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class MappingShown:
    """A decision to read; ``relation`` "" when the entry does not fit."""

    mapped: Mapped
    relation: "_StrPromise | str"


def mappings_shown(found: InReference) -> tuple[MappingShown, ...]:
    return tuple(MappingShown(each, MATCHES[each.relation] if each.relation else "") for each in found.mapped)


def licences_of(decided: tuple[MappingShown, ...]) -> tuple[str, ...]:
    """The words that the sources ask for; ESCO's always, as its entries are what is suggested."""
    others = any(each.mapped.scheme != ESCO for each in decided)
    return (ESCO_SENTENCE, ONET_SENTENCE) if others else (ESCO_SENTENCE,)
