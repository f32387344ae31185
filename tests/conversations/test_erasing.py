"""What is erased once its term is over, what stays, and that nothing else takes it away."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from kiem.assessments.actions import erase_views
from kiem.assessments.models import Level, Subject, Summary, SummaryText, View
from kiem.assessments.pages.about_me import about_me_page
from kiem.conversations import actions
from kiem.conversations.actions import Erased
from kiem.conversations.jobs import erase_what_is_over
from kiem.conversations.models import Conversation, Preparation, Reply, ReviewOpinion, ReviewRequest, Topic
from kiem.conversations.pages.conversation import conversation_page
from kiem.conversations.pages.printing import document_values
from kiem.conversations.rules import Outcome, Said, When
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import agree_on_term
from kiem.organisation.rules import Term, months_later
from tests.cast import NOW, TODAY, Cast
from tests.rounds import Rounds
from tests.talks import Talks

NOTHING = Erased(0, 0, 0)
DIFFERENTLY = Said(Outcome.DIFFERENTLY, own=3, leader=2, reason="We zien het anders.", example="De week van mei.")
AGREED = Said(Outcome.AGREED, 3, reason="Ze doet het zelf.")


@pytest.fixture
def talks(cast: Cast) -> Talks:
    """After a round with words of four colleagues, closed today."""
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    round = rounds.opened("anna")
    rounds.answers(dict.fromkeys(rounds.lookers(), 3) | {"anna": 3, "bram": 2}, comment="Mooi")
    rounds.closed(round, at=NOW)
    return Talks(cast)


@pytest.fixture
def talk(talks: Talks) -> Conversation:
    """Signed today, prepared by both, replied to and reviewed."""
    talk = talks.planned()
    for name in ("anna", "bram"):
        actions.prepare(talk.id, "Voor mij.", by=talks.as_(name), at=NOW)
    talks.say(talk, DIFFERENTLY)
    talks.say(talk, AGREED, place=2)
    talks.signed(talk)
    talks.reviewed(talk)
    return talk


def after(months: int, *, days: int = 0) -> datetime:
    return NOW + (months_later(TODAY, months) + timedelta(days=days) - TODAY)


def erase(talks: Talks, at: datetime) -> Erased:
    talks.cast.use(Use.ADMINISTRATION)
    return actions.erase_what_is_over(by=talks.cast.system, at=at)


def kept(talks: Talks) -> tuple[int, int, int]:
    """Views, texts and preparations that still stand there."""
    talks.cast.use(Use.KEEPING)
    return View.objects.count(), SummaryText.objects.count(), Preparation.objects.count()


def test_what_each_saw_and_wrote_goes_six_months_after_the_talk(talks: Talks, talk: Conversation) -> None:
    before = kept(talks)
    assert min(before) > 0
    assert erase(talks, after(6, days=-1)) == NOTHING
    assert kept(talks) == before
    assert erase(talks, after(6)) == Erased(1, 2, 0)
    assert kept(talks) == (0, 0, 0)
    assert erase(talks, after(6)) == NOTHING


def test_what_others_see_together_and_what_was_agreed_stay(talks: Talks, talk: Conversation) -> None:
    talks.cast.use(Use.KEEPING)
    summaries, levels = Summary.objects.count(), Level.objects.count()
    erase(talks, after(6))
    talks.cast.use(Use.KEEPING)
    assert (Summary.objects.count(), Level.objects.count()) == (summaries, levels)
    page = conversation_page(talks.as_("anna", at=after(6)), talk.id)
    assert any("We zien het anders." in sentence for sentence in page.cards[0].said)
    assert len(page.signatures) == 2


def test_without_a_talk_a_round_is_kept_twelve_months(talks: Talks) -> None:
    assert erase(talks, after(12, days=-1)) == NOTHING
    assert erase(talks, after(12)) == Erased(1, 0, 0)


def test_a_talk_that_was_never_signed_does_not_shorten_it(talks: Talks) -> None:
    talk = talks.planned()
    actions.prepare(talk.id, "Voor mij.", by=talks.as_("anna"), at=NOW)
    assert erase(talks, after(12, days=-1)) == NOTHING
    assert erase(talks, after(12)) == Erased(1, 1, 0)


def test_an_open_round_keeps_what_it_has(talks: Talks) -> None:
    rounds = Rounds(talks.cast)
    talks.cast.use(Use.ADMINISTRATION)
    again = rounds.opened("anna", at=NOW + timedelta(days=40))
    subject = rounds.subject(again, "anna")
    assert erase_views([subject], by=talks.cast.system, at=after(40)) == 0


def test_words_go_after_three_years_and_what_came_out_stays(talks: Talks, talk: Conversation) -> None:
    erase(talks, after(6))
    assert erase(talks, after(36, days=-1)) == NOTHING
    assert erase(talks, after(36)) == Erased(0, 0, 1)
    talks.cast.use(Use.KEEPING)
    row = Conversation.objects.get(id=talk.id)
    assert (row.next_step, row.manager_does, row.next_step_by, row.reviewer_id) == ("", "", None, None)
    assert not any(model.objects.exists() for model in (Reply, ReviewRequest, ReviewOpinion))
    assert set(Topic.objects.values_list("reason", "example")) == {("", "")}
    first = Topic.objects.get(conversation=talk, place=1)
    assert (first.outcome, first.own, first.leader) == (Outcome.DIFFERENTLY, 3, 2)
    assert erase(talks, after(37)) == NOTHING


def test_in_one_that_was_never_signed_nothing_is_written_any_more(talks: Talks) -> None:
    """What would be written after the words were erased would never be erased."""
    talk = talks.planned()
    at = after(36)
    talks.steps(talk)
    erase(talks, at)
    page = conversation_page(talks.as_("anna", at=at), talk.id)
    assert "gewist op" in page.kept
    assert not (page.can_record or page.can_sign or page.can_prepare or page.i_signed)
    for late in (
        lambda: actions.prepare(talk.id, "Toch nog.", by=talks.as_("anna", at=at), at=at),
        lambda: talks.steps(talk, at),
        lambda: actions.move_conversation(talk.id, When(at.date()), by=talks.as_("bram", at=at), at=at),
        lambda: talks.sign(talk, "bram", at=at),
    ):
        with pytest.raises(CannotDo, match="gewist"):
            late()


def test_who_looks_later_is_told_and_sees_who_signed(talks: Talks, talk: Conversation) -> None:
    page = conversation_page(talks.as_("bram"), talk.id)
    assert "23 november 2029" in page.kept
    erase(talks, after(36))
    page = conversation_page(talks.as_("anna", at=after(36)), talk.id)
    assert "gewist op 23 november 2029" in page.kept
    assert len(page.signatures) == 2
    assert not (page.can_reply or page.can_ask_review)
    values = document_values(talks.as_("anna", at=after(36)), talk.id)
    assert not values["step"]
    assert [each["said"].startswith("ondertekend in Kiem") for each in values["signatures"]] == [True, True]
    with pytest.raises(CannotDo, match="gewist"):
        actions.reply_to(talk.id, "Nog iets.", by=talks.as_("anna", at=after(36)), at=after(36))


def test_her_page_of_the_round_says_how_long_and_what_was_erased(talks: Talks, talk: Conversation) -> None:
    talks.cast.use(Use.KEEPING)
    subject = Subject.objects.get(person=talks.cast.people["anna"]).id
    viewer = talks.cast.viewer("anna", use=Use.OWN_DATA)
    assert "6 maanden" in about_me_page(viewer, subject).kept
    erase(talks, after(6))
    viewer = talks.cast.viewer("anna", use=Use.OWN_DATA)
    page = about_me_page(viewer, subject)
    assert "23 mei 2027" in page.kept
    assert any(each.others for each in page.seen)


def test_an_evaluation_keeps_to_the_same_terms(talks: Talks) -> None:
    on = TODAY + timedelta(days=14)
    at = NOW + timedelta(days=14)
    evaluation = talks.planned(on=on, purpose=Purpose.APPRAISAL)
    talks.say(evaluation, Said(Outcome.DETERMINED, 2, reason="Drie dossiers."), at=at)
    talks.signed(evaluation, at=at)
    erase(talks, after(36))
    talks.cast.use(Use.KEEPING)
    assert Conversation.objects.get(id=evaluation.id).erased_on is None
    erase(talks, after(36, days=14))
    talks.cast.use(Use.KEEPING)
    assert Conversation.objects.get(id=evaluation.id).erased_on == (after(36, days=14)).date()


def test_what_was_agreed_in_consultation_holds(talks: Talks, talk: Conversation) -> None:
    by = talks.cast.viewer("carla", "hr")
    agree_on_term(Term.VIEWS, number=2, starts_on=TODAY, source="Overleg van 2 november 2026", by=by, at=NOW)
    assert erase(talks, after(2, days=-1)) == NOTHING
    assert erase(talks, after(2)).views == 1


def test_only_the_installation_erases_and_says_what_it_did(talks: Talks, talk: Conversation) -> None:
    for role in ("hr", "administrator", "director"):
        with pytest.raises(NotAllowed):
            actions.erase_what_is_over(by=talks.cast.viewer("carla", role), at=after(40))
    erase(talks, after(36))
    lines = TrailLine.objects.filter(verb__in=["erase_views", "erase_preparations", "erase_words"])
    assert dict(lines.values_list("verb", "count")) == {"erase_views": 1, "erase_preparations": 2, "erase_words": 1}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM assessments_view",
        "DELETE FROM conversations_reply",
        "UPDATE conversations_reviewopinion SET words = 'x'",
    ],
)
def test_what_was_given_or_replied_goes_in_no_other_way(talks: Talks, talk: Conversation, statement: str) -> None:
    talks.cast.use(Use.KEEPING)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_ways_to_erase_do_nothing_outside_keeping(talks: Talks, talk: Conversation) -> None:
    before = kept(talks)
    subjects = list(Subject.objects.values_list("id", flat=True))
    talks.as_("bram")
    with connection.cursor() as cursor:
        cursor.execute("SELECT kiem_erase_views(%s), kiem_erase_words(%s)", [subjects, [talk.id]])
    assert kept(talks) == before
    assert Reply.objects.exists()
    talks.as_("bram")
    with pytest.raises(IntegrityError), transaction.atomic():
        Conversation.objects.filter(id=talk.id).update(erased_on=TODAY)


def test_another_organisation_keeps_its_own(talks: Talks, talk: Conversation) -> None:
    before = kept(talks)
    subjects = list(Subject.objects.values_list("id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kiem.organisation', %s, true)", [str(talks.cast.other_organisation)])
        cursor.execute("SELECT kiem_erase_views(%s), kiem_erase_words(%s)", [subjects, [talk.id]])
    assert kept(talks) == before


def test_it_is_asked_for_every_night() -> None:
    """The worker finds it: its name and its hour."""
    from procrastinate.contrib.django import app

    hours = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert hours[erase_what_is_over.name] == "20 3 * * *"
