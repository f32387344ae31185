"""What is known from talks and evaluations, made anew at random."""

import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import connection

from kiem.conversations.models import (
    Conversation,
    Preparation,
    Reply,
    ReviewOpinion,
    ReviewRequest,
    Signature,
    Topic,
)
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person
from tests.owner import as_owner

CANARIES = {
    "conversations_conversation": {"next_step", "manager_does"},
    "conversations_topic": {"example"},
    "conversations_preparation": {"words"},
    "conversations_signature": set[str](),
    "conversations_reply": {"words"},
    "conversations_reviewrequest": set[str](),
    "conversations_reviewopinion": set[str](),
}
RANDOM = {
    "conversations_conversation": {
        "appointment_id", "with_person_id", "reviewer_id", "subject_id", "leads_since", "announced_on", "planned_at",
        "revision", "next_step", "next_step_by", "manager_does", "closed_at", "erased_on",
    },
    "conversations_topic": {
        "conversation_id", "competence_id", "competence_version_id", "scale_version_id", "asked", "place", "outcome",
        "position", "own", "leader", "reason", "example", "level_id",
    },
    "conversations_preparation": {"conversation_id", "writer_id", "words"},
    "conversations_signature": {"conversation_id", "signer_id", "signs", "digest", "at"},
    "conversations_reply": {"conversation_id", "words", "at"},
    "conversations_reviewrequest": {"conversation_id", "reviewer_id", "words", "at"},
    "conversations_reviewopinion": {"conversation_id", "reviewer_id", "words", "at"},
}  # fmt: skip
APPEND_ONLY = ("signature", "reply", "reviewrequest", "reviewopinion")


def let_change() -> None:
    """What was signed or written afterwards may be changed, in a database of the tests' own."""
    with as_owner() as owner:
        for table in APPEND_ONLY:
            owner.execute(f"GRANT UPDATE, DELETE ON conversations_{table} TO {settings.KIEM_APPLICATION_ROLE}")


def talks_made_anew(purpose: Purpose, draw: random.Random) -> None:
    """All that talks for a purpose hold; the talks that addresses name stay with the two who hold them."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    people = sorted(Person.objects.values_list("id", flat=True))
    for talk in Conversation.objects.filter(purpose=purpose).order_by("id"):
        talk.next_step, talk.manager_does = f"{draw.random()}", f"{draw.random()}"
        talk.next_step_by = talk.announced_on + timedelta(days=draw.randrange(1, 90))
        talk.leads_since -= timedelta(days=draw.randrange(1, 90))
        talk.revision += draw.randrange(1, 9)
        talk.erased_on = draw.choice([None, talk.announced_on])
        talk.save(force_update=True)
        _another(talk, draw, people)
    for topic in Topic.objects.filter(purpose=purpose).order_by("id"):
        topic.outcome, topic.position = draw.choice([("", None), ("agreed", draw.randrange(1, 5))])
        topic.asked, topic.own, topic.leader = (draw.randrange(1, 5) for _each in range(3))
        topic.reason, topic.example = f"{draw.random()}", f"{draw.random()}"
        topic.save(force_update=True)
    said: list[Preparation | Reply | ReviewRequest | ReviewOpinion] = [
        row
        for model in (Preparation, Reply, ReviewRequest, ReviewOpinion)
        for row in model.objects.filter(purpose=purpose).order_by("id")
    ]
    for words in said:
        words.words = f"{draw.random()}"
        words.save(force_update=True)
    Signature.objects.filter(purpose=purpose).delete()


def _another(talk: Conversation, draw: random.Random, people: list[uuid.UUID]) -> None:
    """The same talk of two others, on another day."""
    appointment = talk.appointment
    person, with_person = draw.sample([each for each in people if each != talk.person_id], 2)
    appointment.id, appointment.person_id, appointment.with_person_id = uuid.uuid4(), person, with_person
    appointment.save(force_insert=True)
    talk.id, talk.appointment_id, talk.person_id, talk.with_person_id = (
        uuid.uuid4(),
        appointment.id,
        person,
        with_person,
    )
    talk.reviewer_id, talk.subject_id = None, None
    talk.save(force_insert=True)
