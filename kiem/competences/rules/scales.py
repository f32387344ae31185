"""What a scale is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiem.competences.rules.words import ScaleKind, one_line


@dataclass(frozen=True, slots=True)
class ScaleToMake:
    """A scale to make: its levels per language from low to high, each with a sentence or "", and of which kind.

    ``valid_months``: how long what was shown holds; only for the kind shown able.
    """

    names: Mapping[str, Sequence[str]]
    sentences: Mapping[str, Sequence[str]]
    kind: ScaleKind = ScaleKind.ORDERED
    valid_months: int | None = None

    def cleaned(self) -> "ScaleToMake":
        """Each name and sentence on one line, without spaces at its ends and control characters."""
        return replace(self, names=cleaned_levels(self.names), sentences=cleaned_levels(self.sentences))


def cleaned_levels(spoken: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(map(one_line, texts)) for language, texts in spoken.items()}
