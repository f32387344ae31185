"""The list of people and the page of one."""

import uuid
from datetime import date

import pytest

from kiem.foundation.models import TrailLine
from kiem.organisation.actions import bring_in_people, end_placement
from kiem.organisation.models import Opening, Person, Placement
from tests.cast import NOW, Cast
from tests.organisation.lists import many, row


def shown(cast: Cast, name: str, role: str, address: str) -> str:
    answer = cast.client(name, role).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("words", ["yilmaz", "YILMAZ", "Yılmaz", "meryem  yil", "yılmaz mer"])
def test_a_name_is_found_whatever_the_accents_and_capitals(cast: Cast, words: str) -> None:
    bring_in_people([row(given_name="Meryem", family_name="Yılmaz")], by=cast.system, at=NOW)
    page = cast.client("carla", "hr").get("/people/", {"q": words}).content.decode()
    assert "Meryem Yılmaz" in page
    assert "Anna Peeters" not in page


def test_hr_finds_someone_by_personnel_number_and_others_do_not(cast: Cast) -> None:
    bring_in_people([row(personnel_number="70777")], by=cast.system, at=NOW)
    assert "Nele Aerts" in shown(cast, "carla", "hr", "/people/?q=70777")
    assert "Nele Aerts" not in shown(cast, "elke", "director", "/people/?q=70777")


def test_a_unit_filters_with_all_that_is_below_it(cast: Cast) -> None:
    page = shown(cast, "carla", "hr", f"/people/?unit={cast.units['De Linde']}")
    assert "Anna Peeters" in page and "Lotte Hermans" in page and "Farid El Amrani" not in page


def test_kind_and_who_left_are_for_hr_only(cast: Cast) -> None:
    placement = Placement.objects.get(person=cast.people["greet"])
    end_placement(placement.id, ends_before=date(2026, 1, 1), by=cast.system, at=NOW)
    for question in ("here=left", "here=all"):
        assert "Greet Janssens" in shown(cast, "carla", "hr", f"/people/?{question}")
        assert "Greet Janssens" not in shown(cast, "dries", "delegate", f"/people/?{question}")
    assert "Anna Peeters" not in shown(cast, "carla", "hr", "/people/?kind=volunteer")
    assert "Anna Peeters" in shown(cast, "dries", "delegate", "/people/?kind=volunteer")


@pytest.mark.parametrize(
    "question", ["unit=x", "job=1", "kind=x", "here=x", "page=-1", "page=99999", "sort=email", "q=%00"]
)
def test_what_a_list_does_not_offer_falls_away(cast: Cast, question: str) -> None:
    assert "Anna Peeters" in shown(cast, "carla", "hr", f"/people/?{question}")


def test_a_unit_of_another_organisation_filters_nothing(cast: Cast) -> None:
    assert "Anna Peeters" in shown(cast, "carla", "hr", f"/people/?unit={uuid.uuid4()}")
    assert "Anna Peeters" not in shown(cast, "zara", "hr", f"/people/?unit={cast.units['De Linde']}")


@pytest.mark.parametrize("sort", ["name", "-name", "unit", "-unit", "job"])
def test_pages_of_a_sorted_list_hold_everyone_once(cast: Cast, sort: str) -> None:
    bring_in_people(list(many(75, units=7)), by=cast.system, at=NOW)
    client = cast.client("carla", "hr")
    found = [p.id for n in (1, 2, 3) for p in client.get(f"/people/?sort={sort}&page={n}").context["page"].people]
    assert len(found) == len(set(found)) == Person.objects.count()


def test_a_leader_sees_the_names_of_her_team_and_of_no_other(cast: Cast) -> None:
    page = shown(cast, "bram", "leader", "/people/")
    assert all(name in page for name in ("Anna Peeters", "Lotte Hermans", "Bram Claes"))
    assert all(name not in page for name in ("Farid El Amrani", "Elke De Smet", "Carla Maes"))


@pytest.mark.parametrize(("name", "role"), [("elke", "director"), ("dries", "delegate"), ("bram", "leader")])
def test_who_sees_names_sees_no_mail_share_kind_or_union_role(cast: Cast, name: str, role: str) -> None:
    page = shown(cast, name, role, f"/people/{cast.people['anna']}/")
    assert "Zorgkundige" in page
    for hidden in ("anna@lindenhof.example", "80 %", "werknemer", "salaried"):
        assert hidden not in page
    assert '<h2 id="mandates">' not in shown(cast, "bram", "leader", f"/people/{cast.people['dries']}/")


def test_the_administrator_sees_mail_and_account_but_no_share(cast: Cast) -> None:
    page = shown(cast, "hamid", "administrator", f"/people/{cast.people['anna']}/")
    assert "anna@lindenhof.example" in page and "80 %" not in page


def test_someone_sees_all_that_is_noted_about_herself(cast: Cast) -> None:
    page = shown(cast, "dries", "employee", f"/people/{cast.people['dries']}/")
    for noted in ("dries@lindenhof.example", "80 %", "De Linde"):
        assert noted in page
    assert "/edit/" not in page


def test_looking_for_someone_who_is_not_hers_to_see_is_kept_as_a_refusal(cast: Cast) -> None:
    client, before = cast.client("anna", "employee"), TrailLine.objects.filter(refused=True).count()
    assert client.get(f"/people/{cast.people['farid']}/").status_code == 404
    assert client.get(f"/people/{uuid.uuid4()}/").status_code == 404
    assert client.get(f"/people/{cast.people['zara']}/").status_code == 404
    cast.enter()
    assert TrailLine.objects.filter(refused=True).count() == before + 1


def test_opening_levels_needs_a_use_and_a_reason_and_leads_to_the_growth_page(cast: Cast) -> None:
    client, address = cast.client("carla", "hr"), f"/people/{cast.people['anna']}/open/"
    assert client.post(address, {"use": "development", "reason": "  "}).status_code == 422
    assert client.post(address, {"use": "research", "reason": "nieuwsgierig"}).status_code == 422
    cast.enter()
    assert not Opening.objects.exists()
    done = client.post(address, {"use": "development", "reason": "Ze vroeg raad over een opleiding."})
    assert (done.status_code, done["Location"]) == (302, f"/people/{cast.people['anna']}/growth/development/")
    cast.enter()
    opening = Opening.objects.get()
    assert (opening.person_id, opening.viewer_id, opening.use) == (
        cast.people["anna"],
        cast.people["carla"],
        "development",
    )


def test_each_use_is_explained_in_a_sentence(cast: Cast) -> None:
    page = shown(cast, "carla", "hr", f"/people/{cast.people['anna']}/open/")
    assert page.count('type="radio" name="use"') == 5
    assert page.count('<span class="note">') >= 5


def test_inviting_asks_for_a_mail_address_and_says_that_it_was_done(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    greet, nele = cast.people["greet"], row()
    assert client.get(f"/people/{greet}/invite/").status_code == 405
    bring_in_people([nele], by=cast.system, at=NOW)
    person = Person.objects.get(personnel_number="2001")
    page = client.post(f"/people/{person.id}/invite/", follow=True).content.decode()
    assert "uitgenodigd" in page or "invited" in page
