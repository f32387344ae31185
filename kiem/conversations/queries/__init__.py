"""Conversations as far as the one who looks may read them: the two, and who reviews it. The database keeps it so."""

from kiem.conversations.queries.afterwards import Afterwards, afterwards, reviewers_for
from kiem.conversations.queries.last import LastTalk, SeenDifferently, last_talk
from kiem.conversations.queries.lines import ConversationLine, conversations_of, meetings_between
from kiem.conversations.queries.opened import KnownBefore, OnTable, OpenConversation, Signed, open_conversation

__all__ = [
    "Afterwards",
    "ConversationLine",
    "KnownBefore",
    "LastTalk",
    "OnTable",
    "OpenConversation",
    "SeenDifferently",
    "Signed",
    "afterwards",
    "conversations_of",
    "last_talk",
    "meetings_between",
    "open_conversation",
    "reviewers_for",
]
