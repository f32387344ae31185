"""What is typed wrongly is said at its place and kept; what is sent twice is done once."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from kiem.foundation.models import TrailLine
from kiem.organisation.models import Job, Mandate, Person, Placement, Unit, UnitPlace
from tests.cast import BEFORE, Cast


@pytest.fixture
def hr(cast: Cast) -> Client:
    return cast.client("carla", "hr")


def placement(cast: Cast, **changes: object) -> dict[str, object]:
    typed: dict[str, object] = {
        "unit": cast.units["De Beuk"],
        "job": cast.jobs["Kok"],
        "share": "50 %",
        "kind": "employee",
        "starts_on": "2026-12-01",
        "ends_before": "",
        "once": uuid.uuid4(),
    }
    return {**typed, **changes}


def test_marks_that_are_not_seen_are_no_part_of_a_name(cast: Cast, hr: Client) -> None:
    typed = {"given_name": "\u202eJan\u200b", "family_name": "Jac\x07obs\u2066", "language": "nl", "once": uuid.uuid4()}
    assert hr.post("/people/new/", typed).status_code == 302
    cast.enter()
    person = Person.objects.get(family_name="Jacobs")
    assert (person.given_name, person.sort_key) == ("Jan", "jacobs jan")


def test_a_person_sent_twice_is_added_once(cast: Cast, hr: Client) -> None:
    once = uuid.uuid4()
    typed = {"given_name": "Jan", "family_name": "Jacobs", "language": "nl", "once": once}
    first, second = hr.post("/people/new/", typed), hr.post("/people/new/", typed)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    cast.enter()
    assert Person.objects.filter(family_name="Jacobs").count() == 1
    assert TrailLine.objects.filter(verb="add_person", subject_id=once).count() == 1


def test_the_same_form_with_another_name_is_another_person(cast: Cast, hr: Client) -> None:
    typed = {"given_name": "Jan", "family_name": "Jacobs", "language": "nl", "once": uuid.uuid4()}
    first = hr.post("/people/new/", typed)
    second = hr.post("/people/new/", {**typed, "given_name": "Piet"})
    assert first["Location"] != second["Location"]
    cast.enter()
    assert Person.objects.filter(family_name="Jacobs").count() == 2


def test_an_id_of_another_organisation_is_not_taken_over(cast: Cast, hr: Client) -> None:
    typed = {"given_name": "Jan", "family_name": "Jacobs", "language": "nl", "once": cast.people["zara"]}
    answer = hr.post("/people/new/", typed)
    assert answer.status_code == 422
    assert "Jacobs" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "typed", "model"),
    [
        ("/units/new/", {"name": "De Eik", "starts_on": "2026-12-01", "parent": ""}, Unit),
        ("/jobs/new/", {"name": "Ergotherapeut", "starts_on": "2026-12-01"}, Job),
    ],
)
def test_a_unit_or_job_sent_twice_is_added_once(
    cast: Cast, hr: Client, address: str, typed: dict[str, str], model: type[Unit] | type[Job]
) -> None:
    once = uuid.uuid4()
    for _time in range(2):
        assert hr.post(address, {**typed, "once": once}).status_code == 302
    cast.enter()
    assert [row.id for row in model.objects.filter(name=typed["name"])] == [once]


def test_a_placement_sent_twice_is_made_once(cast: Cast, hr: Client) -> None:
    typed, address = placement(cast), f"/people/{cast.people['anna']}/placements/new/"
    assert [hr.post(address, typed).status_code for _time in range(2)] == [302, 302]
    assert hr.post(address, {**typed, "once": uuid.uuid4()}).status_code == 422
    cast.enter()
    made = Placement.objects.get(person=cast.people["anna"], unit=cast.units["De Beuk"])
    assert (made.share, made.starts_on, made.ends_before) == (Decimal("0.5"), date(2026, 12, 1), None)


@pytest.mark.parametrize("share", ["80", "80 %", "80%", "0,8", "0.8", "30,4/38"])
def test_a_share_may_be_typed_in_several_ways(cast: Cast, hr: Client, share: str) -> None:
    hr.post(f"/people/{cast.people['anna']}/placements/new/", placement(cast, share=share))
    cast.enter()
    assert Placement.objects.get(person=cast.people["anna"], unit=cast.units["De Beuk"]).share == Decimal("0.8")


@pytest.mark.parametrize("day", ["2026-12-31", "31/12/2026", "31-12-2026", "31.12.2026"])
def test_the_last_day_that_is_typed_is_the_last_that_counts(cast: Cast, hr: Client, day: str) -> None:
    hr.post(f"/people/{cast.people['anna']}/placements/new/", placement(cast, ends_before=day))
    cast.enter()
    made = Placement.objects.get(person=cast.people["anna"], unit=cast.units["De Beuk"])
    assert made.ends_before == date(2027, 1, 1)
    assert 'value="2026-12-31"' in hr.get(f"/placements/{made.id}/edit/").content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("share", "120"),
        ("share", "veel"),
        ("ends_before", "2026-11-01"),
        ("starts_on", "31/02/2026"),
        ("starts_on", "0001-01-01"),
        ("ends_before", "9999-12-31"),
        ("kind", "boss"),
        ("unit", "x"),
        ("unit", "1d6e3e4a-7a0c-4d5e-9f43-5f0b7c0c9a11"),
        ("job", ""),
        ("once", "x"),
    ],
)
def test_a_wrong_placement_says_which_field_and_keeps_what_was_typed(
    cast: Cast, hr: Client, field: str, typed: str
) -> None:
    answer = hr.post(f"/people/{cast.people['anna']}/placements/new/", placement(cast, **{field: typed}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    if field in ("share", "starts_on", "ends_before"):
        assert f'value="{typed}"' in answer.content.decode()
    cast.enter()
    assert not Placement.objects.filter(person=cast.people["anna"], unit=cast.units["De Beuk"]).exists()


def test_someone_is_not_placed_before_the_unit_exists_nor_in_one_that_ended(cast: Cast, hr: Client) -> None:
    address = f"/people/{cast.people['anna']}/placements/new/"
    early = hr.post(address, placement(cast, starts_on="2014-12-31"))
    assert early.status_code == 422 and "unit" in early.context["form"].errors
    oak = uuid.uuid4()
    hr.post("/units/new/", {"name": "De Eik", "starts_on": "2020-01-01", "once": oak})
    hr.post(f"/units/{oak}/end/", {"ends_before": "2027-06-30"})
    late = hr.post(address, placement(cast, unit=oak))
    assert late.status_code == 422 and "unit" in late.context["form"].errors
    assert hr.post(address, placement(cast, unit=oak, ends_before="2027-06-30")).status_code == 302


def test_ending_before_the_start_is_refused(cast: Cast, hr: Client) -> None:
    placed = Placement.objects.get(person=cast.people["anna"])
    assert hr.post(f"/placements/{placed.id}/end/", {"ends_before": "2019-12-31"}).status_code == 422
    assert hr.post(f"/placements/{placed.id}/end/", {"ends_before": "2020-01-01"}).status_code == 302


def test_a_second_leader_at_a_time_is_refused_from_her_own_page(cast: Cast, hr: Client) -> None:
    typed = {"kind": "leader", "unit": cast.units["De Linde"], "starts_on": "2026-12-01", "once": uuid.uuid4()}
    answer = hr.post(f"/people/{cast.people['anna']}/mandates/new/", typed)
    assert answer.status_code == 422
    cast.enter()
    assert Mandate.objects.filter(unit=cast.units["De Linde"]).count() == 1


def test_a_leader_is_given_with_a_unit_and_other_roles_without(cast: Cast, hr: Client) -> None:
    address = f"/people/{cast.people['anna']}/mandates/new/"
    assert hr.post(address, {"kind": "leader", "unit": "", "starts_on": "2026-12-01"}).status_code == 422
    typed = {"kind": "delegate", "unit": cast.units["De Beuk"], "starts_on": "2026-12-01"}
    assert hr.post(address, typed).status_code == 302
    cast.enter()
    assert Mandate.objects.get(person=cast.people["anna"]).unit_id is None


def test_the_unit_page_hands_over_from_one_leader_to_the_next_and_shows_who_led_before(cast: Cast, hr: Client) -> None:
    linde = cast.units["De Linde"]
    typed = {"kind": "leader", "person_id": cast.people["anna"], "starts_on": "2026-11-01", "once": uuid.uuid4()}
    for _time in range(2):
        assert hr.post(f"/units/{linde}/leaders/new/", typed).status_code == 302
    cast.enter()
    held = Mandate.objects.filter(unit=linde).order_by("starts_on")
    assert [(m.person_id, m.starts_on, m.ends_before) for m in held] == [
        (cast.people["bram"], BEFORE, date(2026, 11, 1)),
        (cast.people["anna"], date(2026, 11, 1), None),
    ]
    page = hr.get(f"/units/{linde}/").context["page"]
    assert [line.who for line in page.leading] == ["Anna Peeters"]
    assert [line.who for line in page.led_before] == ["Bram Claes"]


def test_a_leader_is_chosen_among_whom_a_search_finds(cast: Cast, hr: Client) -> None:
    address = f"/units/{cast.units['De Linde']}/leaders/new/"
    typed = {"kind": "substitute", "person_id": cast.people["farid"], "starts_on": "2026-12-01", "once": uuid.uuid4()}
    assert hr.post(address, typed).status_code == 422
    assert hr.post(f"{address}?q=amrani", typed).status_code == 302
    assert hr.post(f"{address}?q=vermeulen", {**typed, "person_id": cast.people["zara"]}).status_code == 422


def test_the_last_hr_adviser_and_administrator_stay(cast: Cast, hr: Client) -> None:
    [mandate] = Mandate.objects.filter(person=cast.people["carla"], kind="hr_adviser")
    assert hr.post(f"/mandates/{mandate.id}/end/", {"ends_before": "2026-12-31"}).status_code == 422
    give = {"kind": "hr_adviser", "starts_on": "2026-12-01"}
    assert hr.post(f"/people/{cast.people['elke']}/mandates/new/", give).status_code == 302
    assert hr.post(f"/mandates/{mandate.id}/end/", {"ends_before": "2026-12-31"}).status_code == 302


def test_someone_elses_number_or_mail_is_said_and_what_was_typed_stays(cast: Cast, hr: Client) -> None:
    typed = {"given_name": "Jan", "family_name": "Jacobs", "language": "nl", "email": "ANNA@lindenhof.example"}
    answer = hr.post("/people/new/", typed)
    assert answer.status_code == 422
    assert "Jacobs" in answer.content.decode()
    cast.enter()
    assert not Person.objects.filter(family_name="Jacobs").exists()


def edited(cast: Cast, shown: str, **changes: str) -> dict[str, str]:
    typed = {
        "given_name": "Anna",
        "family_name": "Peeters",
        "email": "anna@lindenhof.example",
        "personnel_number": "",
        "language": "nl",
    }
    return {**typed, **changes, "shown": shown}


def shown_in(answer: object) -> str:
    return str(answer.context["form"]["shown"].value())  # type: ignore[attr-defined]  # the test client's answers have it


def test_the_second_of_two_tabs_sees_what_changed_and_keeps_what_was_typed(cast: Cast, hr: Client) -> None:
    address = f"/people/{cast.people['anna']}/edit/"
    shown = shown_in(hr.get(address))
    assert hr.post(address, edited(cast, shown, family_name="Peeters-Claes")).status_code == 302
    second = hr.post(address, edited(cast, shown, email="anna.peeters@lindenhof.example"))
    page = second.content.decode()
    assert second.status_code == 422
    assert "Peeters-Claes" in page and "anna.peeters@lindenhof.example" in page
    cast.enter()
    assert Person.objects.get(id=cast.people["anna"]).email == "anna@lindenhof.example"
    knowingly = edited(cast, shown_in(second), family_name="Peeters-Claes", email="anna.peeters@lindenhof.example")
    assert hr.post(address, knowingly).status_code == 302


def test_the_same_change_sent_twice_is_no_clash(cast: Cast, hr: Client) -> None:
    address = f"/people/{cast.people['anna']}/edit/"
    typed = edited(cast, shown_in(hr.get(address)), family_name="Peeters-Claes")
    assert [hr.post(address, typed).status_code for _time in range(2)] == [302, 302]


@pytest.mark.parametrize("shown", ["", "x", "[1]", '{"email": 3}', "null"])
def test_a_form_without_what_it_was_shown_with_still_works(cast: Cast, hr: Client, shown: str) -> None:
    answer = hr.post(f"/people/{cast.people['anna']}/edit/", edited(cast, shown, given_name="Ann"))
    assert answer.status_code in (302, 422)


def test_a_unit_under_itself_is_refused(cast: Cast, hr: Client) -> None:
    house, linde = cast.units["Woonzorg"], cast.units["De Linde"]
    answer = hr.post(f"/units/{house}/move/", {"parent": linde, "starts_on": "2026-12-01"})
    assert answer.status_code == 422 and "parent" in answer.context["form"].errors
    cast.enter()
    assert not UnitPlace.objects.filter(unit=house).exists()


@pytest.mark.parametrize("name", ["placements", "mandates"])
def test_an_id_of_another_organisation_or_of_nothing_is_not_there(cast: Cast, hr: Client, name: str) -> None:
    theirs = cast.client("zara", "hr")
    rows = {"placements": Placement.objects.first(), "mandates": Mandate.objects.first()}
    found = rows[name]
    assert found is not None
    for client, key in ((theirs, found.id), (hr, uuid.uuid4())):
        assert client.post(f"/{name}/{key}/end/", {"ends_before": "2030-01-01"}).status_code == 404
    for page in ("edit", "open", "placements/new", "mandates/new"):
        assert theirs.get(f"/people/{cast.people['anna']}/{page}/").status_code == 404
    assert theirs.get(f"/units/{cast.units['De Linde']}/").status_code == 404
