"""Small groups, and small differences between groups, never show."""

from hypothesis import given
from hypothesis import strategies as st

from kiem.engine.agreement import most_see
from kiem.engine.disclosure import holds, shown_groups

_GROUPS = st.dictionaries(st.integers(0, 5), st.frozensets(st.integers(0, 13)), max_size=6)
_FEWEST = st.integers(4, 6)


@given(_GROUPS, _FEWEST)
def test_every_shown_group_and_every_difference_has_nobody_or_enough_people(
    looked: dict[int, frozenset[int]], fewest: int
) -> None:
    shown = shown_groups(looked, fewest)
    assert holds(shown.values(), fewest)
    assert all(people and people <= looked[question] for question, people in shown.items())


@given(_GROUPS, _FEWEST)
def test_what_is_hidden_cannot_be_found_by_taking_groups_together(
    looked: dict[int, frozenset[int]], fewest: int
) -> None:
    groups = list(shown_groups(looked, fewest).values())
    for one in groups:
        for other in groups:
            assert len(one & other) == 0 or len(one & other) >= fewest


@given(_GROUPS, _FEWEST)
def test_a_question_at_which_enough_people_looked_shows_unless_another_stands_in_its_way(
    looked: dict[int, frozenset[int]], fewest: int
) -> None:
    enough = {question for question, people in looked.items() if len(people) >= fewest}
    shown = shown_groups(looked, fewest)
    assert set(shown) <= enough
    assert bool(shown) == bool(enough)


def test_colleagues_who_all_looked_at_everything_show_everywhere() -> None:
    looked = {question: frozenset(range(6)) for question in "abc"}
    assert shown_groups(looked, 4) == looked


def test_someone_who_did_not_see_one_competence_speaks_on_none_of_those_beside_it() -> None:
    looked = {"a": frozenset(range(6)), "b": frozenset(range(5))}
    assert shown_groups(looked, 4) == {"a": frozenset(range(5)), "b": frozenset(range(5))}


def test_of_three_people_nothing_shows() -> None:
    assert shown_groups({"a": frozenset(range(3))}, 4) == {}


@given(st.lists(st.integers(1, 4), max_size=9))
def test_most_is_more_than_half_and_no_count_comes_with_it(positions: list[int]) -> None:
    seen = most_see(positions)
    assert (seen is None) == all(positions.count(each) * 2 <= len(positions) for each in positions)
    assert seen is None or positions.count(seen) * 2 > len(positions)
