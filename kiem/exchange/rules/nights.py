"""Whether a list that came through the folder is brought in at night, and if not why it waits. Pure."""

from dataclasses import dataclass

from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.report import Report
from kiem.exchange.rules.steps import Waits


@dataclass(frozen=True, slots=True)
class Let:
    """What an HR adviser said of files with these headers. ``most_ends``: so many may be proposed to end."""

    by_itself: bool = False
    most_ends: int = 0


def why_it_waits(report: Report, let: Let) -> Waits | None:
    """None: what is new in it may be brought in now.

    >>> why_it_waits(Report(rows=1, writes=1), Let(by_itself=True)) is None
    True
    >>> why_it_waits(Report(rows=1, writes=1), Let()).value
    'not_let'
    """
    if report.problem_count:
        return Waits.REFUSED
    if len(report.ends) > let.most_ends and (let.by_itself or report.ends):
        return Waits.MORE_ENDS if let.by_itself else Waits.NOT_LET
    if not let.by_itself and not report.already:
        return Waits.NOT_LET
    return None


def is_undated(outline: Outline, *, dated: bool) -> bool:
    """Whether someone must still say since when people work here."""
    return bool(outline.undated) and not dated
