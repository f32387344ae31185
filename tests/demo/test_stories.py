"""What one can find in the demo, through the doors and on the pages that everyone has."""

import re

from django.test import Client

from tests.demo.conftest import Doors
from tests.home.reading import page_of, words_of


def _card(client: Client, name: str) -> str:
    """All that the growth page says of a competence, to who does not see the drawing too."""
    html = page_of(client, "/growth/")
    found = re.search(rf'<section class="card[^>]*>(?:(?!<section).)*?<h3>{re.escape(name)}.*?</section>', html, re.S)
    assert found, name
    return " ".join(found[0].split()).replace("’", "'")


def _link(client: Client, page: str, pattern: str) -> str:
    found: list[str] = re.findall(rf'href="({pattern})"', page_of(client, page))
    return found[0]


def _team(client: Client, name: str) -> str:
    """The page of a team that he leads."""
    return _link(client, "/team/", rf'/team/[0-9a-f-]+/(?="[^>]*>\s*Bekijk {name}\s*<)')


def test_a_nurse_is_seen_higher_after_a_year_with_a_mentor(doors: Doors) -> None:
    greet = doors.of("Greet")
    card = _card(greet, "Observeren en rapporteren")
    assert "Hoger ingeschat door je leidinggevende op" in card
    assert "Iemand anders keek" not in card
    assert "afgesproken: sterk" in card
    talks = words_of(page_of(greet, "/conversations/"))
    assert "elke maand een nacht samen met Gert, mijn peter" in talks
    assert "Gert De Clercq" in words_of(page_of(greet, "/helping/"))


def test_her_next_step_stands_on_top_in_her_own_words(doors: Doors) -> None:
    text = words_of(page_of(doors.of("Greet"), "/growth/"))
    assert "Jouw volgende stap" in text and "doorgeven aan Grazyna" in text
    assert "Dit zou Bram doen" in text


def test_a_competence_hangs_on_one_person_in_de_linde(doors: Doors) -> None:
    bram = doors.of("Bram")
    text = words_of(page_of(bram, _team(bram, "De Linde")))
    assert "Wat aan één persoon hangt" in text
    assert "alleen " in text.partition("Wat aan één persoon hangt")[2]


def test_a_lenient_manager_sees_more_than_the_colleagues_do(doors: Doors) -> None:
    farid = doors.of("Farid")
    html = page_of(farid, "/growth/").replace("’", "'")
    scale = ["start", "op weg", "sterk", "voorbeeld"]
    level = f"({'|'.join(scale)})"
    sides = re.findall(rf"leidinggevende: {level}\. collega's: {level}", html)
    higher = [one for one, other in sides if scale.index(one) > scale.index(other)]
    assert len(sides) >= 3
    assert len(higher) >= len(sides) - 1
    assert "Hoe zeker: een aanwijzing. Weinig mensen keken, of hun blikken liggen uiteen" in words_of(html)


def test_a_certificate_has_lapsed_and_the_leader_finds_it_on_his_sheet(doors: Doors) -> None:
    bram = doors.of("Bram")
    unit = _team(bram, "De Linde").split("/")[2]
    sheet = page_of(bram, f"/units/{unit}/acts/")
    row = next(
        row for row in re.findall(r"<tr.*?</tr>|<section class=.card.*?</section>", sheet, re.S) if "Nele" in row
    )
    assert "verval" in row or "verlopen" in row, words_of(sheet)


def test_an_old_level_is_contested_and_stays_beside_its_contest(doors: Doors) -> None:
    bram = doors.of("Bram")
    page = page_of(bram, _team(bram, "De Linde"))
    row = next(row for row in re.findall(r"<tr.*?</tr>", page, re.S) if "Stijn De Smet" in row)
    assert "betwist" in row


def test_what_two_saw_differently_was_replied_to_and_reviewed(doors: Doors) -> None:
    anna = doors.of("Anna")
    assert "we zien het anders (jij: sterk; leidinggevende: op weg)" in _card(anna, "Samen beslissen")
    talk = _link(anna, "/growth/", r"/conversations/development/[0-9a-f-]+/")
    for client in (anna, doors.of("Bram"), doors.of("Carla")):
        text = words_of(page_of(client, talk))
        assert "we met twee in plaats van met drie" in text
        assert "Jullie kijken naar andere dagen" in text


def test_three_years_of_rounds_are_closed_and_nothing_of_who_answered_is_left(doors: Doors) -> None:
    text = words_of(page_of(doors.of("Carla"), "/rounds/"))
    assert text.count("Bekijk het : Samen kijken") == 3
    assert text.count("Bekijk het : De Linde kijkt samen") == 1
    assert text.count("gesloten") == 5
