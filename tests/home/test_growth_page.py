"""My growth: what is asked of me, what is known, and where I can grow."""

import re
from datetime import date
from decimal import Decimal

import pytest

from kiem.assessments.actions import contest_level, share_earlier
from kiem.assessments.models import Level
from kiem.competences.models import CompetenceVersion
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import place_person
from kiem.organisation.rules import PlacementKind
from tests.cast import NOW, Cast
from tests.gaps.pages import MOST, statements_of
from tests.home.reading import card_of, page_of, words_of
from tests.make import Make

Words = dict[str, CompetenceVersion]


def test_it_says_how_much_is_asked_known_and_not_yet_known(cast: Cast, words: Words) -> None:
    text = words_of(page_of(cast.client("anna"), "/growth/"))
    assert "Anna, hier kan je groeien" in text
    assert "zorgkundige" in text
    assert "vier competenties" in text


def test_each_competence_says_where_it_stands_and_why(cast: Cast, words: Words) -> None:
    html = page_of(cast.client("anna"), "/growth/")
    assert "gevraagde niveau" in card_of(html, "Waardigheid en eigen keuze")
    assert "kerncompetentie" in card_of(html, "Waardigheid en eigen keuze")
    assert "ingebracht, nog niet besproken" in card_of(html, "Omgaan met agressie")
    assert "nog niet gekend" in card_of(html, "Digitaal werken")
    assert f"/growth/why/{words['Digitaal werken'].competence_id}/" in html
    assert "14 oktober" in card_of(html, "Omgaan met agressie")


def test_the_next_step_is_what_the_job_cannot_do_without_and_where_there_is_room(cast: Cast, words: Words) -> None:
    html = page_of(cast.client("anna"), "/growth/")
    step = re.search(r'<section class="card next".*?</section>', html, re.S)
    assert step
    assert "omgaan met agressie" in step[0]
    assert "Bram" in step[0]
    (anchor,) = re.findall(r'href="#(c\d+)"', step[0])
    assert re.search(rf'id="{anchor}"[^>]*>.*?Omgaan met agressie', html, re.S)


def test_a_level_for_another_purpose_stands_apart_with_its_purpose(cast: Cast, words: Words) -> None:
    dignity = words["Waardigheid en eigen keuze"]
    Make(cast).levels({"anna": {dignity: 1}}, purpose=Purpose.APPRAISAL, file_name="evaluaties.xlsx")
    html = page_of(cast.client("anna"), "/growth/")
    before, after = html.split('id="apart-1"')
    assert "sterk" in card_of(before, "Waardigheid en eigen keuze")
    assert "ingebracht, nog niet besproken: start" in after


def test_what_is_known_and_not_asked_stands_below(cast: Cast, words: Words) -> None:
    other = Make(cast).language(*words, "Zingen")["Zingen"]
    Make(cast).levels({"anna": {other: 4}}, file_name="koor.csv")
    html = page_of(cast.client("anna"), "/growth/")
    assert "Zingen" in html.split('id="beyond"')[1]


def test_two_jobs_ask_the_higher_level_together(cast: Cast, words: Words) -> None:
    make, dignity = Make(cast), words["Waardigheid en eigen keuze"]
    make.profile("Kok", {dignity: 4})
    cast.use(Use.ADMINISTRATION)
    place_person(
        cast.people["anna"],
        unit=cast.units["De Beuk"],
        job=cast.jobs["Kok"],
        share=Decimal("0.2"),
        kind=PlacementKind.EMPLOYEE,
        starts_on=date(2026, 1, 1),
        by=make.by,
        at=NOW,
    )
    html = page_of(cast.client("anna"), "/growth/")
    assert "gevraagd: voorbeeld" in card_of(html, "Waardigheid en eigen keuze") or "gevraagd: voorbeeld" in html
    assert "De Beuk" in words_of(html)


def test_a_contested_level_keeps_the_words_and_has_no_second_form(cast: Cast, words: Words) -> None:
    anna = cast.viewer("anna", use=Use.OWN_DATA)
    level = Level.objects.get(person=cast.people["anna"], competence=words["Omgaan met agressie"].competence_id)
    contest_level(level.id, "Zo was het <b>vroeger</b>.", by=anna, at=NOW)
    answer = cast.client("anna").get("/growth/").content.decode()
    assert "Zo was het &lt;b&gt;vroeger&lt;/b&gt;." in answer
    assert f"/levels/{level.id}/contest/" not in answer


def test_what_is_older_than_her_leaders_start_is_hers_to_show(cast: Cast, words: Words) -> None:
    make = Make(cast)
    make.levels({"anna": {words["Digitaal werken"]: 2}}, observed_on=date(2026, 2, 1), file_name="oud.csv")
    bram, client = cast.people["bram"], cast.client("anna")
    html = page_of(client, "/growth/")
    assert f'action="/sharing/{bram}/"' in html
    assert 'name="shares" value="yes"' in html
    share_earlier(bram, True, by=cast.viewer("anna", use=Use.OWN_DATA), at=NOW)
    assert 'name="shares" value="no"' in page_of(client, "/growth/")


def test_without_anything_older_nothing_is_asked(cast: Cast, words: Words) -> None:
    assert "/sharing/" not in page_of(cast.client("anna"), "/growth/")


def test_the_foot_says_who_can_see_this_by_name(cast: Cast, words: Words) -> None:
    html = page_of(cast.client("anna"), "/growth/")
    foot = html.split('class="who-sees"')[1]
    for said in ("Bram Claes", "1 maart", "Carla Maes", "14 oktober 2027", "/growth/seen/", "/purposes/"):
        assert said in foot
    assert "Elke" not in foot


@pytest.mark.parametrize(("name", "role"), [("bram", "leader"), ("carla", "hr"), ("elke", "director"), ("hamid", "")])
def test_everyone_has_a_growth_page_in_every_role(cast: Cast, words: Words, name: str, role: str) -> None:
    page_of(cast.client(name, role), "/growth/")


def test_a_person_without_a_place_or_without_a_profile_is_taught_what_comes(cast: Cast) -> None:
    for name in ("hamid", "anna"):
        assert 'class="empty"' in page_of(cast.client(name), "/growth/")


def test_what_lapsed_is_said_with_its_date_and_is_not_yet_known(cast: Cast) -> None:
    make = Make(cast)
    dignity = make.language()["Waardigheid en eigen keuze"]
    make.profile("Zorgkundige", {dignity: 3})
    make.levels({"anna": {dignity: 3}}, observed_on=date(2025, 10, 14))
    said = card_of(page_of(cast.client("anna"), "/growth/"), "Waardigheid en eigen keuze")
    assert "14 oktober 2025" in said
    assert "vervallen op 14 oktober" in said.replace("14 oktober 2025", "")


def test_the_page_takes_as_many_statements_whatever_is_known(cast: Cast, words: Words) -> None:
    client = cast.client("anna")
    few = statements_of(client, "/growth/")
    make = Make(cast)
    more = make.language(*words, *(f"Competentie {n}" for n in range(8)))
    make.profile("Zorgkundige", dict.fromkeys(list(more.values())[4:], 2))
    make.levels({"anna": dict.fromkeys(more.values(), 2)}, observed_on=date(2026, 11, 1), file_name="meer.csv")
    make.levels({"anna": dict.fromkeys(more.values(), 1)}, purpose=Purpose.APPRAISAL, file_name="evaluatie.csv")
    many = statements_of(client, "/growth/")
    assert len(many) == len(few) <= MOST, "\n".join(many)
