"""The five questions about an organisation, and which roles one person may hold together."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import Organisation
from kiem.organisation.actions import add_person, answer_about_us, end_mandate, give_mandate, place_person
from kiem.organisation.queries import about_us
from kiem.organisation.rules import Body, ClientWord, MandateKind, PlacementKind, Sector, Size
from tests.cast import NOW, TODAY, Cast

ANSWERS = {
    "sector": "disability",
    "languages": ["nl"],
    "size": "under_100",
    "bodies": ["committee", "union_delegation"],
    "client_word": "client",
    "own_client_word": "",
}


def test_hr_answers_and_later_answers_replace_them(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    assert client.post("/organisation/questions/", ANSWERS).headers["Location"] == "/"
    own = {**ANSWERS, "languages": ["fr", "nl"], "bodies": [], "client_word": "own", "own_client_word": " gast "}
    assert client.post("/organisation/questions/", own).status_code == 302
    cast.viewer("carla", "hr")
    kept = about_us()
    assert kept is not None
    assert (kept.sector, kept.bodies, kept.client_word, kept.own_client_word) == ("disability", [], "own", "gast")
    assert Organisation.objects.get(id=cast.organisation).languages == ["nl", "fr"], "the first stays first"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sector", ""),
        ("sector", "circus"),
        ("languages", []),
        ("languages", ["xx"]),
        ("size", "12"),
        ("bodies", ["parliament"]),
        ("client_word", ""),
        ("own_client_word", "x" * 41),
    ],
)
def test_an_answer_that_is_none_keeps_nothing(cast: Cast, field: str, value: object) -> None:
    answer = cast.client("carla", "hr").post("/organisation/questions/", {**ANSWERS, field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    cast.viewer("carla", "hr")
    assert about_us() is None


def test_who_chooses_another_word_writes_it(cast: Cast) -> None:
    posted = {**ANSWERS, "client_word": "own", "own_client_word": "  "}
    answer = cast.client("carla", "hr").post("/organisation/questions/", posted)
    assert answer.status_code == 422
    assert "own_client_word" in answer.context["form"].errors


def test_only_hr_answers(cast: Cast) -> None:
    answers: dict[str, Any] = {
        "sector": Sector.OTHER,
        "languages": ["nl"],
        "size": Size.UNDER_20,
        "bodies": [Body.COMMITTEE],
        "client_word": ClientWord.USER,
        "own_client_word": "",
    }
    with pytest.raises(NotAllowed):
        answer_about_us(**answers, by=cast.viewer("elke", "director"), at=NOW)


def test_in_a_small_house_one_person_is_hr_and_director_and_leads(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    give_mandate(cast.people["carla"], MandateKind.DIRECTOR, starts_on=TODAY, by=by, at=NOW)
    unit = cast.units["De Linde nacht"]
    end = TODAY + timedelta(days=1)
    give_mandate(
        cast.people["carla"], MandateKind.SUBSTITUTE, unit=unit, starts_on=TODAY, ends_before=end, by=by, at=NOW
    )
    assert set(cast.viewer("carla", "hr").roles) >= {"hr", "director"}


def test_from_a_hundred_people_on_they_are_two(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    job, unit = next(iter(cast.jobs.values())), next(iter(cast.units.values()))
    for number in range(100):
        person = add_person(f"Nr {number}", "Mens", by=by, at=NOW)
        kind = PlacementKind.EMPLOYEE
        place_person(person.id, unit=unit, job=job, share=Decimal(1), kind=kind, starts_on=TODAY, by=by, at=NOW)
    with pytest.raises(CannotDo, match="100"):
        give_mandate(cast.people["carla"], MandateKind.DIRECTOR, starts_on=TODAY, by=by, at=NOW)
    give_mandate(cast.people["farid"], MandateKind.DIRECTOR, starts_on=TODAY, by=by, at=NOW)


def test_a_delegate_is_never_director_or_hr_in_the_same_period(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    with pytest.raises(CannotDo):
        give_mandate(cast.people["dries"], MandateKind.DIRECTOR, starts_on=TODAY, by=by, at=NOW)
    with pytest.raises(CannotDo):
        give_mandate(cast.people["elke"], MandateKind.DELEGATE, starts_on=TODAY, by=by, at=NOW)
    later = TODAY + timedelta(days=30)
    lotte = give_mandate(cast.people["lotte"], MandateKind.DELEGATE, starts_on=TODAY, by=by, at=NOW)
    end_mandate(lotte.id, ends_before=later, by=by, at=NOW)
    give_mandate(cast.people["lotte"], MandateKind.DIRECTOR, starts_on=later, by=by, at=NOW)
