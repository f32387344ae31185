"""The addresses of assessments: for the person herself, and nobody else."""

import uuid

import pytest

from kiem.assessments.models import Contest, Level, Sharing
from kiem.foundation.purposes import Use
from tests.cast import Cast
from tests.make import Make


@pytest.fixture
def level(cast: Cast) -> uuid.UUID:
    Make(cast).de_linde()
    cast.use(Use.OWN_DATA, "anna")
    return Level.objects.filter(person=cast.people["anna"]).order_by("id").values_list("id", flat=True)[0]


def test_anna_says_that_a_level_is_wrong_and_comes_back_to_her_growth(cast: Cast, level: uuid.UUID) -> None:
    client = cast.client("anna")
    assert client.get(f"/levels/{level}/contest/").status_code == 200
    answer = client.post(f"/levels/{level}/contest/", {"words": "Dat was vroeger."})
    assert (answer.status_code, answer["Location"]) == (302, "/growth/")
    assert "Dat was vroeger." in client.get("/growth/").content.decode()


def test_what_was_typed_stays_when_it_is_refused(cast: Cast, level: uuid.UUID) -> None:
    words = "woord " * 120
    answer = cast.client("anna").post(f"/levels/{level}/contest/", {"words": words})
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert not Contest.objects.exists()


def test_a_second_time_is_refused_with_a_sentence(cast: Cast, level: uuid.UUID) -> None:
    client = cast.client("anna")
    client.post(f"/levels/{level}/contest/", {"words": "Eerst"})
    assert client.post(f"/levels/{level}/contest/", {"words": "Nog eens"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "role"), [("fatou", ""), ("bram", "leader"), ("carla", "hr"), ("dries", "delegate"), ("zara", "")]
)
def test_the_level_of_someone_else_is_not_found(cast: Cast, level: uuid.UUID, name: str, role: str) -> None:
    client = cast.client(name, role)
    assert client.get(f"/levels/{level}/contest/").status_code == 404
    assert client.post(f"/levels/{level}/contest/", {"words": "x"}).status_code == 404
    cast.use(Use.KEEPING)
    assert not Contest.objects.exists()


def test_anna_shares_with_bram_and_stops(cast: Cast, level: uuid.UUID) -> None:
    client, bram = cast.client("anna"), cast.people["bram"]
    for choice, shares in (("yes", True), ("no", False)):
        assert client.post(f"/sharing/{bram}/", {"shares": choice}).status_code == 302
        cast.use(Use.OWN_DATA, "anna")
        latest = Sharing.objects.order_by("id").last()
        assert latest is not None
        assert latest.shares is shares


@pytest.mark.parametrize("shares", ["", "maybe"])
def test_a_forged_choice_gets_nothing(cast: Cast, level: uuid.UUID, shares: str) -> None:
    assert cast.client("anna").post(f"/sharing/{cast.people['bram']}/", {"shares": shares}).status_code == 404


def test_sharing_by_following_a_link_is_not_possible(cast: Cast, level: uuid.UUID) -> None:
    assert cast.client("anna").get(f"/sharing/{cast.people['bram']}/").status_code == 405


def test_who_is_not_signed_in_is_sent_to_sign_in(cast: Cast, level: uuid.UUID) -> None:
    from django.test import Client

    assert Client().get(f"/levels/{level}/contest/").status_code == 302
