"""The writes of conversations: plan and move, prepare, say what came out, sign; reply, ask and give a review."""

from kiem.conversations.actions.afterwards import ask_review, give_opinion, reply_to
from kiem.conversations.actions.erasing import Erased, erase_what_is_over
from kiem.conversations.actions.planning import call_off, move_conversation, plan_conversation
from kiem.conversations.actions.recording import agree_on_what_is_alike, prepare, say_outcome, write_step
from kiem.conversations.actions.signing import sign

__all__ = [
    "Erased",
    "agree_on_what_is_alike",
    "ask_review",
    "call_off",
    "erase_what_is_over",
    "give_opinion",
    "move_conversation",
    "plan_conversation",
    "prepare",
    "reply_to",
    "say_outcome",
    "sign",
    "write_step",
]
