"""Names in a file, held against the names that exist."""

from hypothesis import given
from hypothesis import strategies as st

from kiem.exchange.reading.names import Ambiguous, Exact, NameOrder, Unknown, match_names, nearest_names, split_name

PEOPLE = [("Anna Peeters", 1), ("Bram Maes", 2), ("Zoë Claes", 3), ("Jan Maes", 4), ("Jan Maes", 5)]


def test_case_accents_and_the_order_of_words_do_not_matter() -> None:
    found = match_names(["Peeters, Anna", "CLAES zoe"], PEOPLE, any_order=True)
    assert found == {"Peeters, Anna": Exact(1), "CLAES zoe": Exact(3)}


def test_order_matters_for_competences() -> None:
    assert isinstance(match_names(["Plannen zorg"], [("Zorg plannen", 1)])["Plannen zorg"], Unknown)


def test_two_people_of_one_name_are_ambiguous_and_none_is_chosen() -> None:
    assert match_names(["Maes Jan"], PEOPLE, any_order=True) == {"Maes Jan": Ambiguous((4, 5))}


def test_an_unknown_name_comes_with_those_that_are_near() -> None:
    assert match_names(["Zorgkundge"], [("Zorgkundige", 1), ("Kok", 2)]) == {"Zorgkundge": Unknown(("Zorgkundige",))}
    assert match_names(["Xyz"], [("Zorgkundige", 1)]) == {"Xyz": Unknown(())}


def test_only_what_the_caller_gives_is_ever_named() -> None:
    found = match_names(["Farid Amrani"], [("Anna Peeters", 1)], any_order=True)["Farid Amrani"]
    assert found == Unknown(())


def test_one_thing_under_two_names_is_one_candidate() -> None:
    assert match_names(["overleg"], [("Overleg", 7), ("overleg", 7)]) == {"overleg": Exact(7)}


def test_the_nearest_comes_first() -> None:
    assert nearest_names("sterkk", ["zwak", "sterk", "sterker"]) == ("sterk", "sterker")


@given(st.text(min_size=1), st.sampled_from(NameOrder))
def test_no_part_of_a_name_is_lost_or_blank(name: str, order: NameOrder) -> None:
    found = split_name(name, order)
    if found:
        assert found.given.strip() and found.family.strip()
        words = sorted(name.replace(",", " ", 1).split())
        assert sorted(f"{found.given} {found.family}".split()) == words
