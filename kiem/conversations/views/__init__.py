"""The screens of conversations."""

from kiem.conversations.views.conversation import calendar, conversation, conversations, document
from kiem.conversations.views.editing import (
    agree_alike,
    ask_review,
    call_off,
    give_opinion,
    move,
    plan,
    prepare,
    promise,
    reply,
    sign,
    step,
    topic,
)

__all__ = [
    "agree_alike",
    "ask_review",
    "calendar",
    "call_off",
    "conversation",
    "conversations",
    "document",
    "give_opinion",
    "move",
    "plan",
    "prepare",
    "promise",
    "reply",
    "sign",
    "step",
    "topic",
]
