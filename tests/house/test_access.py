"""Every address x everyone of the cast: who gets in, and that a refusal tells nothing."""

from collections import Counter

import pytest
from django.urls import resolve, reverse

from kiem.accounts.models import Membership
from tests.cast import NOW
from tests.house.access.asking import Answer, ask, ask_path
from tests.house.access.cases import Case, cases, nowhere
from tests.house.access.columns import WHO, browser
from tests.house.access.furnished import House
from tests.house.access.matrix import METHODS, differences, leave, matrix
from tests.house.access.routes import routes

SIGN_IN = ("/account/login/", "/account/reauthenticate/", "/welcome/", "/account/2fa/reauthenticate/")
NEED_A_SECOND_FACTOR = ("bram", "carla", "dries", "elke", "hamid")
REFUSED = ("anna", "bram", "carla", "elke_leads", "farid", "hamid", "zara")


def test_every_address_has_a_name_of_its_own_and_a_row() -> None:
    names = Counter(route.name for route in routes())
    assert [name for name, number in names.items() if number > 1 or not name] == []
    for who, statuses in matrix().items():
        for method in METHODS:
            rows = {row.partition("+")[0] for row in statuses[method]}
            assert rows == set(names), f"{who} {method}: an address without a row, or a row without an address"


@pytest.mark.parametrize("who", WHO)
def test_everyone_gets_the_answer_that_the_matrix_says(house: House, who: str) -> None:
    client, expected = browser(house.cast, who), matrix()[who]
    found: dict[str, dict[str, int]] = {method: {} for method in METHODS}
    astray = []
    for case in cases(house):
        for method in case.methods:
            answer = ask(client, method, case.name, case.arguments, case.body)
            found[method][case.key] = answer.status
            astray += _sent_astray(who, method, case, answer)
    leave(who, found)
    wrong = differences(found, expected)
    assert wrong == [], "python -m tests.house.access.matrix writes what was found beside the matrix"
    assert astray == []


def _sent_astray(who: str, method: str, case: Case, answer: Answer) -> list[str]:
    """A page of the organisation sends nobody to sign in but who is not, and everybody who is not."""
    if answer.status != 302 or not hasattr(resolve(reverse(case.name, kwargs=dict(case.arguments))).func, "screen"):
        return []
    to_sign_in = answer.where_to.partition("?")[0] in SIGN_IN
    return [] if to_sign_in == (who == "anonymous") else [f"{method} {case.key}: to {answer.where_to}"]


@pytest.mark.parametrize("who", REFUSED)
def test_what_is_not_allowed_looks_like_what_is_not_there(house: House, who: str) -> None:
    client, expected = browser(house.cast, who), matrix()[who]
    for case in cases(house):
        for method in case.methods:
            if expected[method].get(case.key) == 404 and case.name != "demo:enter":
                refused = ask(client, method, case.name, case.arguments, case.body)
                missing = ask(client, method, case.name, nowhere(case), case.body)
                assert refused == missing, f"{method} {case.key} tells that it is there"


@pytest.mark.parametrize("who", NEED_A_SECOND_FACTOR)
def test_without_a_second_factor_nothing_of_the_organisation_is_shown(house: House, who: str) -> None:
    client, expected = browser(house.cast, who, second_factor=False), matrix()[who]["GET"]
    for case in cases(house):
        is_screen = hasattr(resolve(reverse(case.name, kwargs=dict(case.arguments))).func, "screen")
        if is_screen and expected[case.key] in (200, 302):
            answer = ask(client, "GET", case.name, case.arguments)
            assert (answer.status, answer.where_to) == (302, "/second-factor/"), case.key


def test_a_stolen_session_of_someone_who_left_opens_nothing(house: House) -> None:
    client = browser(house.cast, "anna")
    assert ask_path(client, "GET", "/growth/").status == 200
    Membership.objects.filter(id=house.cast.memberships["anna"]).update(ended_at=NOW)
    assert ask_path(client, "GET", "/growth/").where_to.startswith("/account/login/")
