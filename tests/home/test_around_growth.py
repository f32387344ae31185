"""What stands behind the growth page: a fact, why something is asked, who looked, and what it may be used for."""

import uuid
from datetime import date

import pytest

from kiem.assessments.actions import contest_level
from kiem.assessments.models import Level
from kiem.competences.models import CompetenceMatch, CompetenceVersion
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import open_levels, open_team_levels
from tests.cast import NOW, Cast
from tests.gaps.pages import MOST, statements_of
from tests.home.reading import page_of, words_of
from tests.make import Make

Words = dict[str, CompetenceVersion]


def level_of(cast: Cast, version: CompetenceVersion, name: str = "anna") -> uuid.UUID:
    cast.use(Use.OWN_DATA, name)
    return Level.objects.get(person=cast.people[name], competence=version.competence_id).id


def test_a_level_opens_to_everything_behind_it(cast: Cast, words: Words) -> None:
    level = level_of(cast, words["Omgaan met agressie"])
    text = words_of(page_of(cast.client("anna"), f"/growth/levels/{level}/"))
    for said in ("Omgaan met agressie", "op weg", "niveaus.xlsx", "14 oktober", "14 oktober 2027", "23 november"):
        assert said in text


def test_a_level_opens_to_what_was_said_of_it_and_what_stood_there_before(cast: Cast, words: Words) -> None:
    level = level_of(cast, words["Omgaan met agressie"])
    contest_level(level, "Dat was ooit zo.", by=cast.viewer("anna", use=Use.OWN_DATA), at=NOW)
    Make(cast).levels({"anna": {words["Omgaan met agressie"]: 4}}, observed_on=date(2026, 11, 2), file_name="b.csv")
    html = page_of(cast.client("anna"), f"/growth/levels/{level}/")
    assert "Dat was ooit zo." in html
    assert "voorbeeld" in words_of(html)


def test_a_level_that_counts_now_stands_beside_what_is_asked_and_one_of_before_stands_alone(
    cast: Cast, words: Words
) -> None:
    old = level_of(cast, words["Omgaan met agressie"])
    client = cast.client("anna")
    assert "gevraagd: sterk" in page_of(client, f"/growth/levels/{old}/")
    Make(cast).levels({"anna": {words["Omgaan met agressie"]: 4}}, observed_on=date(2026, 11, 2), file_name="b.csv")
    before = page_of(client, f"/growth/levels/{old}/")
    assert "gevraagd: sterk" not in before
    assert "niet gevraagd" not in before


@pytest.mark.parametrize(("name", "role"), [("fatou", ""), ("bram", "leader"), ("carla", "hr"), ("elke", "director")])
def test_a_level_of_someone_else_is_not_found(cast: Cast, words: Words, name: str, role: str) -> None:
    level = level_of(cast, words["Omgaan met agressie"])
    client = cast.client(name, role)
    assert client.get(f"/growth/levels/{level}/").status_code == 404
    assert client.get(f"/growth/levels/{uuid.uuid4()}/").status_code == 404


def test_why_names_the_job_the_level_and_where_the_competence_came_from(cast: Cast, words: Words) -> None:
    version = words["Omgaan met agressie"]
    cast.use(Use.ADMINISTRATION)
    CompetenceMatch.objects.create(
        organisation_id=cast.organisation,
        competence_version=version,
        uri="http://data.europa.eu/esco/skill/made-up",
        scheme="ESCO",
        relation="exact",
    )
    html = page_of(cast.client("anna"), f"/growth/why/{version.competence_id}/")
    text = words_of(html)
    for said in (
        "Zorgkundige",
        "De Linde",
        "sterk",
        "Wat omgaan met agressie bij ons is.",
        "Doet het zelf.",
        "made-up",
    ):
        assert said in text
    assert html.count('class="card next"') == 1


def test_why_of_what_is_not_asked_says_so_and_of_what_is_not_there_is_not_found(cast: Cast, words: Words) -> None:
    version = words["Omgaan met agressie"]
    assert 'class="card next"' not in page_of(cast.client("elke"), f"/growth/why/{version.competence_id}/")
    assert cast.client("anna").get(f"/growth/why/{uuid.uuid4()}/").status_code == 404
    assert cast.client("zara").get(f"/growth/why/{version.competence_id}/").status_code == 404


def test_she_reads_who_looked_for_what_and_why_and_nobody_else_does(cast: Cast, words: Words) -> None:
    anna = cast.people["anna"]
    open_levels(anna, use=Use.APPRAISAL, reason="Het gesprek van mei", by=cast.viewer("carla", "hr"), at=NOW)
    open_team_levels([anna], by=cast.viewer("bram", "leader", Use.DEVELOPMENT), at=NOW)
    text = words_of(page_of(cast.client("anna"), "/growth/seen/"))
    for said in ("Het gesprek van mei", "23 november 2026", "leidinggevende"):
        assert said in text
    for name in ("fatou", "bram", "carla"):
        assert "Het gesprek van mei" not in page_of(cast.client(name), "/growth/seen/")


def test_nobody_looked_yet_teaches_what_will_stand_there(cast: Cast) -> None:
    assert 'class="empty"' in page_of(cast.client("anna"), "/growth/seen/")


def test_everyone_reads_the_matrix_of_purposes(cast: Cast) -> None:
    for name, role in (("anna", ""), ("dries", "delegate"), ("hamid", "administrator"), ("elke", "director")):
        html = page_of(cast.client(name, role), "/purposes/")
        assert html.count("<tr>") == 1 + len(Purpose)


@pytest.mark.parametrize("url", ["/growth/seen/", "/purposes/", "/growth/levels/{level}/", "/growth/why/{competence}/"])
def test_these_pages_take_few_statements(cast: Cast, words: Words, url: str) -> None:
    version = words["Omgaan met agressie"]
    place = url.format(level=level_of(cast, version), competence=version.competence_id)
    client = cast.client("anna")
    assert len(statements_of(client, place)) <= MOST + 1
