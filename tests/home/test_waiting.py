"""What asks for attention: on the first page, as a list to print, and by mail once a week."""

from datetime import datetime, timedelta

import pytest

from kiem.assessments.jobs import count_rounds
from kiem.assessments.models import RoundCount
from kiem.competences.models import CompetenceVersion
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Use
from kiem.home.actions import remind_of_week
from kiem.home.jobs import remind_of_week as weekly
from tests.cast import NOW, Cast
from tests.home.reading import page_of, words_of
from tests.rounds import Rounds
from tests.talks import Talks

Words = dict[str, CompetenceVersion]
LIST = "/today/list/"
WEEK = timedelta(days=7)


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    return found


def _list(cast: Cast, name: str, role: str = "") -> str:
    return words_of(page_of(cast.client(name, role), LIST))


def test_a_conversation_stands_there_for_both_with_its_day_and_without_its_kind(cast: Cast, words: Words) -> None:
    talks = Talks(cast)
    talks.planned()
    for name, other in (("anna", "Bram Claes"), ("bram", "Anna Peeters")):
        for path in ("/", LIST):
            main = words_of(page_of(cast.client(name), path))
            assert other in main, (name, path)
            assert "functioneringsgesprek" not in main.lower()
            assert "evaluatie" not in main.lower()
    assert "Anna" not in _list(cast, "elke")


def test_one_whose_day_is_over_is_still_to_sign_until_both_did(
    cast: Cast, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks = Talks(cast)
    talk = talks.planned()
    assert "nog te ondertekenen" not in _list(cast, "anna")
    later = NOW + timedelta(days=60)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert "nog te ondertekenen" in _list(cast, "anna")
    talks.signed(talk, at=later)
    assert "nog te ondertekenen" not in _list(cast, "anna")


def test_forms_stand_there_by_round_and_not_of_whom_until_they_are_done(rounds: Rounds) -> None:
    rounds.opened("anna", "fatou")
    said = _list(rounds.cast, "bram")
    assert "Meekijken in “Najaar”: 2 formulieren" in said
    assert "Anna" not in said
    rounds.answers({"bram": 3}, about="anna", submit=True)
    rounds.answers({"bram": 3}, about="fatou", submit=True)
    assert "Najaar" not in _list(rounds.cast, "bram")


def test_a_round_whose_last_day_is_over_asks_who_may_close_it(rounds: Rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds.opened("anna")
    assert "afsluiten" not in _list(rounds.cast, "carla", "hr")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=40))
    assert "“Najaar” afsluiten" in _list(rounds.cast, "carla", "hr")
    assert "Najaar" in page_of(rounds.cast.client("carla", "hr"), "/")
    assert "afsluiten" not in _list(rounds.cast, "bram", "leader"), "she did not plan it"
    assert "afsluiten" not in _list(rounds.cast, "elke", "director")


def test_who_has_nothing_to_do_reads_so(cast: Cast) -> None:
    assert "Er wacht vandaag niets op je." in _list(cast, "farid")


def test_the_mail_of_the_week_is_the_same_to_all_who_were_asked_whoever_answered(rounds: Rounds) -> None:
    rounds.opened("anna", "fatou")
    asked = _mails(rounds.cast)
    rounds.answers(dict.fromkeys(("bram", "dries"), 3), submit=True)
    after = _mails(rounds.cast, NOW + WEEK)
    assert {one.recipient for one in asked} == {one.recipient for one in after}
    assert {one.recipient.partition("@")[0] for one in asked} == {"anna", "fatou", "bram", "dries"}
    bodies = {one.body.partition(",")[2] for one in after}
    assert len(bodies) == 1, "but for the name everyone reads the same"


def test_it_says_days_and_neither_of_whom_nor_of_what_kind(cast: Cast, words: Words) -> None:
    Talks(cast).planned()
    mails = _mails(cast)
    assert {one.recipient.partition("@")[0] for one in mails} == {"anna", "bram"}
    for one in mails:
        assert "heb je een gesprek" in one.body
        said = one.subject + one.body.partition("\n")[2]
        assert not any(word in said for word in ("Anna", "Bram", "Peeters", "Claes", "evaluatie", *words))


def test_it_is_sent_once_a_week_however_often_the_worker_asks(rounds: Rounds) -> None:
    rounds.opened("anna")
    first = len(_mails(rounds.cast))
    assert first
    assert _mails(rounds.cast) == []
    assert len(_mails(rounds.cast, NOW + WEEK)) == first
    rounds.cast.use(Use.ADMINISTRATION)
    assert TrailLine.objects.filter(verb="remind_of_week").count() == 2


def test_the_worker_counts_rounds_at_night_and_sends_the_week_in_the_morning(rounds: Rounds) -> None:
    rounds.opened("anna")
    count_rounds(0)
    weekly(0)
    rounds.cast.use(Use.ADMINISTRATION)
    assert RoundCount.objects.count() == 1
    assert OutboxMessage.objects.filter(subject="Deze week in Kiem").exists()


def _mails(cast: Cast, at: datetime = NOW) -> list[OutboxMessage]:
    cast.use(Use.ADMINISTRATION)
    before = set(OutboxMessage.objects.values_list("id", flat=True))
    remind_of_week(by=cast.system, at=at)
    return list(OutboxMessage.objects.exclude(id__in=before))
