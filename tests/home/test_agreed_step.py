"""On the growth page: the next step of the last talk in her own words, and what the two saw differently in it."""

import re
from datetime import timedelta

import pytest

from kiem.conversations.queries import last_talk
from kiem.conversations.rules import Outcome, Said
from kiem.foundation.purposes import Purpose
from tests.cast import NOW, Cast
from tests.home.reading import page_of, words_of
from tests.make import Make
from tests.rounds import Rounds
from tests.talks import PROMISE, STEP, Talks

LATER = NOW + timedelta(days=60)


@pytest.fixture
def talks(cast: Cast) -> Talks:
    Rounds(cast).profile()
    return Talks(cast)


def _next(html: str) -> list[str]:
    return [
        " ".join(re.sub("<[^>]+>", " ", each).split()) for each in re.findall(r'card next".*?</section>', html, re.S)
    ]


def test_the_next_step_stands_there_in_her_own_words_with_its_day_and_what_her_manager_does(talks: Talks) -> None:
    talk = talks.planned()
    talks.signed(talk)
    html = page_of(talks.cast.client("anna"), "/growth/")
    (card,) = _next(html)
    assert STEP in card and PROMISE in card and "Dit zou Bram doen" in card
    assert "7 januari 2027" in card
    assert f"/conversations/development/{talk.id}/" in html


def test_until_its_day_nothing_else_is_suggested_and_after_it_she_is_asked_how_it_went(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks.signed(talks.planned())
    assert "Een goede volgende stap" not in page_of(talks.cast.client("anna"), "/growth/")
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    html = page_of(talks.cast.client("anna"), "/growth/")
    assert "Die dag is voorbij. Hoe liep het?" in words_of(html)
    assert "Een goede volgende stap" in words_of(html)


def test_a_talk_that_was_not_signed_by_both_leaves_no_step_yet(talks: Talks) -> None:
    talk = talks.planned()
    talks.steps(talk)
    talks.sign(talk, "bram")
    assert STEP not in page_of(talks.cast.client("anna"), "/growth/")


def test_the_latest_talk_counts(talks: Talks) -> None:
    talks.signed(talks.planned())
    latest = talks.planned(on=LATER.date(), at=LATER)
    talks.signed(latest, at=LATER)
    assert f"/conversations/development/{latest.id}/" in page_of(talks.cast.client("anna"), "/growth/")


def test_an_evaluation_leaves_nothing_here(talks: Talks) -> None:
    evaluation = talks.planned(on=LATER.date(), purpose=Purpose.APPRAISAL)
    talks.say(evaluation, Said(Outcome.DETERMINED, position=2, reason="Gezien."), at=LATER)
    talks.signed(evaluation, at=LATER)
    assert "Jouw volgende stap" not in page_of(talks.cast.client("anna"), "/growth/")


def test_her_manager_reads_what_they_agreed_on_and_no_other_leader_does(talks: Talks) -> None:
    talks.signed(talks.planned())
    anna = talks.cast.people["anna"]
    page = page_of(talks.cast.client("bram", "leader"), f"/team/people/{anna}/")
    assert STEP in page and "Dit zou jij doen" in page
    assert last_talk(talks.as_("bram"), anna)
    for other in ("elke", "carla", "dries"):
        assert last_talk(talks.as_(other), anna) is None


def test_once_its_day_is_past_her_manager_is_asked_too(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    talks.signed(talks.planned())
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    page = page_of(talks.cast.client("bram", "leader"), f"/team/people/{talks.cast.people['anna']}/")
    assert "Die dag is voorbij. Vraag hoe het liep." in page


def test_what_the_two_saw_differently_stands_on_the_track_with_both_halves(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, Said(Outcome.DIFFERENTLY, own=2, leader=3))
    talks.signed(talk)
    html = page_of(talks.cast.client("anna"), "/growth/")
    assert "zagen jullie het anders: jij ‘op weg’, je leidinggevende ‘sterk’" in words_of(html)
    assert "we zien het anders (jij: op weg; leidinggevende: sterk)" in html


def test_what_is_known_from_a_later_day_takes_the_place_of_what_they_saw_differently(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = talks.planned()
    talks.say(talk, Said(Outcome.DIFFERENTLY, own=2, leader=3))
    talks.signed(talk)
    version = talks.topics(talk)[0].competence_version
    Make(talks.cast).levels({"anna": {version: 3}}, observed_on=LATER.date(), at=LATER)
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    assert "zagen jullie het anders" not in page_of(talks.cast.client("anna"), "/growth/")
