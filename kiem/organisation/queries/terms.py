"""Numbers of days and months that were agreed on, and by what they hold."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from kiem.organisation.models import AgreedTerm
from kiem.organisation.rules import DatedTerm, Term, holding

_SHIPPED = Path(__file__).parent.parent.joinpath("starter", "terms.toml")


@cache
def shipped_terms() -> tuple[DatedTerm, ...]:
    """What holds where an organisation agreed on nothing else."""
    rows = tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))["term"]
    return tuple(DatedTerm(Term(row["term"]), row["number"], row["starts_on"], row["source"]) for row in rows)


def agreed_terms() -> tuple[DatedTerm, ...]:
    """Every term, those of the organisation after those that are shipped. One statement."""
    rows = AgreedTerm.objects.order_by("starts_on").values_list("term", "number", "starts_on", "source")
    return (*shipped_terms(), *(DatedTerm(Term(term), number, day, source) for term, number, day, source in rows))


def term_on(term: Term, on: date) -> DatedTerm:
    """The term that holds on a day. One statement."""
    return holding(term, on, agreed_terms())
