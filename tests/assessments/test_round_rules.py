"""The rules of rounds: who is invited to look at whom, on what, and by which indicators."""

import uuid
from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from kiem.assessments.rules import (
    COMPETENCES_A_FORM,
    FEWEST_INVITED,
    MOST_INVITED,
    MOST_PEOPLE_A_YEAR,
    Invitation,
    Seen,
    Span,
    ToLookAt,
    anchor_span,
    by_default,
    invitations,
    looked_at,
)
from kiem.competences.rules import CompetenceKind
from kiem.engine.disclosure import holds
from kiem.profiles.rules import AskedLevel, Weight


def _person(number: int) -> uuid.UUID:
    return uuid.UUID(int=number)


@st.composite
def _houses(draw: st.DrawFn) -> tuple[list[ToLookAt], dict[uuid.UUID, int]]:
    people = [_person(number) for number in range(1, draw(st.integers(1, 24)) + 1)]
    room = {person: draw(st.integers(0, MOST_PEOPLE_A_YEAR)) for person in people}
    looked_at = draw(st.lists(st.sampled_from(people), unique=True))
    wanted = [
        ToLookAt(
            person, [other for other in people if other != person and draw(st.booleans())], draw(st.integers(1, 8))
        )
        for person in looked_at
    ]
    return wanted, room


@given(_houses())
def test_nobody_is_asked_too_much_or_in_too_small_a_group(house: tuple[list[ToLookAt], dict[uuid.UUID, int]]) -> None:
    wanted, room = house
    found = invitations(wanted, room)
    assert all(times <= room[looker] for looker, times in Counter(each.looker for each in found).items())
    groups: dict[tuple[uuid.UUID, int], set[uuid.UUID]] = defaultdict(set)
    for each in found:
        groups[each.subject, each.group].add(each.looker)
    candidates = {person.subject: set(person.candidates) for person in wanted}
    for (subject, _group), lookers in groups.items():
        assert FEWEST_INVITED <= len(lookers) <= MOST_INVITED
        assert lookers <= candidates[subject]
    assert len({(each.subject, each.looker) for each in found}) == len(found)
    for subject in candidates:
        assert holds((frozenset(people) for (of, _group), people in groups.items() if of == subject), 4)


@given(_houses())
def test_the_same_house_gives_the_same_invitations_whatever_the_order(
    house: tuple[list[ToLookAt], dict[uuid.UUID, int]],
) -> None:
    wanted, room = house
    turned = [ToLookAt(each.subject, list(reversed(each.candidates)), each.competences) for each in reversed(wanted)]
    assert set(invitations(turned, room)) == set(invitations(wanted, room))


@given(_houses())
def test_a_form_holds_at_most_three_competences_and_a_competence_at_least_six_people(
    house: tuple[list[ToLookAt], dict[uuid.UUID, int]],
) -> None:
    wanted, room = house
    number = {person.subject: person.competences for person in wanted}
    on: Counter[tuple[uuid.UUID, int]] = Counter()
    for each in invitations(wanted, room):
        places = each.places(number[each.subject])
        assert 1 <= len(places) <= COMPETENCES_A_FORM
        on.update((each.subject, place) for place in places)
    assert all(times >= FEWEST_INVITED for times in on.values())


def test_a_team_of_twelve_that_looks_at_itself_shares_the_work() -> None:
    team = [_person(number) for number in range(12)]
    wanted = [ToLookAt(person, [each for each in team if each != person], 6) for person in team]
    found = invitations(wanted, dict.fromkeys(team, MOST_PEOPLE_A_YEAR))
    times = Counter(each.looker for each in found)
    assert max(times.values()) - min(times.values()) <= 1
    assert set(looked_at(found, dict.fromkeys(team, 6)).values()) == {3}


def test_with_enough_colleagues_every_competence_is_looked_at() -> None:
    crowd = [_person(number) for number in range(1, 30)]
    found = invitations([ToLookAt(_person(0), crowd, 6)], dict.fromkeys(crowd, 1))
    assert looked_at(found, {_person(0): 6}) == {_person(0): 6}


def test_where_six_cannot_be_found_nobody_is_asked() -> None:
    five = [_person(number) for number in range(1, 6)]
    assert invitations([ToLookAt(_person(0), five, 6)], dict.fromkeys(five, 8)) == ()
    assert looked_at([], {_person(0): 6}) == {_person(0): 0}


def test_a_group_knows_its_competences() -> None:
    assert list(Invitation(_person(0), _person(1), 0).places(2)) == [1, 2]


@given(
    st.integers(1, 6),
    st.integers(2, 9),
    st.integers(1, 9),
    st.integers(0, 5),
    st.integers(0, 5),
    st.one_of(st.none(), st.integers(1, 9)),
)
def test_anchors_stay_on_the_scale_and_keep_what_was_looked_by(
    asked: int, size: int, low: int, anchors: int, ticked: int, position: int | None
) -> None:
    asked, low = min(asked, size), min(low, size)
    last = Seen(Span(low, low), anchors, min(ticked, anchors), position)
    span = anchor_span(asked, size, last)
    assert 1 <= span.low <= span.high <= size
    assert low in span
    assert asked in span


def test_what_is_not_ticked_is_not_said_so_that_it_does_not_widen() -> None:
    assert anchor_span(3, 4, Seen(Span(3, 3), anchors=2, ticked=0, position=3)) == Span(3, 3)
    assert anchor_span(3, 4, Seen(Span(3, 3), anchors=2, ticked=0, position=2)) == Span(2, 4)
    assert anchor_span(3, 4, Seen(Span(3, 3), anchors=2, ticked=1, position=4)) == Span(2, 4)


def _line(number: int, kind: CompetenceKind, weight: Weight = Weight.ESSENTIAL) -> AskedLevel:
    return AskedLevel(_person(number), _person(100 + number), str(number), kind, _person(999), 2, weight, ())


def test_by_default_four_core_competences_and_two_others_are_looked_at() -> None:
    core = [_line(number, CompetenceKind.CORE) for number in range(5)]
    desirable = _line(10, CompetenceKind.SHARED, Weight.DESIRABLE)
    others = [desirable, *(_line(number, CompetenceKind.SHARED) for number in (11, 12))]
    team = _line(20, CompetenceKind.TEAM)
    assert [line.name for line in by_default([*core, team, *others])] == ["0", "1", "2", "3", "11", "12"]
    assert [line.name for line in by_default([*core, desirable])] == ["0", "1", "2", "3", "4", "10"]
    assert [line.name for line in by_default([core[0], *others])] == ["0", "11", "12", "10"]
