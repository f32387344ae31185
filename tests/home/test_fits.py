"""Other jobs beside what is known of oneself: for the person herself only, without compensation."""

import pytest

from kiem.competences.models import CompetenceVersion
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose, Use
from kiem.gaps.queries import jobs_to_look_at
from tests.cast import Cast
from tests.gaps.pages import MOST, statements_of
from tests.home.reading import card_of, page_of, words_of
from tests.make import Make

Words = dict[str, CompetenceVersion]
DIGNITY, AGGRESSION, DIGITAL = "Waardigheid en eigen keuze", "Omgaan met agressie", "Digitaal werken"


@pytest.fixture
def other(cast: Cast, words: Words) -> Words:
    """The cook is asked three; of Anna it is known that she is on the way in dealing with aggression."""
    Make(cast).profile("Kok", {words[DIGNITY]: 1, words[AGGRESSION]: 3, words[DIGITAL]: 2})
    return words


def test_each_requirement_stands_by_itself_and_unknown_is_said(cast: Cast, other: Words) -> None:
    client = cast.client("anna")
    listed = words_of(page_of(client, "/growth/jobs/"))
    assert "Kok Eén op het gevraagde niveau of verder, één met groeikans, één nog niet gekend." in listed
    assert "Zorgkundige" not in listed
    html = page_of(client, f"/growth/jobs/{cast.jobs['Kok']}/")
    assert "Meer dan gevraagd" in card_of(html, DIGNITY) or "Verder dan" in card_of(html, DIGNITY)
    assert "stap" in card_of(html, AGGRESSION)
    assert "nog niet gekend" in card_of(html, DIGITAL)


def test_a_level_for_another_purpose_is_not_known_here(cast: Cast, other: Words) -> None:
    Make(cast).levels({"anna": {other[DIGITAL]: 4}}, purpose=Purpose.APPRAISAL, file_name="evaluatie.csv")
    html = page_of(cast.client("anna"), f"/growth/jobs/{cast.jobs['Kok']}/")
    assert "nog niet gekend" in card_of(html, DIGITAL)


def test_the_nearest_come_first_only_when_she_asks(cast: Cast, other: Words) -> None:
    Make(cast).profile("Verpleegkundige", {other[DIGNITY]: 2})
    client = cast.client("anna")
    by_name, nearest = page_of(client, "/growth/jobs/"), page_of(client, "/growth/jobs/?by=near")
    assert by_name.index(">Kok<") < by_name.index(">Verpleegkundige<")
    assert nearest.index(">Kok<") > nearest.index(">Verpleegkundige<")


def test_it_is_hers_alone_and_of_no_other_use(cast: Cast, other: Words) -> None:
    for use in (Use.DEVELOPMENT, Use.SELECTION, Use.SUCCESSION):
        with pytest.raises(NotFound):
            jobs_to_look_at(cast.viewer("bram", "leader", use))


def test_her_own_job_and_one_that_asks_nothing_are_no_other_jobs(cast: Cast, other: Words) -> None:
    client = cast.client("anna")
    for job in ("Zorgkundige", "Verpleegkundige"):
        assert client.get(f"/growth/jobs/{cast.jobs[job]}/").status_code == 404


def test_without_other_profiles_it_teaches_what_comes(cast: Cast, words: Words) -> None:
    assert 'class="empty"' in page_of(cast.client("anna"), "/growth/jobs/")


def test_however_many_jobs_it_takes_as_many_statements(cast: Cast, other: Words) -> None:
    client = cast.client("anna")
    few = statements_of(client, "/growth/jobs/")
    for job in cast.jobs:
        Make(cast).profile(job, dict.fromkeys(other.values(), 2))
    assert len(statements_of(client, "/growth/jobs/")) == len(few) <= MOST
