"""Talks and evaluations in the cast's house: Bram with Anna, about what a profile asks or what a round left."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from kiem.conversations import actions
from kiem.conversations.models import Conversation, Topic
from kiem.conversations.rules import Outcome, Said, Signs, When
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer
from tests.cast import NOW, TODAY, Cast

STEP = "Elke week een gesprek met een familie leiden, met Fatou erbij."
PROMISE = "Ik plan haar samen met Fatou in."


class Talks:
    """Bram leads Anna. ``at`` moves the clock of whoever acts."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def as_(self, name: str, purpose: Purpose = Purpose.DEVELOPMENT, at: datetime = NOW) -> Viewer:
        """Someone who looks, for the purpose of a conversation, on a day."""
        role = "leader" if name in ("bram", "elke") else ""
        viewer = self.cast.viewer(name, role, Use(purpose.value))
        enter(self.cast.organisation, Use(purpose.value), user=self.cast.users[name], person=self.cast.people[name])
        return replace(viewer, today=timezone.localdate(at))

    def planned(
        self, name: str = "anna", on: date = TODAY, purpose: Purpose = Purpose.DEVELOPMENT, at: datetime = NOW
    ) -> Conversation:
        by = self.as_("bram", purpose, at)
        when = When(on, time(14, 0), "Lokaal 3")
        return actions.plan_conversation(self.cast.people[name], purpose, when, by=by, at=at)

    def topics(self, conversation: Conversation) -> list[Topic]:
        return list(Topic.objects.filter(conversation=conversation).order_by("place"))

    def revision(self, conversation: Conversation) -> int:
        return Conversation.objects.get(id=conversation.id).revision

    def say(
        self, conversation: Conversation, said: Said, *, by: str = "bram", place: int = 1, at: datetime = NOW
    ) -> None:
        viewer = self.as_(by, Purpose(conversation.purpose), at)
        topic = self.topics(conversation)[place - 1]
        actions.say_outcome(conversation.id, topic.id, said, revision=self.revision(conversation), by=viewer, at=at)

    def steps(self, conversation: Conversation, at: datetime = NOW) -> None:
        """The next step by Anna, and what Bram will do."""
        by = self.as_("anna", at=at)
        day = conversation.appointment.on + timedelta(days=45)
        revision = self.revision(conversation)
        actions.write_step(conversation.id, next_step=STEP, next_step_by=day, revision=revision, by=by, at=at)
        by = self.as_("bram", at=at)
        revision = self.revision(conversation)
        actions.write_step(conversation.id, manager_does=PROMISE, revision=revision, by=by, at=at)

    def sign(self, conversation: Conversation, name: str, signs: Signs = Signs.AGREEMENT, at: datetime = NOW) -> bool:
        by = self.as_(name, Purpose(conversation.purpose), at)
        return actions.sign(conversation.id, signs, revision=self.revision(conversation), by=by, at=at)

    def signed(self, conversation: Conversation, at: datetime = NOW) -> None:
        if conversation.purpose == Purpose.DEVELOPMENT:
            self.steps(conversation, at)
        self.sign(conversation, "bram", at=at)
        self.sign(conversation, "anna", at=at)

    def reviewed(self, conversation: Conversation, at: datetime = NOW) -> None:
        """Anna replies and asks Carla, who says what she thinks."""
        purpose = Purpose(conversation.purpose)
        actions.reply_to(conversation.id, "Zo zie ik het.", by=self.as_("anna", purpose, at), at=at)
        carla = self.cast.people["carla"]
        actions.ask_review(conversation.id, carla, "Kijk mee.", by=self.as_("anna", purpose, at), at=at)
        actions.give_opinion(conversation.id, "Beide kan.", by=self.as_("carla", purpose, at), at=at)

    def a_row_in_every_table(self) -> None:
        """A talk that was signed, seen differently, replied to and reviewed; each of the two had prepared."""
        talk = self.planned()
        actions.prepare(talk.id, "Voor mij.", by=self.as_("anna"), at=NOW)
        self.say(talk, Said(Outcome.DIFFERENTLY, own=2, leader=3))
        self.signed(talk)
        self.reviewed(talk)


def at_day(days: int) -> datetime:
    return NOW + timedelta(days=days)
