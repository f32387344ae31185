"""My growth: what is asked of me, what is known, and where I can grow."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import itemgetter

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.assessments.queries import SeenOnce, seen_over_time, shares_with
from kiem.assessments.rules import Basis, is_shared_with_leader
from kiem.conversations.queries import last_talk
from kiem.engine.gaps import Standing
from kiem.foundation.errors import NotFound
from kiem.gaps.queries import Growth, growth_of
from kiem.gaps.rules import Candidate, next_step
from kiem.gaps.wording import day_words
from kiem.home.pages.agreed import AgreedStep, agreed_step
from kiem.home.pages.cards import Apart, Card, Seen, apart_of, cards_of, counts_of, legend_of
from kiem.home.wording import asked_words, in_sentence, known_words, later_sentence, listed
from kiem.organisation.access import Viewer
from kiem.organisation.queries import Around, LeaderOf, around
from kiem.profiles.rules import Weight
from kiem.ui.wording import track_words


@dataclass(frozen=True, slots=True)
class NextStep:
    """One suggestion, never a command; ``because`` says by which rule it was chosen."""

    name: str
    is_room_to_grow: bool
    to_level: str
    with_whom: str
    because: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is older than a leader's start, and whether she shows it. ``older``: how many levels that are."""

    leader_id: uuid.UUID
    leader: str
    since: date
    older: int
    shares: bool


@dataclass(frozen=True, slots=True)
class RoundAboutMe:
    """A closed round in which she was looked at: it opens to all that was seen."""

    subject_id: uuid.UUID
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class GrowthPage:
    """The growth page of the person herself. ``later``: what is asked otherwise from a later day, a sentence each.

    ``agreed``: the step she wrote in her last talk. Until its day nothing else is suggested.
    """

    given_name: str
    lead: str
    has_places: bool
    agreed: AgreedStep | None
    next_step: NextStep | None
    all_met: bool
    legend: SafeString
    cards: tuple[Card, ...]
    beyond: tuple[Card, ...]
    apart: tuple[Apart, ...]
    sharing: tuple[Sharing, ...]
    who: str
    until: date | None
    has_levels: bool
    rounds: tuple[RoundAboutMe, ...]
    later: tuple[str, ...]


def own_growth_page(viewer: Viewer) -> GrowthPage:
    """At most eight statements."""
    if viewer.person_id is None:
        raise NotFound
    growth = growth_of(viewer, viewer.person_id)
    rounds = seen_over_time(viewer)
    talk = last_talk(viewer, viewer.person_id)
    seen, agreed = Seen(rounds, growth.scales, talk), agreed_step(talk, viewer.today)
    is_agreed = agreed is not None and not agreed.is_past
    near = around(viewer.person_id, viewer.today)
    words = track_words()
    known, unknown, not_shared = counts_of(growth)
    lead = asked_words(growth.places, len(growth.lines)) if growth.lines else ""
    facts = [line.fact for line in growth.everything if line.fact]
    cards = cards_of("c", growth.lines, words, viewer.today, seen=seen)
    beyond = cards_of("b", growth.beyond, words, viewer.today, seen=seen)
    apart = apart_of(growth, words, viewer.today)
    return GrowthPage(
        given_name=growth.given_name,
        lead=f"{lead} {known_words(known, unknown, not_shared)}".strip() if lead else "",
        has_places=bool(growth.places),
        agreed=agreed,
        next_step=None if is_agreed else _next_step(growth, near),
        all_met=not is_agreed and bool(growth.lines) and all(line.gap.standing in _MET for line in growth.lines),
        legend=legend_of(words, cards, beyond, apart=apart),
        cards=cards,
        beyond=beyond,
        apart=apart,
        sharing=_sharing(growth, near, viewer),
        who=_who(near, viewer.today),
        until=max((f.valid_until for f in facts if f.basis is Basis.BROUGHT_IN and f.valid_until), default=None),
        has_levels=bool(facts),
        rounds=tuple(_rounds(rounds, viewer.today)),
        later=tuple(later_sentence(one, viewer.today) for one in growth.later),
    )


def _rounds(seen: Mapping[uuid.UUID, Iterable[SeenOnce]], today: date) -> list[RoundAboutMe]:
    """Each closed round once, the latest first."""
    found = {(one.closed_on, one.subject_id): one.round for one in chain.from_iterable(seen.values()) if one.closed_on}
    return [
        RoundAboutMe(subject, title, day_words(day, today))
        for (day, subject), title in sorted(found.items(), key=itemgetter(0), reverse=True)
    ]


_MET = (Standing.MET, Standing.OVER)


def _next_step(growth: Growth, near: Around) -> NextStep | None:
    places = {line.competence_id: place for place, line in enumerate(growth.lines, start=1)}
    candidates = [
        Candidate(line.asked, line.gap, line.fact is not None and line.fact.contested_at is not None)
        for line in growth.lines
        if line.asked
    ]
    chosen = next_step(candidates)
    if chosen is None:
        return None
    line = growth.lines[places[chosen.asked.competence_id] - 1]
    short = chosen.gap.standing is Standing.SHORT
    leaders = listed([leader.name.split()[0] for leader in near.leaders])
    return NextStep(
        name=in_sentence(line.name),
        is_room_to_grow=short,
        to_level=line.stops[chosen.asked.position - 1],
        with_whom=leaders or _("your manager"),
        because=_because(short, chosen.asked.weight is Weight.ESSENTIAL),
        anchor=f"c{places[chosen.asked.competence_id]}",
    )


def _because(short: bool, essential: bool) -> str:
    if short and essential:
        return _(
            "Your job cannot do without this competence, and of those where there is room to grow the asked level is "
            "nearest here. Core competences come first, then the alphabet."
        )
    if short:
        return _("Everything your job cannot do without is at the asked level or beyond; this one helps in your job.")
    return _(
        "Wherever something is known of what your job cannot do without, it is at the asked level. Of this competence "
        "nothing is known yet. Core competences come first, then the alphabet."
    )


def _sharing(growth: Growth, near: Around, viewer: Viewer) -> tuple[Sharing, ...]:
    """Only for leaders for whom there is something older, or with whom it is shared already."""
    shared = shares_with(growth.person_id, [leader.person_id for leader in near.leaders]) if near.leaders else set()
    facts = [line.fact for line in (*growth.lines, *growth.beyond) if line.fact]
    found = []
    for leader in near.leaders:
        seen = [
            is_shared_with_leader(fact.purpose, fact.observed_on, leader.since, shared_by_employee=False)
            for fact in facts
        ]
        shares, older = leader.person_id in shared, seen.count(False)
        if older or shares:
            found.append(Sharing(leader.person_id, leader.name, leader.since, older, shares))
    return tuple(found)


def _who(near: Around, today: date) -> str:
    """Who can see this page's levels, by name; to which delegate she opened it stands on a page of its own."""
    said = [_("you"), *(_leader(leader, today) for leader in near.leaders)]
    if near.advisers:
        names = listed(near.advisers)
        said.append(_("%(names)s (HR department), only after saying why") % {"names": names})
    return listed([*said, _("a union delegate, only while you open it to her or him")])


def _leader(leader: LeaderOf, today: date) -> str:
    day = day_words(leader.since, today)
    return _("%(name)s (your manager since %(day)s)") % {"name": leader.name, "day": day}
