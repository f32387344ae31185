"""The addresses of conversations."""

from django.urls import path

from kiem.conversations import views

app_name = "conversations"
_ONE = "conversations/<str:use>/<uuid:conversation_id>/"
urlpatterns = [
    path("conversations/", views.conversations, name="conversations"),
    path("conversations/new/", views.plan, name="plan"),
    path(_ONE, views.conversation, name="conversation"),
    path(f"{_ONE}alike/", views.agree_alike, name="agree_alike"),
    path(f"{_ONE}calendar/", views.calendar, name="calendar"),
    path(f"{_ONE}call-off/", views.call_off, name="call_off"),
    path(f"{_ONE}document/", views.document, name="document"),
    path(f"{_ONE}move/", views.move, name="move"),
    path(f"{_ONE}opinion/", views.give_opinion, name="give_opinion"),
    path(f"{_ONE}prepare/", views.prepare, name="prepare"),
    path(f"{_ONE}promise/", views.promise, name="promise"),
    path(f"{_ONE}reply/", views.reply, name="reply"),
    path(f"{_ONE}review/", views.ask_review, name="ask_review"),
    path(f"{_ONE}sign/", views.sign, name="sign"),
    path(f"{_ONE}step/", views.step, name="step"),
    path(f"{_ONE}topics/<uuid:topic_id>/", views.topic, name="topic"),
]
