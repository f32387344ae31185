"""A talk: planned, recorded together, signed by both; only then what was agreed counts."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kiem.assessments.models import CurrentLevel, Level
from kiem.assessments.rules import Basis, ViewFrom
from kiem.conversations import actions
from kiem.conversations.models import Conversation, Signature, Topic
from kiem.conversations.pages.conversation import conversation_page
from kiem.conversations.queries import conversations_of, open_conversation
from kiem.conversations.rules import Outcome, Said, Signs, When
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Purpose, Use
from tests.cast import NOW, TODAY, Cast
from tests.make import Make
from tests.rounds import Rounds
from tests.talks import STEP, Talks, at_day

AGREED = Said(Outcome.AGREED, 3, reason="Ze doet het zelf sinds de zomer.")


@pytest.fixture
def talks(cast: Cast) -> Talks:
    Make(cast).de_linde()
    return Talks(cast)


@pytest.fixture
def looked(cast: Cast) -> Talks:
    """After a round in which Anna and Bram see the first competences alike and others not."""
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    round = rounds.opened("anna", views=[ViewFrom.SELF, ViewFrom.MANAGER])
    rounds.answers({"anna": 3, "bram": 3})
    rounds.closed(round, at=NOW)
    return Talks(cast)


def test_a_talk_is_about_what_is_asked_of_her_when_no_round_looked(talks: Talks) -> None:
    talk = talks.planned()
    assert [topic.asked for topic in talks.topics(talk)] != []
    assert talk.subject_id is None


def test_a_talk_is_about_what_the_latest_round_looked_at(looked: Talks) -> None:
    talk = looked.planned()
    assert talk.subject_id is not None
    found = open_conversation(looked.as_("bram"), talk.id)
    assert found
    assert [(each.own, each.leader) for each in found.topics] == [(3, 3)] * 6


def test_what_both_see_alike_is_agreed_on_in_one_tap(looked: Talks) -> None:
    talk = looked.planned()
    number = actions.agree_on_what_is_alike(talk.id, revision=0, by=looked.as_("bram"), at=NOW)
    assert number == len(looked.topics(talk)) == 6
    assert {topic.outcome for topic in looked.topics(talk)} == {Outcome.AGREED}
    again = actions.agree_on_what_is_alike(talk.id, revision=1, by=looked.as_("anna"), at=NOW)
    assert again == 0


def test_views_that_were_given_go_before_what_is_typed(looked: Talks) -> None:
    talk = looked.planned()
    with pytest.raises(CannotDo, match="allebei hetzelfde niveau"):
        looked.say(talk, Said(Outcome.DIFFERENTLY, own=1, leader=2))


def test_nothing_counts_until_both_signed_the_same_words(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, AGREED)
    talks.steps(talk)
    assert not talks.sign(talk, "bram")
    assert not Level.objects.filter(basis=Basis.AGREED).exists()
    assert talks.sign(talk, "anna")
    level = Level.objects.get(basis=Basis.AGREED)
    topic = talks.topics(talk)[0]
    assert (level.person_id, level.position, level.observed_on) == (talk.person_id, 3, TODAY)
    assert topic.level_id == level.id
    assert CurrentLevel.objects.get(person=talk.person_id, competence=topic.competence_id).level_id == level.id


def test_a_signature_under_an_earlier_text_does_not_count(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, AGREED)
    talks.steps(talk)
    talks.sign(talk, "bram")
    talks.say(talk, Said(Outcome.AGREED, 4, reason="Nog beter."), by="anna")
    assert not talks.sign(talk, "anna")
    assert not Level.objects.filter(basis=Basis.AGREED).exists()
    assert talks.sign(talk, "bram")
    assert Level.objects.get(basis=Basis.AGREED).position == 4
    assert Signature.objects.filter(conversation=talk).count() == 3


def test_signing_twice_writes_once(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, AGREED)
    talks.signed(talk)
    assert talks.sign(talk, "anna")
    assert Signature.objects.filter(conversation=talk).count() == 2
    assert Level.objects.filter(basis=Basis.AGREED).count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Said(Outcome.AGREED, 1), "waarom"),
        (Said(Outcome.AGREED, None, reason="Zo."), "niveau van de schaal"),
        (Said(Outcome.AGREED, 5, reason="Zo."), "niveau van de schaal"),
        (Said(Outcome.AGREED, 3, own=0, reason="Zo."), "niveau van de schaal"),
        (Said(Outcome.AGREED, 3, own=1, leader=3, reason="Zo."), "voorbeeld"),
        (Said(Outcome.DIFFERENTLY, own=2), "hoe jullie het elk zien"),
        (Said(Outcome.DIFFERENTLY, own=2, leader=2), "hetzelfde niveau"),
        (Said(Outcome.DETERMINED, 3, reason="Zo."), "dit soort"),
        (Said(Outcome.AGREED, 3, reason="x" * 601), "600 tekens"),
    ],
)
def test_what_cannot_come_out_is_refused_with_a_sentence(talks: Talks, said: Said, sentence: str) -> None:
    talk = talks.planned()
    with pytest.raises(CannotDo, match=sentence):
        talks.say(talk, said)
    assert talks.topics(talk)[0].outcome == ""


def test_both_views_are_kept_where_they_see_it_differently(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, Said(Outcome.DIFFERENTLY, own=4, leader=2, example="De nacht van 3 oktober."))
    talks.signed(talk)
    topic = talks.topics(talk)[0]
    assert (topic.own, topic.leader, topic.position, topic.level_id) == (4, 2, None, None)
    assert not Level.objects.filter(basis=Basis.AGREED).exists()


def test_a_level_from_a_list_is_confirmed_without_a_reason(cast: Cast, talks: Talks) -> None:
    talk = talks.planned()
    topic = talks.topics(talk)[0]
    version = topic.competence_version
    Make(cast).levels({"anna": {version: 2}})
    talks.say(talk, Said(Outcome.AGREED, 2))
    talks.signed(talk)
    current = CurrentLevel.objects.get(person=talk.person_id, competence=topic.competence_id)
    assert (current.position, current.basis, current.valid_until) == (2, Basis.AGREED, None)


def test_who_saves_over_what_the_other_changed_is_told_and_nothing_is_lost(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, AGREED)
    topic = talks.topics(talk)[1]
    with pytest.raises(CannotDo, match="intussen"):
        actions.say_outcome(talk.id, topic.id, AGREED, revision=0, by=talks.as_("anna"), at=NOW)
    with pytest.raises(CannotDo, match="intussen"):
        actions.sign(talk.id, Signs.AGREEMENT, revision=0, by=talks.as_("anna"), at=NOW)
    assert talks.topics(talk)[0].outcome == Outcome.AGREED


@pytest.mark.parametrize("name", ["bram", "anna"])
def test_only_she_writes_her_next_step_and_only_her_manager_what_he_does(talks: Talks, name: str) -> None:
    talk = talks.planned()
    step, promise = (STEP, None) if name == "bram" else (None, "Ik regel het.")
    with pytest.raises(NotFound):
        actions.write_step(talk.id, next_step=step, manager_does=promise, revision=0, by=talks.as_(name), at=NOW)


def test_a_talk_ends_with_a_next_step_a_date_and_what_the_manager_does(talks: Talks) -> None:
    talk = talks.planned()
    with pytest.raises(CannotDo, match="volgende stap"):
        talks.sign(talk, "bram")
    actions.write_step(talk.id, next_step=STEP, revision=0, by=talks.as_("anna"), at=NOW)
    with pytest.raises(CannotDo, match="datum"):
        talks.sign(talk, "bram")
    with pytest.raises(CannotDo, match="na het gesprek"):
        actions.write_step(
            talk.id,
            next_step=STEP,
            next_step_by=TODAY - timedelta(days=1),
            revision=1,
            by=talks.as_("anna"),
            at=NOW,
        )


def test_nothing_is_written_before_the_day_of_the_talk(talks: Talks) -> None:
    talk = talks.planned(on=TODAY + timedelta(days=3))
    with pytest.raises(CannotDo, match="moet nog komen"):
        talks.say(talk, AGREED)
    talks.say(talk, AGREED, at=at_day(3))
    assert talks.topics(talk)[0].outcome == Outcome.AGREED


def test_what_both_signed_never_changes_not_even_by_the_database(talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, AGREED)
    talks.signed(talk)
    with pytest.raises(CannotDo, match="blijft zoals het is"):
        talks.say(talk, Said(Outcome.AGREED, 1, reason="Toch niet."))
    with pytest.raises(IntegrityError, match="signed_topics_stay"), transaction.atomic():
        Topic.objects.filter(conversation=talk).update(position=1)
    with pytest.raises(IntegrityError, match="signed_record_stays"), transaction.atomic():
        Conversation.objects.filter(id=talk.id).update(next_step="Iets anders.")


@pytest.mark.parametrize("name", ["farid", "carla", "elke", "dries", "hamid", "fatou"])
def test_nobody_else_reads_or_writes_it(talks: Talks, name: str) -> None:
    talk = talks.planned()
    with pytest.raises(NotFound):
        actions.prepare(talk.id, "Hallo", by=talks.as_(name), at=NOW)
    assert open_conversation(talks.as_(name), talk.id) is None
    assert not Conversation.objects.exists()
    assert not Topic.objects.exists()


@pytest.mark.parametrize("name", ["anna", "carla", "elke", "farid"])
def test_only_who_leads_her_plans_a_talk(talks: Talks, name: str) -> None:
    with pytest.raises(NotAllowed):
        actions.plan_conversation(
            talks.cast.people["anna"], Purpose.DEVELOPMENT, When(TODAY), by=talks.as_(name), at=NOW
        )


def test_what_one_prepared_the_other_never_reads(talks: Talks) -> None:
    talk = talks.planned()
    actions.prepare(talk.id, "Mijn twijfel.", by=talks.as_("anna"), at=NOW)
    actions.prepare(talk.id, "Mijn vraag.", by=talks.as_("bram"), at=NOW)
    seen = {name: open_conversation(talks.as_(name), talk.id) for name in ("anna", "bram")}
    assert {name: found.preparation for name, found in seen.items() if found} == {
        "anna": "Mijn twijfel.",
        "bram": "Mijn vraag.",
    }
    actions.prepare(talk.id, " ", by=talks.as_("anna"), at=NOW)
    assert (found := open_conversation(talks.as_("anna"), talk.id)) and found.preparation == ""


def test_the_managers_view_opens_to_her_seven_days_before(cast: Cast) -> None:
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    rounds.opened("anna", views=[ViewFrom.SELF, ViewFrom.MANAGER])
    rounds.answers({"anna": 2, "bram": 3}, submit=True)
    talks = Talks(cast)
    talk = talks.planned(on=TODAY + timedelta(days=8))
    early = open_conversation(talks.as_("anna"), talk.id)
    assert early and {(each.own, each.leader) for each in early.topics} == {(2, None)}
    later = open_conversation(talks.as_("anna", at=at_day(1)), talk.id)
    assert later and {(each.own, each.leader) for each in later.topics} == {(2, 3)}


def test_two_conversations_about_someone_never_fall_on_one_day(talks: Talks) -> None:
    day = TODAY + timedelta(days=20)
    talks.planned(on=day)
    with pytest.raises(CannotDo, match="die dag"):
        talks.planned(on=day, purpose=Purpose.APPRAISAL)
    with pytest.raises(CannotDo, match="die dag"):
        talks.planned(on=day)
    other = talks.planned(on=day + timedelta(days=1))
    with pytest.raises(CannotDo, match="die dag"):
        actions.move_conversation(other.id, When(day), by=talks.as_("bram"), at=NOW)


def test_a_talk_that_was_called_off_leaves_its_day_free(talks: Talks) -> None:
    talk = talks.planned()
    actions.call_off(talk.id, by=talks.as_("bram"), at=NOW)
    actions.call_off(talk.id, by=talks.as_("bram"), at=NOW)
    assert TrailLine.objects.filter(verb="call_off").count() == 1
    with pytest.raises(CannotDo, match="afgezegd"):
        talks.say(talk, AGREED)
    talks.planned()


def test_a_mail_says_that_there_is_a_conversation_and_nothing_of_what_kind(talks: Talks) -> None:
    talks.planned()
    talks.planned(on=TODAY + timedelta(days=20), purpose=Purpose.APPRAISAL)
    talks.cast.use(Use.ADMINISTRATION)
    mails = OutboxMessage.objects.filter(recipient__startswith="anna", subject__contains="gesprek")
    assert mails.count() == 2
    assert len(set(mails.values_list("subject", flat=True))) == 1
    words = " ".join(mail.subject + mail.body for mail in mails)
    assert "evaluatie" not in words.lower()
    assert "groei" not in words.lower()


def test_everyone_finds_her_own_conversations_in_one_list(talks: Talks) -> None:
    talk = talks.planned()
    talks.planned(on=TODAY + timedelta(days=20), purpose=Purpose.APPRAISAL)
    for name in ("anna", "bram"):
        lines = conversations_of(talks.cast.viewer(name, use=Use.OWN_DATA))
        assert [line.id == talk.id for line in lines] == [False, True]
    assert conversations_of(talks.cast.viewer("carla", use=Use.OWN_DATA)) == []


def test_what_a_list_says_is_to_be_confirmed_only_until_both_signed(talks: Talks) -> None:
    talk = talks.planned()
    first = talks.topics(talk)[0]
    brought_in = {"anna": {first.competence_version: 2}}
    Make(talks.cast).levels(brought_in, observed_on=TODAY - timedelta(days=30), file_name="lijst.xlsx")
    asks = "Een oudere lijst zegt"
    assert asks in " ".join(conversation_page(talks.as_("anna"), talk.id).cards[0].said)
    talks.signed(talk)
    assert asks not in " ".join(conversation_page(talks.as_("anna"), talk.id).cards[0].said)
