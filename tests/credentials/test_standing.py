"""What allowed, able and entrusted come to, each apart, and who of a team may do an act."""

from datetime import date, timedelta

import pytest

from kiem.credentials.queries import acts_on, cover_of, standings_of
from kiem.credentials.rules import State, Three
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from tests.acts import INSULIN, MEDICATION, Acts
from tests.cast import TODAY, Cast


@pytest.fixture
def acts(cast: Cast) -> Acts:
    return Acts(cast)


def of(acts: Acts, name: str = "anna", act: str = MEDICATION, today: date = TODAY) -> Three:
    acts.cast.use(Use.CERTIFICATION)
    person = acts.cast.people[name]
    return standings_of([person], acts_on(today), today)[person][acts.acts[act]]


def test_what_nobody_noted_is_unknown_and_never_taken_for_granted(acts: Acts) -> None:
    known = of(acts)
    assert (known.allowed.state, known.able.state, known.entrusted.state) == (State.UNKNOWN, State.UNKNOWN, State.NONE)
    assert known.practised_on is None
    assert not known.may


def test_an_act_that_no_licence_allows_is_only_done_when_entrusted(acts: Acts) -> None:
    acts.licence()
    acts.shown(act=INSULIN)
    assert of(acts, act=INSULIN).allowed.state is State.NONE
    assert not of(acts, act=INSULIN).may
    acts.entrusted(act=INSULIN)
    assert of(acts, act=INSULIN).may


def test_allowed_alone_or_able_alone_is_not_enough(acts: Acts) -> None:
    acts.licence("anna")
    acts.shown("fatou")
    assert not of(acts, "anna").may
    assert not of(acts, "fatou").may
    acts.shown("anna")
    assert of(acts, "anna").may


def test_a_licence_holds_until_its_last_day_and_the_last_look_counts(acts: Acts) -> None:
    acts.licence(ends_before=TODAY, checked_on=TODAY - timedelta(days=30))
    assert of(acts).allowed.state is State.EXPIRED
    assert of(acts).allowed.until == TODAY
    acts.licence(ends_before=date(2028, 1, 1))
    assert of(acts).allowed.state is State.VALID
    assert of(acts).allowed.until == date(2028, 1, 1)


def test_ability_is_looked_at_again_by_the_term_that_held_when_it_was_shown(acts: Acts) -> None:
    acts.shown(shown_on=date(2024, 11, 24))
    assert of(acts).able.until == date(2026, 11, 24)
    assert of(acts).able.state is State.VALID
    assert of(acts, today=date(2026, 11, 24)).able.state is State.EXPIRED


def test_a_stopped_clock_moves_the_review_by_the_days_it_stood_still(acts: Acts) -> None:
    acts.shown(shown_on=date(2024, 11, 24))
    acts.stopped(starts_on=date(2026, 11, 14), ends_before=date(2027, 2, 1))
    assert of(acts).able.until == date(2027, 2, 11)
    assert of(acts, today=date(2027, 2, 10)).able.state is State.VALID
    assert of(acts, today=date(2027, 2, 11)).able.state is State.EXPIRED


def test_a_suspended_act_is_not_done_and_the_other_two_stay(acts: Acts) -> None:
    acts.licence()
    given = acts.entrusted()
    assert of(acts).may
    acts.suspended(given.id)
    known = of(acts)
    assert (known.allowed.state, known.entrusted.state, known.may) == (State.VALID, State.SUSPENDED, False)


def test_a_leader_is_told_who_of_her_unit_may_do_each_act(acts: Acts) -> None:
    acts.licence("anna")
    acts.shown("anna")
    acts.entrusted("fatou")
    acts.licence("farid", number="9")
    acts.shown("farid")
    bram = acts.cast.viewer("bram", "leader", Use.DEVELOPMENT)
    cover = {each.act: each for each in cover_of(bram, acts.cast.units["De Linde"])}
    people = acts.cast.people
    assert set(cover[MEDICATION].may) == {people["anna"], people["fatou"]}
    assert cover[MEDICATION].of == 5
    assert cover[INSULIN].may == ()


@pytest.mark.parametrize(
    ("name", "role", "use", "unit"),
    [
        ("bram", "leader", Use.DEVELOPMENT, "De Beuk"),
        ("bram", "leader", Use.APPRAISAL, "De Linde"),
        ("bram", "leader", Use.OWN_DATA, "De Linde"),
        ("bram", "employee", Use.DEVELOPMENT, "De Linde"),
        ("elke", "leader", Use.DEVELOPMENT, "De Linde"),
        ("elke", "director", Use.CERTIFICATION, "De Linde"),
        ("dries", "delegate", Use.CERTIFICATION, "De Linde"),
        ("hamid", "administrator", Use.CERTIFICATION, "De Linde"),
    ],
)
def test_nobody_else_is_told_and_no_other_use(acts: Acts, name: str, role: str, use: Use, unit: str) -> None:
    acts.everything_of("anna")
    with pytest.raises(NotFound):
        cover_of(acts.cast.viewer(name, role, use), acts.cast.units[unit])


def test_the_number_of_statements_is_fixed(acts: Acts, django_assert_num_queries: object) -> None:
    for name in ("anna", "fatou", "dries"):
        acts.everything_of(name)
    bram = acts.cast.viewer("bram", "leader", Use.DEVELOPMENT)
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django gives it no type
        cover_of(bram, acts.cast.units["De Linde"])
