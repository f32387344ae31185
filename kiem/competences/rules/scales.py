"""What a scale is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiem.competences.rules.words import ScaleKind


@dataclass(frozen=True, slots=True)
class ScaleToMake:
    """A scale to make: its levels per language from low to high, each with a sentence or "", and of which kind.

    ``valid_months``: how long what was shown holds; only for the kind shown able.
    """

    names: Mapping[str, Sequence[str]]
    sentences: Mapping[str, Sequence[str]]
    kind: ScaleKind = ScaleKind.ORDERED
    valid_months: int | None = None
