"""A list said to be complete: who is missing from it is proposed to end, and ends only when someone ticks her."""

import re
from datetime import date, timedelta

from kiem.exchange.models import Upload
from kiem.organisation.models import Placement
from tests.cast import TODAY, Cast
from tests.exchange.line import applied, brought_in, match, previewed, seen, sent, url
from tests.exchange.reading.make import xlsx_bytes
from tests.exchange.test_people_line import HEADERS, JORIS, MARIE


def _of_marie(cast: Cast) -> Placement:
    cast.enter()
    return Placement.objects.get(person__personnel_number="9002")


def _with_both(cast: Cast) -> Placement:
    brought_in(cast.client("carla", "hr"), "people", "alle.xlsx", xlsx_bytes(HEADERS, JORIS, MARIE))
    return _of_marie(cast)


def test_row_by_row_what_is_new_and_what_changes(cast: Cast) -> None:
    _with_both(cast)
    moved = (*JORIS[:6], "50%", date(2024, 3, 1))
    _upload, says = previewed(
        cast.client("carla", "hr"), "people", "b.xlsx",
        xlsx_bytes(HEADERS, moved, ("9003", "Lies", "Claes", "", "De Wilg", "Kok", "100%", date(2026, 1, 1))),
    )  # fmt: skip
    assert "2 Joris Van den Broeck wijzigt Deel van voltijds: van 80 % naar 50 %" in says
    assert "3 Lies Claes nieuw Dienst: De Wilg Functie: Kok" in says


def test_a_list_that_is_not_said_to_be_complete_proposes_nothing(cast: Cast) -> None:
    _with_both(cast)
    _upload, says = previewed(cast.client("carla", "hr"), "people", "later.xlsx", xlsx_bytes(HEADERS, JORIS))
    assert "Marie" not in says


def test_who_is_missing_is_proposed_and_without_a_tick_nothing_ends(cast: Cast) -> None:
    _with_both(cast)
    client = cast.client("carla", "hr")
    upload, says = previewed(client, "people", "later.xlsx", xlsx_bytes(HEADERS, JORIS), is_full="on")
    assert "Marie Dubois · De Wilg · Kok" in says
    applied(client, upload)
    assert _of_marie(cast).ends_before is None


def test_who_is_ticked_ends_on_the_day_that_is_said(cast: Cast) -> None:
    placement = _with_both(cast)
    client = cast.client("carla", "hr")
    upload, _says = previewed(client, "people", "later.xlsx", xlsx_bytes(HEADERS, JORIS), is_full="on")
    no_day = client.post(url(upload, "apply/"), {"end": str(placement.id), "ends_before": ""})
    assert no_day.status_code == 422
    assert "Zeg vanaf welke dag" in seen(no_day)
    too_early = client.post(url(upload, "apply/"), {"end": str(placement.id), "ends_before": "2020-01-01"})
    assert "Marie Dubois" in seen(too_early)
    assert _of_marie(cast).ends_before is None
    client.post(url(upload, "apply/"), {"end": str(placement.id), "ends_before": TODAY.isoformat()})
    assert "Plaatsingen beëindigd 1" in seen(client.get(url(upload)))
    assert _of_marie(cast).ends_before == TODAY
    cast.enter()
    assert Placement.objects.get(person__personnel_number="9001").ends_before is None


def test_what_was_ticked_on_another_list_is_ticked_anew(cast: Cast) -> None:
    placement = _with_both(cast)
    client = cast.client("carla", "hr")
    upload, _says = previewed(client, "people", "later.xlsx", xlsx_bytes(HEADERS, JORIS), is_full="on")
    cast.enter()
    Placement.objects.filter(id=placement.id).update(starts_on=placement.starts_on - timedelta(days=1))
    client.post(url(upload, "apply/"), {"end": str(placement.id), "ends_before": TODAY.isoformat()})
    says = seen(client.get(url(upload), follow=True))
    assert "Er is intussen iets gewijzigd" in says
    assert "Marie Dubois · De Wilg · Kok" in says
    assert _of_marie(cast).ends_before is None


def test_that_a_list_is_complete_is_remembered_for_the_next_with_these_headers(cast: Cast) -> None:
    _with_both(cast)
    client = cast.client("carla", "hr")
    previewed(client, "people", "een.xlsx", xlsx_bytes(HEADERS, JORIS), is_full="on")
    upload = sent(client, "people", "twee.xlsx", xlsx_bytes(HEADERS, JORIS, ("", "", "")))
    assert re.search(r'name="is_full"[^>]*checked', client.get(url(upload, "match/")).content.decode())
    match(client, upload, is_full="on")
    cast.enter()
    assert Upload.objects.filter(id=upload).exists() is False  # only its owner opens it
