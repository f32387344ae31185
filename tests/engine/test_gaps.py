"""What is asked beside what is known: no compensation, and unknown is not zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiem.engine.gaps import MET, NOT_ASKED, UNKNOWN, Gap, Standing, Stop, distribution, gap, gaps

stops = st.builds(Stop, st.sampled_from(["v1", "v2"]), st.integers(1, 9))
maybe = st.none() | stops


def test_an_unknown_level_is_not_a_gap_of_zero() -> None:
    assert gap(Stop("v1", 1), None) == UNKNOWN
    assert gap(Stop("v1", 1), None) != gap(Stop("v1", 1), Stop("v1", 1))


def test_short_and_over_say_by_how_many_stops() -> None:
    assert gap(Stop("v1", 4), Stop("v1", 1)) == Gap(Standing.SHORT, 3)
    assert gap(Stop("v1", 1), Stop("v1", 3)) == Gap(Standing.OVER, 2)


def test_levels_of_another_version_of_the_scale_are_not_compared() -> None:
    assert gap(Stop("v2", 3), Stop("v1", 3)).standing is Standing.OTHER_SCALE


def test_what_is_not_shared_says_nothing_about_the_level() -> None:
    asked = Stop("v1", 2)
    assert {gap(asked, Stop("v1", n), shared=False) for n in range(1, 5)} == {gap(asked, None, shared=False)}


def test_what_is_not_asked_is_never_short() -> None:
    assert gap(None, Stop("v1", 1)) == NOT_ASKED


def test_being_over_in_one_competence_makes_up_for_nothing_in_another() -> None:
    found = gaps([Stop("v1", 2), Stop("v1", 2)], [Stop("v1", 4), Stop("v1", 1)])
    assert [one.standing for one in found] == [Standing.OVER, Standing.SHORT]


def test_rows_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        gaps([Stop("v1", 2)], [])


@given(asked=maybe, known=maybe, shared=st.booleans())
def test_a_gap_has_steps_exactly_when_short_or_over(asked: Stop | None, known: Stop | None, shared: bool) -> None:
    found = gap(asked, known, shared=shared)
    assert (found.by > 0) == (found.standing in {Standing.SHORT, Standing.OVER})


@given(st.lists(st.tuples(maybe, maybe, st.booleans())))
def test_every_person_who_is_asked_is_counted_once(rows: list[tuple[Stop | None, Stop | None, bool]]) -> None:
    counts = distribution(gap(asked, known, shared=shared) for asked, known, shared in rows)
    parts = (counts.at_level, counts.short, counts.unknown, counts.other_scale, counts.not_shared)
    assert sum(parts) == counts.asked == sum(asked is not None for asked, _, _ in rows)


def test_who_is_beyond_counts_as_at_level_and_who_is_unknown_does_not() -> None:
    counts = distribution([MET, Gap(Standing.OVER, 1), UNKNOWN, Gap(Standing.SHORT, 1)])
    assert (counts.asked, counts.at_level, counts.unknown, counts.short) == (4, 2, 1, 1)
