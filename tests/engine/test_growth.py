"""How sure what others see is, and what moved between two looks."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiem.engine.growth import Look, Observed, Sure, how_sure, moved

sides = st.lists(st.builds(Observed, st.integers(1, 9), st.none() | st.integers(1, 9)), min_size=1, max_size=5)


def test_one_and_two_observers_are_an_indication_and_three_support() -> None:
    assert how_sure([Observed(1, 3)]) is Sure.INDICATION
    assert how_sure([Observed(1, 3), Observed(1, 3)]) is Sure.INDICATION
    assert how_sure([Observed(1, 3), Observed(1, 3), Observed(1, 2)]) is Sure.SUPPORTED


def test_wider_than_one_level_stays_an_indication_however_many_looked() -> None:
    assert how_sure([Observed(3, 1), Observed(9, 3)]) is Sure.INDICATION
    assert how_sure([Observed(9, None)]) is Sure.INDICATION


def test_without_an_observer_nothing_is_sure_and_a_test_establishes() -> None:
    assert how_sure([]) is Sure.NOBODY
    assert how_sure([], tested=True) is Sure.ESTABLISHED


@given(sides, st.randoms())
def test_in_which_order_sides_are_named_makes_nothing_surer(seen: list[Observed], draw: Random) -> None:
    shuffled = list(seen)
    draw.shuffle(shuffled)
    assert how_sure(shuffled) is how_sure(seen)


@given(sides)
def test_one_whose_views_differ_never_makes_it_surer(seen: list[Observed]) -> None:
    assert how_sure([*seen, Observed(4, None)]) is Sure.INDICATION


def test_what_moved_says_whether_the_same_looked_by_the_same() -> None:
    before = Look("v1", 2, "Bram", "a")
    assert moved(before, Look("v1", 2, "Els", "b")) is None
    more = moved(before, Look("v1", 3, "Bram", "b"))
    assert more and (more.by, more.other_rater, more.other_indicators) == (1, False, True)
    less = moved(before, Look("v1", 1, None, "a"))
    assert less and (less.by, less.other_rater, less.other_indicators) == (-1, None, False)


def test_levels_on_two_scales_are_not_compared() -> None:
    assert moved(Look("v1", 1, "Bram", "a"), Look("v2", 4, "Bram", "a")) is None
