"""Words and small decisions about who works where. Pure."""

from kiem.organisation.rules.about import (
    LONGEST_CLIENT_WORD,
    Apart,
    Body,
    ClientWord,
    Sector,
    Size,
    why_not_together,
)
from kiem.organisation.rules.bringing_in import (
    BringInProblem,
    BringInReason,
    BringInSummary,
    Counts,
    PersonToBringIn,
)
from kiem.organisation.rules.days import FIRST_DAY, LAST_DAY, Span, day_after, last_day, span
from kiem.organisation.rules.documents import DOCUMENT_SOURCES, DocumentRule, document_languages, nearest
from kiem.organisation.rules.names import plain, sort_key, tidy
from kiem.organisation.rules.shares import percentage, share_from_text
from kiem.organisation.rules.terms import (
    CHOICE_OF_KIEM,
    LONGEST_SOURCE,
    MOST,
    UNITS,
    DatedTerm,
    Term,
    TermUnit,
    holding,
    months_later,
)
from kiem.organisation.rules.tree import children_of, in_tree_order, path_to, with_all_below, would_make_a_cycle
from kiem.organisation.rules.words import (
    ROLE_OF_MANDATE,
    ROLES_NEEDING_SECOND_FACTOR,
    UNIT_MANDATES,
    MandateKind,
    PlacementKind,
    Role,
)

__all__ = [
    "CHOICE_OF_KIEM",
    "DOCUMENT_SOURCES",
    "FIRST_DAY",
    "LAST_DAY",
    "LONGEST_CLIENT_WORD",
    "LONGEST_SOURCE",
    "MOST",
    "ROLES_NEEDING_SECOND_FACTOR",
    "ROLE_OF_MANDATE",
    "UNITS",
    "UNIT_MANDATES",
    "Apart",
    "Body",
    "BringInProblem",
    "BringInReason",
    "BringInSummary",
    "ClientWord",
    "Counts",
    "DatedTerm",
    "DocumentRule",
    "MandateKind",
    "PersonToBringIn",
    "PlacementKind",
    "Role",
    "Sector",
    "Size",
    "Span",
    "Term",
    "TermUnit",
    "children_of",
    "day_after",
    "document_languages",
    "holding",
    "in_tree_order",
    "last_day",
    "months_later",
    "nearest",
    "path_to",
    "percentage",
    "plain",
    "share_from_text",
    "sort_key",
    "span",
    "tidy",
    "why_not_together",
    "with_all_below",
    "would_make_a_cycle",
]
