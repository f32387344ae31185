"""The next step that someone wrote in her last talk, and what her manager promised then."""

import uuid
from dataclasses import dataclass
from datetime import date

from kiem.conversations.queries import LastTalk
from kiem.gaps.wording import day_words


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """In her own words. ``day``: of the talk; ``by``: until when; ``is_past``: whether that day is over."""

    words: str
    by: str
    is_past: bool
    manager_does: str
    leader: str
    day: str
    conversation_id: uuid.UUID


def agreed_step(talk: LastTalk | None, today: date) -> AgreedStep | None:
    """None without a talk, and once the words of the last one were erased."""
    if talk is None or not talk.next_step:
        return None
    return AgreedStep(
        words=talk.next_step,
        by=day_words(talk.next_step_by, today) if talk.next_step_by else "",
        is_past=talk.next_step_by is not None and talk.next_step_by < today,
        manager_does=talk.manager_does,
        leader=talk.leader,
        day=day_words(talk.on, today),
        conversation_id=talk.id,
    )
