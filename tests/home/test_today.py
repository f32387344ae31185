"""Today: a short list of what asks for attention, per role."""

import pytest

from kiem.assessments.actions import contest_level
from kiem.assessments.models import Level
from kiem.competences.models import CompetenceVersion
from kiem.foundation.purposes import Use
from tests.cast import NOW, Cast
from tests.gaps.pages import MOST, statements_of
from tests.home.reading import page_of, words_of
from tests.make import Make
from tests.rounds import Rounds

Words = dict[str, CompetenceVersion]


def test_who_stands_in_a_list_is_asked_to_look_and_who_does_not_is_not(cast: Cast, words: Words) -> None:
    assert 'class="card next"' in page_of(cast.client("anna"), "/")
    assert 'class="card next"' not in page_of(cast.client("greet"), "/")


def test_what_she_contested_asks_nothing_any_more(cast: Cast, words: Words) -> None:
    anna = cast.viewer("anna", use=Use.OWN_DATA)
    for level in Level.objects.filter(person=cast.people["anna"]):
        contest_level(level.id, "", by=anna, at=NOW)
    assert 'class="card next"' not in page_of(cast.client("anna"), "/")


def test_after_thirty_days_a_list_no_longer_asks(cast: Cast, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.replace(month=12, day=24))
    assert 'class="card next"' not in page_of(cast.client("anna"), "/")


def test_who_is_asked_to_look_finds_it_on_her_first_page_until_she_is_done_or_the_round_closes(cast: Cast) -> None:
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    waits = "Je wordt gevraagd om te kijken"
    assert waits not in page_of(cast.client("bram"), "/")
    opened = rounds.opened("anna")
    for name in ("bram", "greet", "anna"):
        assert waits in page_of(cast.client(name), "/")
    assert waits not in page_of(cast.client("elke"), "/")
    rounds.answers({"bram": 3}, submit=True)
    assert waits not in page_of(cast.client("bram"), "/")
    rounds.closed(opened)
    assert waits not in page_of(cast.client("greet"), "/")


def test_no_level_stands_on_the_first_page(cast: Cast, words: Words) -> None:
    text = words_of(page_of(cast.client("anna"), "/"))
    for secret in ("sterk", "op weg", "Omgaan met agressie"):
        assert secret not in text


def test_a_leader_finds_her_teams(cast: Cast) -> None:
    assert f"/team/{cast.units['De Linde']}/" in page_of(cast.client("bram", "leader"), "/")


def test_hr_is_given_the_first_step_that_is_not_done(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    steps = []
    make = Make(cast)
    steps.append(page_of(client, "/"))
    make.about_us()
    steps.append(page_of(client, "/"))
    words = make.language()
    steps.append(page_of(client, "/"))
    make.profile("Zorgkundige", dict.fromkeys(words.values(), 2))
    steps.append(page_of(client, "/"))
    make.levels({"anna": dict.fromkeys(words.values(), 2)})
    steps.append(page_of(client, "/"))
    found = [
        step.split('class="card next"')[1].split("href=")[1].split('"')[1] if "card next" in step else ""
        for step in steps
    ]
    assert found == ["/organisation/questions/", "/competences/starter/core/", "/profiles/", "/bring-in/", ""]


@pytest.mark.parametrize(
    ("name", "role", "link"),
    [
        ("elke", "director", "/profiles/"),
        ("dries", "delegate", "/purposes/"),
        ("hamid", "administrator", "/people/"),
        ("anna", "", "/growth/"),
    ],
)
def test_each_role_reads_what_it_can_do(cast: Cast, name: str, role: str, link: str) -> None:
    assert f'href="{link}"' in page_of(cast.client(name, role), "/").split("<main")[1]


@pytest.mark.parametrize(("name", "role"), [("anna", ""), ("bram", "leader"), ("carla", "hr"), ("elke", "director")])
def test_the_first_page_takes_few_statements(cast: Cast, words: Words, name: str, role: str) -> None:
    assert len(statements_of(cast.client(name, role), "/")) <= MOST
