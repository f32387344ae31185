"""What comes after the signatures: a reply, a review from outside; and evaluations, another thing."""

from datetime import timedelta

import pytest

from kiem.assessments.models import Level
from kiem.assessments.rules import Basis
from kiem.conversations import actions
from kiem.conversations.models import Conversation, Reply, Signature
from kiem.conversations.queries import afterwards, open_conversation, reviewers_for
from kiem.conversations.rules import Outcome, Said, Signs
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.purposes import Purpose
from tests.cast import NOW, TODAY, Cast
from tests.make import Make
from tests.talks import Talks, at_day

DETERMINED = Said(Outcome.DETERMINED, 2, reason="Drie dossiers waren onvolledig.")
IN_TIME = TODAY + timedelta(days=14)


@pytest.fixture
def talks(cast: Cast) -> Talks:
    Make(cast).de_linde()
    return Talks(cast)


@pytest.fixture
def signed(talks: Talks) -> Conversation:
    talk = talks.planned()
    talks.say(talk, Said(Outcome.DIFFERENTLY, own=3, leader=2))
    talks.signed(talk)
    return talk


@pytest.fixture
def evaluation(talks: Talks) -> Conversation:
    return talks.planned(on=IN_TIME, purpose=Purpose.APPRAISAL)


def test_her_reply_stays_beside_the_record(talks: Talks, signed: Conversation) -> None:
    by = talks.as_("anna")
    actions.reply_to(signed.id, "Ik zie het anders.", by=by, at=NOW)
    actions.reply_to(signed.id, "Ik zie het anders.", by=by, at=NOW)
    actions.reply_to(signed.id, "En dit nog.", by=by, at=at_day(400))
    assert [words for words, _at in afterwards(signed.id).replies] == ["Ik zie het anders.", "En dit nog."]
    with pytest.raises(NotFound):
        actions.reply_to(signed.id, "Van de ander.", by=talks.as_("bram"), at=NOW)


def test_a_reply_waits_for_both_signatures(talks: Talks) -> None:
    talk = talks.planned()
    with pytest.raises(CannotDo, match="allebei"):
        actions.reply_to(talk.id, "Te vroeg.", by=talks.as_("anna"), at=NOW)


def test_who_reviews_stands_outside_the_line(talks: Talks) -> None:
    people = talks.cast.people
    found = {key for key, _name in reviewers_for(people["anna"], people["bram"], TODAY)}
    assert people["carla"] in found
    assert not {people["anna"], people["bram"], people["elke"]} & found


def test_a_review_is_asked_by_her_and_given_once(talks: Talks, signed: Conversation) -> None:
    people = talks.cast.people
    with pytest.raises(CannotDo, match="buiten de lijn"):
        actions.ask_review(signed.id, people["elke"], "", by=talks.as_("anna"), at=NOW)
    assert open_conversation(talks.as_("carla"), signed.id) is None
    actions.ask_review(signed.id, people["carla"], "Kijk mee.", by=talks.as_("anna"), at=NOW)
    with pytest.raises(CannotDo, match="al een herziening"):
        actions.ask_review(signed.id, people["carla"], "", by=talks.as_("anna"), at=NOW)
    found = open_conversation(talks.as_("carla"), signed.id)
    assert found and found.topics[0].said.own == 3
    actions.give_opinion(signed.id, "Ik volg Anna.", by=talks.as_("carla"), at=NOW)
    with pytest.raises(CannotDo):
        actions.give_opinion(signed.id, "Of toch niet.", by=talks.as_("carla"), at=NOW)
    talks.as_("anna")
    assert afterwards(signed.id).opinion == "Ik volg Anna."
    assert not Level.objects.filter(basis=Basis.AGREED).exists()


def test_who_reviews_reads_no_level_that_stood_before_and_writes_nothing_else(
    talks: Talks, signed: Conversation
) -> None:
    Make(talks.cast).levels({"anna": {talks.topics(signed)[0].competence_version: 4}})
    actions.ask_review(signed.id, talks.cast.people["carla"], "", by=talks.as_("anna"), at=NOW)
    by = talks.as_("carla")
    found = open_conversation(by, signed.id)
    assert found and {each.known for each in found.topics} == {None}
    with pytest.raises(NotFound):
        actions.sign(signed.id, Signs.AGREEMENT, revision=found.revision, by=by, at=NOW)
    with pytest.raises(NotFound):
        actions.prepare(signed.id, "Hallo", by=by, at=NOW)


def test_an_evaluation_is_announced_fourteen_days_before(talks: Talks) -> None:
    with pytest.raises(CannotDo, match="14 dagen"):
        talks.planned(on=IN_TIME - timedelta(days=1), purpose=Purpose.APPRAISAL)
    assert talks.planned(on=IN_TIME, purpose=Purpose.APPRAISAL).announced_on == TODAY


def test_only_the_evaluator_determines_and_signs_first(talks: Talks, evaluation: Conversation) -> None:
    with pytest.raises(NotFound):
        talks.say(evaluation, DETERMINED, by="anna", at=at_day(14))
    with pytest.raises(CannotDo, match="Nog niets"):
        talks.sign(evaluation, "bram", at=at_day(14))
    talks.say(evaluation, DETERMINED, at=at_day(14))
    with pytest.raises(CannotDo, match="eerst"):
        talks.sign(evaluation, "anna", Signs.RECEIPT, at=at_day(14))
    with pytest.raises(CannotDo, match="voor ontvangst"):
        talks.sign(evaluation, "bram", Signs.RECEIPT, at=at_day(14))
    assert not talks.sign(evaluation, "bram", at=at_day(14))
    assert talks.sign(evaluation, "anna", Signs.RECEIPT, at=at_day(15))
    level = Level.objects.get(basis=Basis.DETERMINED)
    assert (level.purpose, level.position, level.recorded_by_id) == (
        Purpose.APPRAISAL,
        2,
        talks.cast.people["bram"],
    )
    assert Signature.objects.get(signer=talks.cast.people["anna"]).signs == Signs.RECEIPT


def test_nobody_agrees_in_an_evaluation(talks: Talks, evaluation: Conversation) -> None:
    with pytest.raises(CannotDo):
        talks.say(evaluation, Said(Outcome.AGREED, 3, reason="Samen."), at=at_day(14))


def test_an_evaluation_is_answered_within_fifteen_days(talks: Talks, evaluation: Conversation) -> None:
    talks.say(evaluation, DETERMINED, at=at_day(14))
    talks.signed(evaluation, at=at_day(14))
    by = talks.as_("anna", Purpose.APPRAISAL)
    actions.reply_to(evaluation.id, "Nog net.", by=by, at=at_day(29))
    with pytest.raises(CannotDo, match="15 dagen"):
        actions.reply_to(evaluation.id, "Te laat.", by=by, at=at_day(30))
    with pytest.raises(CannotDo, match="15 dagen"):
        actions.ask_review(evaluation.id, talks.cast.people["carla"], "", by=by, at=at_day(30))
    assert Reply.objects.count() == 1


def test_under_one_use_the_other_kind_is_not_there(
    talks: Talks, signed: Conversation, evaluation: Conversation
) -> None:
    for name in ("anna", "bram"):
        by = talks.as_(name, Purpose.APPRAISAL)
        assert open_conversation(by, signed.id) is None
        assert [row.id for row in Conversation.objects.all()] == [evaluation.id]
        talks.as_(name)
        assert [row.id for row in Conversation.objects.all()] == [signed.id]
