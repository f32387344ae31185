"""Fit without compensation, the same whatever the order, and blind to who someone is."""

from dataclasses import fields
from inspect import signature
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kiem.engine.fit import FitCounts, Met, Wanted, counts, fit, in_order, place
from kiem.engine.gaps import Stop

COMPETENCES = [UUID(int=n) for n in range(6)]
stops = st.builds(Stop, st.sampled_from(["v1", "v2"]), st.integers(1, 4))
asked = st.dictionaries(st.sampled_from(COMPETENCES), st.tuples(stops, st.booleans()), min_size=1).map(
    lambda found: [Wanted(key, *value) for key, value in found.items()]
)
levels = st.dictionaries(st.sampled_from(COMPETENCES), stops)
people = st.dictionaries(st.uuids(), levels, max_size=6)


def _order(wanted: list[Wanted], found: dict[UUID, dict[UUID, Stop]]) -> list[UUID]:
    return in_order({id: fit(wanted, known) for id, known in found.items()})


@given(asked, people, st.randoms(use_true_random=False))
def test_in_whichever_order_people_and_requirements_come_the_order_is_the_same(
    wanted: list[Wanted], found: dict[UUID, dict[UUID, Stop]], draw: Random
) -> None:
    other, others = list(wanted), list(found.items())
    draw.shuffle(other)
    draw.shuffle(others)
    assert _order(other, dict(others)) == _order(wanted, found)


@given(asked, levels)
def test_more_than_what_is_asked_never_makes_up_for_what_is_not_met(
    wanted: list[Wanted], known: dict[UUID, Stop]
) -> None:
    """Everything that is met already goes to the top of the scale: the place stays the same."""
    met = {one.wanted.competence for one in fit(wanted, known) if one.is_met}
    higher = {key: Stop(stop.scale, 4) if key in met else stop for key, stop in known.items()}
    assert place(UUID(int=9), fit(wanted, higher)) == place(UUID(int=9), fit(wanted, known))


@given(asked, levels)
def test_one_essential_unmet_comes_after_whoever_meets_them_all(wanted: list[Wanted], known: dict[UUID, Stop]) -> None:
    whole = fit(wanted, {one.competence: one.at for one in wanted})
    some = fit(wanted, known)
    if any(one.is_unmet and one.wanted.essential for one in some):
        assert place(UUID(int=2**127), whole) < place(UUID(int=0), some)


@given(asked, levels)
def test_unknown_is_not_zero_and_not_met(wanted: list[Wanted], known: dict[UUID, Stop]) -> None:
    found = counts(fit(wanted, known))
    comparable = [one for one in wanted if one.competence in known and known[one.competence].scale == one.at.scale]
    assert found.met + found.short == len(comparable)
    assert found.unknown == len(wanted) - len(comparable)
    assert counts(fit(wanted, {})) == FitCounts(0, 0, len(wanted))


def test_essential_unknown_comes_before_essential_unmet_and_after_met() -> None:
    wanted = [Wanted(COMPETENCES[0], Stop("v1", 3), essential=True)]
    first, second, third = UUID(int=3), UUID(int=2), UUID(int=1)
    found = {
        third: {COMPETENCES[0]: Stop("v1", 2)},
        second: dict[UUID, Stop](),
        first: {COMPETENCES[0]: Stop("v1", 3)},
    }
    assert _order(wanted, found) == [first, second, third]


def test_name_sex_and_age_have_no_way_in() -> None:
    assert list(signature(fit).parameters) == ["wanted", "known"]
    assert list(signature(place).parameters) == ["id", "met"]
    assert [one.name for one in fields(Wanted)] == ["competence", "at", "essential"]
    assert [one.name for one in fields(Met)] == ["wanted", "gap"]
