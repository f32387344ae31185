"""Numbers of days that were agreed on, and by what they hold."""

import tomllib
from functools import cache
from pathlib import Path

from kiem.conversations.models import AgreedTerm
from kiem.conversations.rules import DatedTerm, Term

_SHIPPED = Path(__file__).parent.parent.joinpath("starter", "terms.toml")


@cache
def shipped_terms() -> tuple[DatedTerm, ...]:
    """What holds where an organisation agreed on nothing else."""
    rows = tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))["term"]
    return tuple(DatedTerm(Term(row["term"]), row["days"], row["starts_on"], row["source"]) for row in rows)


def agreed_terms() -> tuple[DatedTerm, ...]:
    """Every term, those of the organisation after those that are shipped. One statement."""
    rows = AgreedTerm.objects.order_by("starts_on").values_list("term", "days", "starts_on", "source")
    return (*shipped_terms(), *(DatedTerm(Term(term), days, start, source) for term, days, start, source in rows))
