"""The screens of bijstand: what she reads and chooses, and what her delegate reads."""

import uuid
from html import unescape

import pytest
from django.test import Client

from kiem.assessments.models import Assistance
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.models import Mandate
from kiem.organisation.rules import MandateKind
from tests.assisting import ended, opened
from tests.cast import NOW, Cast
from tests.gaps.pages import statements_of
from tests.make import Make

MOST = 12
OPEN = "/assistance/"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast lives on one day; a browser that asks for a page asks on that day too."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def read(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.status_code)
    return unescape(answer.content.decode())


def send(cast: Cast, purpose: str = "development", to: str = "dries", **more: str) -> tuple[int, str]:
    answer = cast.client("anna").post(OPEN, {"delegate_id": str(cast.people[to]), "purpose": purpose, **more})
    return answer.status_code, unescape(answer.content.decode())


def file_of(assistance: uuid.UUID, use: str = "development") -> str:
    return f"/assisting/{assistance}/{use}/"


def test_she_chooses_a_delegate_and_what_she_opens(cast: Cast) -> None:
    html = read(cast.client("anna"), OPEN)
    assert "30 dagen lang" in html
    assert [name in html for name in ("Dries Wouters", "Bram Claes", "Elke De Smet")] == [True, False, False]
    assert send(cast)[0] == 302
    html = read(cast.client("anna"), OPEN)
    assert "Staat open tot en met 22 december 2026" in html
    assert "Nog niet bekeken." in html


@pytest.mark.parametrize("sent", [{"delegate_id": ""}, {"purpose": "certification"}, {"purpose": "x"}])
def test_what_is_not_right_comes_back_with_a_sentence(cast: Cast, sent: dict[str, str]) -> None:
    values = {"delegate_id": str(cast.people["dries"]), "purpose": "development", **sent}
    answer = cast.client("anna").post(OPEN, values)
    assert answer.status_code == 422
    cast.use(Use.OWN_DATA, "anna")
    assert not Assistance.objects.exists()


def test_a_second_time_says_that_it_is_open_already(cast: Cast) -> None:
    send(cast)
    status, html = send(cast)
    assert status == 422
    assert "Dit staat al open voor die afgevaardigde." in html


def test_whom_nobody_can_choose_reads_why(cast: Cast) -> None:
    cast.use(Use.ADMINISTRATION)
    Mandate.objects.filter(kind=MandateKind.DELEGATE).delete()
    assert "Er is geen afgevaardigde om te kiezen" in read(cast.client("anna"), OPEN)


def test_the_delegate_looks_and_she_reads_on_which_day(cast: Cast) -> None:
    Make(cast).de_linde()
    key = opened(cast)
    dries = cast.client("dries", "delegate")
    assert "Anna Peeters" in read(dries, "/assisting/")
    html = read(dries, file_of(key))
    assert "Anna Peeters stelde dit voor je open, tot en met 22 december 2026." in html
    assert "Omgaan met agressie" in html
    assert "Eén stap" in html
    read(dries, file_of(key))
    html = read(cast.client("anna"), OPEN)
    assert "Bekeken op: 23 november." in " ".join(html.split())
    seen = read(cast.client("anna"), "/growth/seen/")
    assert seen.count("een vakbondsafgevaardigde") == 1


def test_nothing_is_read_any_more_from_the_moment_on_which_she_ends_it(cast: Cast) -> None:
    key = opened(cast)
    dries = cast.client("dries", "delegate")
    read(dries, file_of(key))
    assert cast.client("anna").post(f"/assistance/{key}/end/").status_code == 302
    read(dries, file_of(key), 404)
    assert "Anna" not in read(dries, "/assisting/")
    html = read(cast.client("anna"), OPEN)
    assert "door jou gestopt" in html
    assert "Nu stoppen" not in html


def test_what_was_opened_to_grow_shows_no_evaluation_and_the_other_way_round(cast: Cast) -> None:
    make = Make(cast)
    words = make.de_linde()
    make.levels({"anna": {words["Digitaal werken"]: 4}}, purpose=Purpose.APPRAISAL, file_name="kanarie-evaluatie.xlsx")
    growth, evaluations = opened(cast), opened(cast, purpose=Purpose.APPRAISAL)
    dries = cast.client("dries", "delegate")
    html = read(dries, file_of(growth))
    assert ("kanarie-evaluatie" in html, "niveaus.xlsx" in html) == (False, True)
    html = read(dries, file_of(evaluations, "appraisal"))
    assert ("kanarie-evaluatie" in html, "niveaus.xlsx" in html) == (True, False)
    read(dries, file_of(growth, "appraisal"), 404)
    read(dries, file_of(evaluations), 404)
    read(dries, file_of(growth, "own_data"), 404)


def test_in_another_role_the_delegate_reads_nothing(cast: Cast) -> None:
    key = opened(cast)
    for path in (file_of(key), "/assisting/"):
        read(cast.client("dries", "employee"), path, 404)


def test_only_a_delegate_finds_the_way_to_it_on_the_first_page(cast: Cast) -> None:
    assert 'href="/assisting/"' in read(cast.client("dries", "delegate"), "/")
    for name, role in (("anna", ""), ("bram", "leader"), ("carla", "hr"), ("elke", "director")):
        assert 'href="/assisting/"' not in read(cast.client(name, role), "/")


def test_what_is_no_longer_open_takes_no_more_statements_than_what_is(cast: Cast) -> None:
    few = len(statements_of(cast.client("anna"), OPEN))
    for _time in range(3):
        ended(cast, opened(cast))
    opened(cast)
    assert len(statements_of(cast.client("anna"), OPEN)) == few <= MOST
