"""Talks of Anna and Bram in the furnished house: one of today, and one that both signed, which Carla is to look at."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from kiem.conversations import actions
from kiem.conversations.rules import Outcome, Said
from kiem.foundation.purposes import Use
from tests.cast import Cast
from tests.talks import PROMISE, STEP, Talks

PREPARED, REPLIED, DIFFERENTLY = "kanarie-voorbereid", "kanarie-antwoord", "kanarie-voorbeeld"
Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class Talked:
    """The ids that addresses name."""

    today: uuid.UUID
    topic: uuid.UUID
    signed: uuid.UUID
    on: date
    """A day that is still free."""

    def others(self) -> Mapping[str, Arguments]:
        growing, appraising = {"use": "development"}, {"use": "appraisal"}
        signed = {**growing, "conversation_id": self.signed}
        names = ("conversation", "document", "prepare", "reply", "ask_review", "give_opinion", "sign")
        return {
            **{f"conversations:{name}+signed": signed for name in names},
            "conversations:topic+signed": {**signed, "topic_id": self.topic},
            "conversations:conversation+under another use": {**appraising, "conversation_id": self.today},
        }

    def bodies(self) -> Mapping[str, Mapping[str, Any]]:
        """What a form of each page would send."""
        keep = {"as_it_is": "on"}
        return {
            "agree_alike": {"revision": 0},
            "ask_review": {"reviewer": self.today, "words": "kijk"},
            "give_opinion": {"words": "beide kan", **keep},
            "move": {"on": self.on, "place": "Tuin"},
            "plan": {"person_id": self.today, "purpose": "development", "on": self.on},
            "prepare": {"words": "mijn vraag"},
            "promise": {"revision": 0, "manager_does": PROMISE, **keep},
            "reply": {"words": "zo zie ik het", **keep},
            "sign": {"revision": 0, "signs": "agreement"},
            "step": {"revision": 0, "next_step": STEP, "next_step_by": self.on, **keep},
            "topic": {"revision": 0, "outcome": "agreed", "position": 3, "reason": "zelf gezien", **keep},
        }


def talked(cast: Cast, now: datetime) -> Talked:
    """The signed one is of yesterday: they see one thing differently. Anna prepared the one of today."""
    talks, today = Talks(cast), timezone.localdate(now)
    yesterday = now - timedelta(days=1)
    signed = talks.planned(on=today - timedelta(days=1), at=yesterday)
    talks.say(signed, Said(Outcome.DIFFERENTLY, own=2, leader=3, example=DIFFERENTLY), at=yesterday)
    talks.signed(signed, at=yesterday)
    actions.reply_to(signed.id, REPLIED, by=talks.as_("anna", at=now), at=now)
    actions.ask_review(signed.id, cast.people["carla"], "", by=talks.as_("anna", at=now), at=now)
    open_now = talks.planned(on=today, at=now)
    actions.prepare(open_now.id, PREPARED, by=talks.as_("anna", at=now), at=now)
    talks.as_("bram", at=now)
    topic = talks.topics(open_now)[0].id
    cast.use(Use.ADMINISTRATION)
    return Talked(open_now.id, topic, signed.id, today + timedelta(days=5))
