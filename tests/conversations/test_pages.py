"""The screens of conversations: what each of the two sees, and what is posted."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kiem.conversations.models import Conversation, Preparation, Reply, Topic
from kiem.conversations.rules import Outcome, Said
from kiem.foundation.purposes import Purpose, Use
from tests.cast import TODAY, Cast
from tests.make import Make
from tests.talks import PROMISE, STEP, Talks, at_day


@pytest.fixture
def talks(cast: Cast) -> Talks:
    Make(cast).de_linde()
    return Talks(cast)


def url(name: str, talk: Conversation, *more: object) -> str:
    return reverse(f"conversations:{name}", args=[talk.purpose, talk.id, *more])


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_manager_plans_a_talk_and_both_find_it(cast: Cast, talks: Talks) -> None:
    bram = cast.client("bram", "leader")
    fields = {
        "person_id": str(cast.people["anna"]),
        "purpose": "development",
        "on": timezone.localdate().isoformat(),
        "starts_at": "14:00",
        "place": "Lokaal 3",
    }
    answer = bram.post(reverse("conversations:plan"), fields)
    assert answer.status_code == 302
    assert "Lokaal 3" in page(bram, answer["Location"])
    assert "Lokaal 3" in page(cast.client("anna"), reverse("conversations:conversations"))


def test_a_wrong_plan_is_said_at_its_field_and_keeps_what_was_typed(cast: Cast, talks: Talks) -> None:
    fields = {"person_id": str(cast.people["anna"]), "purpose": "appraisal", "place": "Hier"}
    fields["on"] = (timezone.localdate() + timedelta(days=13)).isoformat()
    answer = cast.client("bram", "leader").post(reverse("conversations:plan"), fields)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "14 dagen" in text
    assert 'value="Hier"' in text


def test_the_whole_talk_on_screen(cast: Cast, talks: Talks) -> None:
    talk = talks.planned()
    first, second, *_rest = talks.topics(talk)
    bram, anna = cast.client("bram", "leader"), cast.client("anna")
    form = page(bram, url("topic", talk, first.id))
    assert "We zien het anders" in form
    posted = {"revision": 0, "outcome": "differently", "own": 4, "leader": 2, "example": "De nacht van 3 oktober."}
    answer = bram.post(url("topic", talk, first.id), posted)
    assert answer["Location"] == url("topic", talk, second.id)
    answer = bram.post(url("topic", talk, second.id), {"revision": 0, "outcome": "agreed", "position": 3})
    assert answer.status_code == 422
    assert "intussen" in answer.content.decode()
    posted = {"revision": 1, "outcome": "agreed", "position": 3, "reason": "Zelf gezien."}
    assert bram.post(url("topic", talk, second.id), posted).status_code == 302
    posted = {"revision": 2, "next_step": STEP, "next_step_by": (TODAY + timedelta(days=30)).isoformat()}
    marked = anna.post(url("step", talk), posted)  # Fatou may be a resident
    assert "<mark>Fatou</mark>" in marked.content.decode()
    assert anna.post(url("step", talk), {**posted, "as_it_is": "on"}).status_code == 302
    assert (
        bram.post(url("promise", talk), {"revision": 3, "manager_does": PROMISE, "as_it_is": "on"}).status_code == 302
    )
    for client in (bram, anna):
        shown = page(client, url("conversation", talk))
        assert STEP in shown
        assert PROMISE in shown
        revision = re.search(r'name="revision" value="(\d+)"', shown)
        assert revision
        assert client.post(url("sign", talk), {"revision": revision[1], "signs": "agreement"}).status_code == 302
    shown = page(anna, url("conversation", talk))
    assert "door beiden ondertekend" in shown
    assert "Bram" in shown
    assert anna.post(url("reply", talk), {"words": "Zo zie ik het."}).status_code == 302
    assert "Zo zie ik het." in page(bram, url("conversation", talk))
    talks.as_("anna")
    assert Reply.objects.count() == 1


def test_the_other_reads_no_preparation(cast: Cast, talks: Talks) -> None:
    talk = talks.planned(on=TODAY + timedelta(days=5))
    anna, bram = cast.client("anna"), cast.client("bram", "leader")
    assert anna.post(url("prepare", talk), {"words": "Mijn twijfel."}).status_code == 302
    assert "Mijn twijfel." in page(anna, url("conversation", talk))
    assert "Mijn twijfel." not in page(bram, url("conversation", talk))
    assert "Mijn twijfel." not in page(bram, url("prepare", talk))
    cast.use(Use.DEVELOPMENT, "bram")
    assert not Preparation.objects.exists()


def test_a_talk_stands_under_its_own_use_only(cast: Cast, talks: Talks) -> None:
    talk = talks.planned()
    wrong = reverse("conversations:conversation", args=["appraisal", talk.id])
    assert cast.client("anna").get(wrong).status_code == 404
    assert cast.client("bram", "leader").get(wrong).status_code == 404


@pytest.mark.parametrize("name", ["farid", "carla", "elke", "dries", "hamid", "greet"])
def test_nobody_else_comes_near(cast: Cast, talks: Talks, name: str) -> None:
    talk = talks.planned()
    topic = talks.topics(talk)[0]
    client = cast.client(name) if name != "greet" else cast.client("fatou") if "fatou" in cast.users else Client()
    for address in (
        url("conversation", talk),
        url("document", talk),
        url("calendar", talk),
        url("prepare", talk),
        url("topic", talk, topic.id),
    ):
        assert client.get(address).status_code in (302, 404)


def test_an_evaluation_is_signed_for_receipt(cast: Cast, talks: Talks) -> None:
    on = TODAY + timedelta(days=14)
    evaluation = talks.planned(on=on, purpose=Purpose.APPRAISAL)
    talks.say(evaluation, Said(Outcome.DETERMINED, 2, reason="Drie dossiers."), at=at_day(14))
    shown = page(cast.client("anna"), url("conversation", evaluation))
    assert "Evaluatiegesprek" in shown


def test_the_document_is_a_pdf_and_the_calendar_says_no_kind(cast: Cast, talks: Talks) -> None:
    talk = talks.planned()
    anna = cast.client("anna")
    answer = anna.get(url("document", talk))
    assert answer.content.startswith(b"%PDF-")
    assert "attachment" in answer["Content-Disposition"]
    file = page(anna, url("calendar", talk))
    assert "SUMMARY:Gesprek\r\n" in file
    assert "functionering" not in file.lower()
    assert "DTSTART:20" in file


def test_calling_off_and_moving(cast: Cast, talks: Talks) -> None:
    talk = talks.planned(on=TODAY + timedelta(days=5))
    bram = cast.client("bram", "leader")
    moved = {"on": (TODAY + timedelta(days=6)).isoformat(), "starts_at": "09:30", "place": "Tuin"}
    assert bram.post(url("move", talk), moved).status_code == 302
    assert "Tuin" in page(bram, url("conversation", talk))
    assert cast.client("anna").post(url("call_off", talk)).status_code == 404
    assert bram.post(url("call_off", talk)).status_code == 302
    assert "afgezegd" in page(cast.client("anna"), url("conversation", talk))


def test_who_reviews_reads_it_and_says_what_she_thinks(cast: Cast, talks: Talks) -> None:
    talk = talks.planned()
    talks.say(talk, Said(Outcome.DIFFERENTLY, own=3, leader=2))
    talks.signed(talk)
    anna, carla = cast.client("anna"), cast.client("carla", "hr")
    asked = {"reviewer": str(cast.people["carla"]), "words": "Kijk naar de nacht."}
    assert anna.post(url("ask_review", talk), asked).status_code == 302
    assert "Kijk naar de nacht." in page(carla, url("conversation", talk))
    assert carla.post(url("give_opinion", talk), {"words": "Ik volg Anna."}).status_code == 302
    assert "Ik volg Anna." in page(cast.client("bram", "leader"), url("conversation", talk))
    cast.use(Use.DEVELOPMENT, "anna")
    assert {topic.outcome for topic in Topic.objects.all()} >= {"differently"}
