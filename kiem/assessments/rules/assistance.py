"""When what someone opened to a union delegate is open. Pure."""

from datetime import date
from enum import StrEnum

from kiem.foundation.purposes import Purpose

PURPOSES_OF_ASSISTANCE = (Purpose.DEVELOPMENT, Purpose.APPRAISAL)
"""What can be opened: levels gathered to grow, or those determined in an evaluation. Each by itself."""


class AssistanceState(StrEnum):
    """Whether it is open, and if not, why not."""

    OPEN = "open"
    ENDED = "ended"
    OVER = "over"
    NO_DELEGATE = "no_delegate"
    LEADS = "leads"


def assistance_state(
    starts_on: date, ends_before: date, today: date, *, ended: bool, delegate_since: date | None, leads: bool
) -> AssistanceState:
    """``delegate_since``: from when the delegate holds the mandate today without a break; ``leads``: whether she leads.

    A mandate that ended and was given anew opens nothing again.

    >>> first, last = date(2026, 11, 1), date(2026, 12, 1)
    >>> assistance_state(first, last, date(2026, 11, 30), ended=False, delegate_since=first, leads=False)
    <AssistanceState.OPEN: 'open'>
    >>> assistance_state(first, last, last, ended=False, delegate_since=first, leads=False)
    <AssistanceState.OVER: 'over'>
    """
    if ended:
        return AssistanceState.ENDED
    if not starts_on <= today < ends_before:
        return AssistanceState.OVER
    if delegate_since is None or delegate_since > starts_on:
        return AssistanceState.NO_DELEGATE
    return AssistanceState.LEADS if leads else AssistanceState.OPEN
