"""What a fact about a person may be used for: the matrix in plain words, for everyone."""

from dataclasses import dataclass

from kiem.foundation.purposes import MATRIX, Reach, Use
from kiem.gaps.wording import purpose_words, use_words
from kiem.home.wording import reach_words


@dataclass(frozen=True, slots=True)
class PurposeRow:
    """What was gathered for one purpose. Its cells: the use, how far it reaches in words, and whether all the way."""

    purpose: str
    cells: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class PurposesPage:
    uses: tuple[str, ...]
    rows: tuple[PurposeRow, ...]
    smallest_view: int
    smallest_count: int


def purposes_page(smallest_view: int, smallest_count: int) -> PurposesPage:
    """No statements: the same table that the database keeps to."""
    uses: tuple[Use, ...] = tuple(next(iter(MATRIX.values())))
    return PurposesPage(
        uses=tuple(use_words(use) for use in uses),
        rows=tuple(
            PurposeRow(
                purpose_words(purpose),
                tuple((use_words(use), reach_words(row[use]), row[use] is Reach.YES) for use in uses),
            )
            for purpose, row in MATRIX.items()
        ),
        smallest_view=smallest_view,
        smallest_count=smallest_count,
    )
