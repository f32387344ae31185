"""Writing: each thing of a conversation on a small screen of its own."""

import uuid
from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiem.conversations import actions, pages
from kiem.conversations.forms import (
    PlanForm,
    PrepareForm,
    PromiseForm,
    ReviewForm,
    RevisionForm,
    SignForm,
    StepForm,
    TopicForm,
    WhenForm,
    WordsForm,
)
from kiem.conversations.pages import Writer
from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page

Doing = Callable[..., object]


@require_http_methods(["GET", "POST"])
@screen(Role.LEADER)
def plan(request: KiemRequest) -> HttpResponse:
    page = pages.plan_page(request.viewer)
    form = PlanForm(posted(request), people=page.people, chosen=request.GET.get("person", ""))
    planned = partial(actions.plan_conversation, by=request.viewer, at=timezone.now())
    done = form.is_bound and carry_out(form, planned)
    if done:
        messages.success(request, _("Planned. The employee gets a message, without what kind of conversation it is."))
        return redirect("conversations:conversation", done.result.purpose, done.result.id)
    return render_page(request, "conversations/plan.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def move(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, conversation_id, Writer.MANAGER)
    form = WhenForm(posted(request), initial=dict(page.values))
    said = _("Moved. The employee gets a message.")
    return _edited(request, "move", page, form, actions.move_conversation, said)


@require_http_methods(["GET", "POST"])
@screen(use=None)
def prepare(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, conversation_id, Writer.BOTH)
    form = PrepareForm(posted(request), initial=dict(page.values))
    return _edited(request, "prepare", page, form, actions.prepare, _("Kept, for you alone."))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def step(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, conversation_id, Writer.EMPLOYEE)
    form = StepForm(posted(request), initial=dict(page.values), known=page.head.names)
    return _edited(request, "step", page, form, actions.write_step, _("Your next step is written down."))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def promise(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, conversation_id, Writer.MANAGER)
    form = PromiseForm(posted(request), initial=dict(page.values), known=page.head.names)
    return _edited(request, "promise", page, form, actions.write_step, _("What you will do is written down."))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def reply(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, conversation_id, Writer.EMPLOYEE)
    form = WordsForm(posted(request), known=page.head.names)
    return _edited(request, "reply", page, form, actions.reply_to, _("Your reply stands beside it."))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def ask_review(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.review_page(request.viewer, conversation_id)
    form = ReviewForm(posted(request), people=page.people, known=page.head.names)
    return _edited(request, "ask_review", page, form, actions.ask_review, _("Asked. She or he gets a message."))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def give_opinion(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, conversation_id, Writer.REVIEWER)
    form = WordsForm(posted(request), known=page.head.names)
    return _edited(request, "give_opinion", page, form, actions.give_opinion, _("Thank you. Both can read it now."))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def topic(request: KiemRequest, use: str, conversation_id: uuid.UUID, topic_id: uuid.UUID) -> HttpResponse:
    page = pages.topic_page(request.viewer, conversation_id, topic_id)
    form = _topic_form(request, page)
    if form.is_bound and carry_out(form, _acting(request, actions.say_outcome, conversation_id, topic_id)):
        messages.success(request, _("Written down."))
        if page.next_topic is None:
            return redirect("conversations:conversation", use, conversation_id)
        return redirect("conversations:topic", use, conversation_id, page.next_topic)
    return render_page(request, "conversations/topic.html", page, form=form, status=status_of(form))


def _topic_form(request: KiemRequest, page: pages.TopicPage) -> TopicForm:
    return TopicForm(
        posted(request),
        levels=page.levels,
        outcomes=page.outcomes,
        asks_views=page.asks_views,
        values=page.values,
        known=page.head.names,
    )


@require_POST
@screen(use=None)
def agree_alike(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    said = _("Agreed on what you both see alike.")
    return _done(request, use, conversation_id, RevisionForm(request.POST), actions.agree_on_what_is_alike, said)


@require_POST
@screen(use=None)
def sign(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    return _done(request, use, conversation_id, SignForm(request.POST), actions.sign, _("You signed."))


@require_POST
@screen(use=None)
def call_off(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    said = _("Called off. The employee gets a message.")
    return _done(request, use, conversation_id, forms.Form(request.POST), actions.call_off, said)


def _acting(request: KiemRequest, action: Doing, *about: uuid.UUID) -> Doing:
    return partial(action, *about, by=request.viewer, at=timezone.now())


def _edited(
    request: KiemRequest,
    name: str,
    page: pages.EditPage | pages.ReviewPage,
    form: forms.Form,
    action: Doing,
    said: str,
) -> HttpResponse:
    """Show a small screen, or carry it out and go back to the conversation."""
    head = page.head
    if form.is_bound and carry_out(form, _acting(request, action, head.id)):
        messages.success(request, said)
        return redirect("conversations:conversation", head.use, head.id)
    return render_page(request, f"conversations/{name}.html", page, form=form, status=status_of(form))


def _done(
    request: KiemRequest, use: str, conversation_id: uuid.UUID, form: forms.Form, action: Doing, said: str
) -> HttpResponse:
    """Do one thing at once, and say on the conversation's page that it was done, or why not."""
    if carry_out(form, _acting(request, action, conversation_id)):
        messages.success(request, said)
    elif form.non_field_errors():
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    else:
        raise NotFound
    return redirect("conversations:conversation", use, conversation_id)
