"""One frozen object per screen of conversations."""

from kiem.conversations.pages.conversation import ConversationPage, conversation_page
from kiem.conversations.pages.editing import (
    EditPage,
    PlanPage,
    ReviewPage,
    TopicPage,
    Writer,
    edit_page,
    plan_page,
    review_page,
    topic_page,
)
from kiem.conversations.pages.listing import ConversationsPage, conversations_page
from kiem.conversations.pages.printing import TEMPLATE, calendar_of, document_values

__all__ = [
    "TEMPLATE",
    "ConversationPage",
    "ConversationsPage",
    "EditPage",
    "PlanPage",
    "ReviewPage",
    "TopicPage",
    "Writer",
    "calendar_of",
    "conversation_page",
    "conversations_page",
    "document_values",
    "edit_page",
    "plan_page",
    "review_page",
    "topic_page",
]
