"""Who may do which act: the reads other slices may use."""

from kiem.credentials.queries.acts import ActRow, acts_on, all_terms, assessors_on, kinds, kinds_of, terms_on, the_act
from kiem.credentials.queries.standing import (
    COVER,
    Cover,
    cover_from,
    cover_of,
    facts_of,
    placed_people,
    require_open,
    standings_of,
)

__all__ = [
    "COVER",
    "ActRow",
    "Cover",
    "acts_on",
    "all_terms",
    "assessors_on",
    "cover_from",
    "cover_of",
    "facts_of",
    "kinds",
    "kinds_of",
    "placed_people",
    "require_open",
    "standings_of",
    "terms_on",
    "the_act",
]
