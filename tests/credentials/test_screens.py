"""The screens of who may do what: what stands there for whom, and what bad input gets."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from kiem.credentials.models import ClockStop, Licence, Practice
from kiem.foundation.purposes import Use
from kiem.gaps.actions import agree_minimum
from kiem.gaps.rules import MinimumOf
from kiem.organisation.models import Opening
from tests.acts import INSULIN, MEDICATION, VISUM, Acts
from tests.cast import NOW, TODAY, Cast


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def acts(cast: Cast) -> Acts:
    return Acts(cast)


def said(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def of(acts: Acts, name: str = "anna", rest: str = "") -> str:
    return f"/people/{acts.cast.people[name]}/acts/{rest}"


def sheet_of(acts: Acts, unit: str = "De Linde", rest: str = "") -> str:
    return f"/units/{acts.cast.units[unit]}/acts/{rest}"


def test_the_sheet_says_of_each_act_what_is_known_and_that_the_rest_is_not(acts: Acts) -> None:
    acts.licence()
    acts.shown()
    page = said(acts.cast.client("bram", "leader"), sheet_of(acts))
    assert "Zoals gekend op 23 november 2026" in page
    assert "1 van de 5; van 4 is het nog niet gekend" in page
    assert "0 van de 5" in page  # of the act that no diploma allows


def test_the_printed_sheet_is_a_pdf_and_asks_hr_why_first(acts: Acts) -> None:
    answer = acts.cast.client("bram", "leader").get(sheet_of(acts, rest="pdf/"))
    assert answer.content.startswith(b"%PDF-")
    first = acts.cast.client("carla", "hr").get(sheet_of(acts, rest="pdf/"))
    assert (first.status_code, first["Location"]) == (302, sheet_of(acts, rest="open/"))


def test_hr_opens_a_whole_unit_with_a_reason_that_each_can_read(acts: Acts) -> None:
    carla = acts.cast.client("carla", "hr")
    assert carla.post(sheet_of(acts, rest="open/"), {"reason": " "}).status_code == 422
    assert carla.post(sheet_of(acts, rest="open/"), {"reason": "Inspectie van maandag."}).status_code == 302
    assert "Wie mag wat: De Linde" in said(carla, sheet_of(acts))
    acts.cast.use(Use.KEEPING)
    opened = Opening.objects.filter(use=Use.CERTIFICATION, reason="Inspectie van maandag.")
    assert acts.cast.people["anna"] in opened.values_list("person_id", flat=True)


def test_a_leader_sees_the_later_day_of_review_and_not_the_stop(acts: Acts) -> None:
    acts.shown(shown_on=date(2024, 11, 24))
    acts.stopped(starts_on=date(2026, 11, 14), ends_before=date(2027, 2, 1))
    page = said(acts.cast.client("bram", "leader"), of(acts))
    assert "opnieuw bekijken tegen 11 februari 2027" in page
    assert "24 november 2026" not in page and "14 november 2026" not in page
    assert "14 november 2026" in said(acts.cast.client("anna"), "/growth/acts/")


def test_nobody_looks_after_her_own_acts(acts: Acts) -> None:
    assert acts.cast.client("carla", "hr").get(of(acts, "carla")).status_code == 404


def test_she_notes_herself_when_she_last_did_an_act_and_a_day_to_come_is_refused(acts: Acts) -> None:
    anna, act = acts.cast.client("anna"), acts.acts[INSULIN]
    wrong = anna.post("/growth/acts/", {"act": act, "practised_on": TODAY + timedelta(days=1)})
    assert wrong.status_code == 422 and "nog moet komen" in wrong.content.decode()
    assert anna.post("/growth/acts/", {"act": act, "practised_on": TODAY}).status_code == 302
    acts.cast.use(Use.CERTIFICATION)
    assert Practice.objects.get().noted_by_id == acts.cast.people["anna"]


def test_what_cannot_be_gets_a_sentence_and_nothing_is_kept(acts: Acts) -> None:
    acts.opened_by_carla()
    carla = acts.cast.client("carla", "hr")
    noted = {"kind": acts.kinds[VISUM], "number": "1", "authority": "FOD", "starts_on": TODAY, "checked_on": BEFORE}
    wrong = carla.post(of(acts, rest="diploma/"), noted)
    assert wrong.status_code == 422 and "Noteer het vanaf de dag" in wrong.content.decode()
    turned = carla.post(of(acts, rest="clock/"), {"starts_on": TODAY, "ends_before": BEFORE})
    assert turned.status_code == 422
    herself = acts.cast.client("bram", "leader").post(
        of(acts, rest="entrust/"),
        {"act": acts.acts[INSULIN], "supervisor": acts.cast.people["anna"], "starts_on": TODAY},
    )
    assert herself.status_code == 422
    acts.cast.use(Use.CERTIFICATION)
    assert (Licence.objects.count(), ClockStop.objects.count()) == (0, 0)


BEFORE = date(2026, 1, 5)


def test_the_minimum_of_an_act_stands_on_the_team_page_and_unknown_is_not_below(acts: Acts) -> None:
    cast = acts.cast
    acts.licence()
    acts.shown()
    cast.use(Use.ADMINISTRATION)
    for act, people in ((MEDICATION, 3), (INSULIN, 1)):
        agree_minimum(
            cast.units["De Linde"], MinimumOf(acts.acts[act], 0), people=people, agreed_on=TODAY, source="Overleg",
            by=cast.system, at=NOW,
        )  # fmt: skip
    for address in ("", "minimums/"):
        page = said(cast.client("bram", "leader"), f"/team/{cast.units['De Linde']}/{address}")
        insulin, medication = (page.partition(name)[2][:200] for name in ("Insuline inspuiten", "Medicatie toedienen"))
        assert "onder het minimum" in insulin and "0 van de 5 mogen dit vandaag doen" in insulin
        assert "nog niet gekend" in medication and "1 van de 5 mogen dit vandaag doen" in medication
