"""Someone's growth for another reader: her leader from her start on, an HR adviser for the use she opened it for."""

from datetime import date
from itertools import product

import pytest
from django.test import Client

from kiem.assessments.models import CurrentLevel, Level
from kiem.competences.models import CompetenceVersion
from kiem.foundation.purposes import CHOOSABLE_USES, Purpose, Use
from kiem.organisation.actions import open_levels
from kiem.organisation.models import Opening
from tests.cast import NOW, Cast
from tests.gaps.pages import MOST, statements_of
from tests.home.reading import card_of, page_of, token_free, words_of
from tests.make import Make

Words = dict[str, CompetenceVersion]
GATHERED = (Purpose.DEVELOPMENT, Purpose.APPRAISAL, Purpose.CERTIFICATION, Purpose.SUCCESSION)


def opened(cast: Cast, use: Use, reason: str = "Om het gesprek voor te bereiden") -> str:
    open_levels(cast.people["anna"], use=use, reason=reason, by=cast.viewer("carla", "hr"), at=NOW)
    return f"/people/{cast.people['anna']}/growth/{use.value}/"


def test_her_leader_sees_her_page_and_that_is_kept(cast: Cast, words: Words) -> None:
    html = page_of(cast.client("bram", "leader"), f"/team/people/{cast.people['anna']}/")
    said = card_of(html, "Omgaan met agressie")
    assert "ingebracht, nog niet besproken" in said
    assert "niveaus.xlsx" in said
    cast.use(Use.ADMINISTRATION)
    assert Opening.objects.filter(person=cast.people["anna"], role="leader", use="development").count() == 1


def test_her_leader_reads_that_something_older_is_not_shared_and_nothing_of_it(cast: Cast) -> None:
    make = Make(cast)
    dignity = make.language()["Waardigheid en eigen keuze"]
    make.profile("Zorgkundige", {dignity: 2})
    make.levels({"anna": {dignity: 4}}, observed_on=date(2026, 2, 1), file_name="kanarie.xlsx")
    html = page_of(cast.client("bram", "leader"), f"/team/people/{cast.people['anna']}/")
    assert "niet met jou gedeeld" in card_of(html, "Waardigheid en eigen keuze")
    for secret in ("kanarie", "ingebracht", "1 februari"):
        assert secret not in html


def test_her_leader_reads_what_she_was_shown_able_in_whenever_that_was(cast: Cast) -> None:
    make = Make(cast)
    dignity = make.language()["Waardigheid en eigen keuze"]
    make.profile("Zorgkundige", {dignity: 2})
    make.levels({"anna": {dignity: 4}}, purpose=Purpose.CERTIFICATION, observed_on=date(2026, 2, 1))
    html = page_of(cast.client("bram", "leader"), f"/team/people/{cast.people['anna']}/")
    assert "Opgeschreven om te tonen dat iemand een handeling mag doen" in html
    assert "1 februari" in html


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("anna", ""),
        ("fatou", ""),
        ("elke", "leader"),
        ("lotte", "leader"),
        ("carla", "hr"),
        ("dries", "delegate"),
        ("elke", "director"),
        ("hamid", "administrator"),
        ("zara", "hr"),
    ],
)
def test_nobody_else_opens_a_members_page(cast: Cast, words: Words, name: str, role: str) -> None:
    assert cast.client(name, role).get(f"/team/people/{cast.people['anna']}/").status_code == 404


def test_a_leader_does_not_find_who_is_not_in_her_team(cast: Cast, words: Words) -> None:
    client = cast.client("bram", "leader")
    for name in ("farid", "carla", "elke", "bram", "zara"):
        assert client.get(f"/team/people/{cast.people[name]}/").status_code == 404


def test_an_hr_adviser_says_first_what_for_and_why(cast: Cast, words: Words) -> None:
    answer = cast.client("carla", "hr").get(f"/people/{cast.people['anna']}/growth/development/")
    assert (answer.status_code, answer["Location"]) == (302, f"/people/{cast.people['anna']}/open/")


def test_opened_for_one_use_it_is_not_opened_for_another_nor_by_another_role(cast: Cast, words: Words) -> None:
    url = opened(cast, Use.DEVELOPMENT)
    client = cast.client("carla", "hr")
    assert "Om het gesprek voor te bereiden" in page_of(client, url)
    assert client.get(url.replace("development", "appraisal")).status_code == 302
    assert cast.client("carla", "administrator").get(url).status_code == 404


def test_opened_yesterday_is_not_opened_today(cast: Cast, words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    url = opened(cast, Use.DEVELOPMENT)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.replace(day=24))
    assert cast.client("carla", "hr").get(url).status_code == 302


@pytest.mark.parametrize("use", ["workforce", "research", "administration", "own_data", "keeping", "pay"])
def test_a_use_that_is_not_for_choosing_is_not_found(cast: Cast, words: Words, use: str) -> None:
    assert cast.client("carla", "hr").get(f"/people/{cast.people['anna']}/growth/{use}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "role"), [("anna", ""), ("bram", "leader"), ("dries", "delegate"), ("elke", "director"), ("hamid", "")]
)
def test_only_hr_opens_for_a_use(cast: Cast, words: Words, name: str, role: str) -> None:
    assert cast.client(name, role).get(opened(cast, Use.DEVELOPMENT)).status_code == 404


def canaries(cast: Cast, words: Words) -> dict[Purpose, str]:
    """A level of Anna's for every purpose, from a file whose name tells which."""
    make, version = Make(cast), words["Observeren en rapporteren"]
    files = {purpose: f"kanarie-{purpose.value}.xlsx" for purpose in GATHERED}
    for purpose, file_name in files.items():
        make.levels({"anna": {version: 1}}, purpose=purpose, file_name=file_name, observed_on=date(2026, 11, 3))
    return files


def test_each_use_opens_the_facts_of_its_own_purpose_and_growing_also_certification(cast: Cast, words: Words) -> None:
    files = canaries(cast, words)
    client = cast.client("carla", "hr")
    for use in CHOOSABLE_USES:
        html = page_of(client, opened(cast, use))
        for purpose, file_name in files.items():
            is_open = purpose.value == use.value or (use, purpose) == (Use.DEVELOPMENT, Purpose.CERTIFICATION)
            assert (file_name in html) == is_open, (use, purpose)


def test_growing_stays_out_of_every_other_use_to_the_byte(cast: Cast, words: Words) -> None:
    """Non-interference, in short form: other development facts, the same bytes."""
    canaries(cast, words)
    client = cast.client("carla", "hr")
    urls = [opened(cast, use) for use in CHOOSABLE_USES if use is not Use.DEVELOPMENT]
    before = [token_free(page_of(client, url)) for url in urls]
    Make(cast).levels(
        {"anna": dict.fromkeys(words.values(), 4)}, observed_on=date(2026, 11, 20), file_name="anders.xlsx"
    )
    assert [token_free(page_of(client, url)) for url in urls] == before


PAGES = (
    "/",
    "/growth/",
    "/growth/seen/",
    "/purposes/",
    "/people/{anna}/growth/development/",
    "/people/{anna}/growth/appraisal/",
    "/team/people/{anna}/",
    "/team/{unit}/",
    "/growth/levels/{level}/",
    "/levels/{level}/contest/",
)
WITHOUT_LEVELS = (("farid", ""), ("fatou", ""), ("dries", "delegate"), ("elke", "director"), ("hamid", "administrator"))


@pytest.mark.parametrize(("who", "url"), list(product(WITHOUT_LEVELS, PAGES)))
def test_colleagues_delegates_directors_and_administrators_see_no_level_of_anna(
    cast: Cast, words: Words, who: tuple[str, str], url: str
) -> None:
    files = canaries(cast, words)
    level = Level.objects.none()
    cast.use(Use.OWN_DATA, "anna")
    level = Level.objects.filter(person=cast.people["anna"])
    place = url.format(anna=cast.people["anna"], unit=cast.units["De Linde"], level=level[0].id)
    answer = cast.client(*who).get(place)
    assert answer.status_code in {200, 404}
    assert answer.status_code == (404 if "{" in url else 200)
    html = answer.content.decode()
    for secret in (*files.values(), str(cast.people["anna"]), "Anna Peeters"):
        assert secret not in html or "{" in url


def test_another_organisation_finds_nothing(cast: Cast, words: Words) -> None:
    cast.use(Use.DEVELOPMENT)
    assert CurrentLevel.objects.exists()
    zara = cast.client("zara", "hr")
    assert zara.get(f"/team/people/{cast.people['anna']}/").status_code == 404
    answer = zara.get(f"/people/{cast.people['anna']}/growth/development/")
    assert answer.status_code == 302
    assert zara.get(answer["Location"]).status_code == 404


def test_a_use_that_opens_no_levels_says_so(cast: Cast, words: Words) -> None:
    text = words_of(page_of(cast.client("carla", "hr"), opened(cast, Use.SELECTION)))
    assert "ingebracht" not in text


@pytest.mark.parametrize("who", ["bram", "carla"])
def test_these_pages_take_few_statements(cast: Cast, words: Words, who: str) -> None:
    anna = cast.people["anna"]
    client: Client = cast.client(who, "leader" if who == "bram" else "hr")
    url = f"/team/people/{anna}/" if who == "bram" else opened(cast, Use.DEVELOPMENT)
    assert len(statements_of(client, url)) <= MOST  # the first look of a day is the one that is kept
    few = statements_of(client, url)
    Make(cast).levels({"anna": dict.fromkeys(words.values(), 2)}, observed_on=date(2026, 11, 20), file_name="meer.csv")
    many = statements_of(client, url)
    assert len(many) == len(few) <= MOST, "\n".join(many)
