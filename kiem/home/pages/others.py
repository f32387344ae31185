"""Someone's growth for another reader.

Her leader, an HR adviser who opened it for a use and said why, or a union delegate to whom she opened it herself.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString

from kiem.assessments.queries import seen_of_assisted
from kiem.conversations.queries import last_talk
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import Growth, growth_of, growth_of_assisted
from kiem.gaps.wording import use_words
from kiem.home.pages.agreed import AgreedStep, agreed_step
from kiem.home.pages.cards import UNSEEN, Apart, Card, Seen, apart_of, cards_of, counts_of, legend_of
from kiem.home.queries import reasons_given
from kiem.home.wording import asked_words, known_words
from kiem.organisation.access import Viewer
from kiem.ui.wording import track_words


@dataclass(frozen=True, slots=True)
class OthersGrowthPage:
    """A person's growth, to read only. ``since`` for a leader, ``use`` and ``reason`` for an HR adviser.

    ``until``: for a union delegate, the last day on which it is open. ``agreed``: what their last talk left, for the
    leader who held it.

    ``opens_facts``: whether the use opens levels at all; selection opens none.
    """

    person_id: uuid.UUID
    name: str
    given_name: str
    lead: str
    has_places: bool
    legend: SafeString
    cards: tuple[Card, ...]
    beyond: tuple[Card, ...]
    apart: tuple[Apart, ...]
    opens_facts: bool
    since: date | None = None
    use: str = ""
    reason: str = ""
    until: date | None = None
    agreed: AgreedStep | None = None


def member_growth_page(viewer: Viewer, person_id: uuid.UUID) -> OthersGrowthPage:
    """For her leader. Raises NotFound for anyone whom this viewer does not lead directly today."""
    page = _page(growth_of(viewer, person_id), viewer)
    return replace(page, agreed=agreed_step(last_talk(viewer, person_id), viewer.today))


def opened_growth_page(viewer: Viewer, person_id: uuid.UUID) -> OthersGrowthPage | None:
    """For an HR adviser; None while she has not opened this person for this use today."""
    try:
        growth = growth_of(viewer, person_id)
    except NotFound:
        return None
    return _page(growth, viewer, use_words(viewer.use), reasons_given(viewer, person_id))


def assisted_growth_page(viewer: Viewer, assistance_id: uuid.UUID) -> OthersGrowthPage:
    """For a union delegate to whom she opened it. Raises NotFound when it is not open, or for another use."""
    growth, assisted = growth_of_assisted(viewer, assistance_id)
    seen = Seen(seen_of_assisted(viewer, assisted), growth.scales)
    page = _page(growth, viewer, use_words(viewer.use), seen=seen)
    return replace(page, until=assisted.last_day)


def _page(growth: Growth, viewer: Viewer, use: str = "", reason: str = "", *, seen: Seen = UNSEEN) -> OthersGrowthPage:
    words = track_words(reader_is_employee=False)
    lead = asked_words(growth.places, len(growth.lines), name=growth.given_name) if growth.lines else ""
    opens = growth.purpose is not None
    known = known_words(*counts_of(growth)) if lead and opens else ""
    cards = cards_of("c", growth.lines if opens else (), words, viewer.today, seen=seen, behind=True)
    beyond = cards_of("b", growth.beyond, words, viewer.today, seen=seen, behind=True)
    apart = apart_of(growth, words, viewer.today, behind=True)
    return OthersGrowthPage(
        person_id=growth.person_id,
        name=growth.name,
        given_name=growth.given_name,
        lead=f"{lead} {known}".strip(),
        has_places=bool(growth.places),
        legend=legend_of(words, cards, beyond, apart=apart) if opens else SafeString(),
        cards=cards,
        beyond=beyond,
        apart=apart,
        opens_facts=opens,
        since=growth.since,
        use=use,
        reason=reason,
    )
