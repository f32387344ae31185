"""Conversations: the talk about how someone grows, and, apart from it, the evaluation.

Owns conversations with their topics, what each prepared, who signed what, replies and reviews; and appointments, which
say when two people meet and nothing of what kind. Reads people, assessments (what a round left) and gaps (what is
asked). A level becomes a fact through the actions of assessments, once both signed. Only the two who talk, and who
reviews it when she asks for that, read a conversation: the database keeps it so. Offers: ``queries.conversations_of``,
``queries.meetings_between``, ``actions``.
"""
