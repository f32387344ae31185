"""The way in: the front door, starting an organisation, choosing one, the second factor, roles, invitations, keys."""

import uuid
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiem.accounts.models import User
from kiem.accounts.queries import memberships_of
from kiem.accounts.session import sign_in, speak, user_of
from kiem.foundation.errors import CannotDo, NotFound
from kiem.organisation.actions.entering import (
    accept_invitation,
    close_account,
    make_own_key,
    revoke_own_key,
    start_own_organisation,
)
from kiem.organisation.forms.entering import KeyForm, StartForm, TwicePassword
from kiem.organisation.keys import invited_by
from kiem.organisation.middleware import KiemRequest, screen, second_factor_done
from kiem.organisation.pages.entering import (
    Door,
    choose_page,
    invitation_page,
    keys_page,
    roles_for_a_key,
    second_factor_page,
    welcome_page,
)
from kiem.organisation.rules import Role
from kiem.organisation.session import MEMBERSHIP, ROLE, go_in, where_to
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """The front door: look around in the demo, start an organisation, or sign in. The demo has doors of its own."""
    if settings.KIEM_DEMO:
        return redirect("demo:doors")
    page = welcome_page(demo_url=settings.KIEM_DEMO_URL, signed_in=request.user.is_authenticated)
    return render_page(request, "organisation/entering/welcome.html", page)


@sensitive_post_parameters("password", "password2", "code")
@FORM
def found(request: HttpRequest) -> HttpResponse:
    """Start the first organisation of this installation, with the one-time code."""
    page = welcome_page(demo_url="", signed_in=False)
    if settings.KIEM_DEMO or not page.can_start:
        return redirect("organisation:welcome")
    form = StartForm(request.POST if request.method == "POST" else None)
    start = partial(start_own_organisation, languages=[get_language() or "nl"], by="start", at=timezone.now())
    if done := carry_out(form, start):
        sign_in(request, done.result)
        return redirect("organisation:enter")
    return render_page(request, "organisation/entering/start.html", page, form=form, status=status_of(form))


@login_required
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """After signing in: into her organisation when there is one, else to choose; then on to where she wanted to go."""
    user = user_of(request)
    found = memberships_of(user.id)
    inside = any(str(one.membership) == request.session.get(MEMBERSHIP) for one in found)
    if not inside and not (len(found) == 1 and go_in(request, found[0])):
        return redirect("organisation:choose_organisation")
    return speak(redirect(where_to(request)), user.language)


@login_required
@FORM
def choose_organisation(request: HttpRequest) -> HttpResponse:
    """Which organisation to enter, for who belongs to several."""
    user = user_of(request)
    if request.method == "POST":
        chosen = [one for one in memberships_of(user.id) if str(one.membership) == request.POST.get("membership")]
        if not chosen or not go_in(request, chosen[0]):
            raise NotFound
        return redirect("organisation:enter")
    page = choose_page(user, request.session.get(MEMBERSHIP, ""))
    return render_page(request, "organisation/entering/choose.html", page)


@login_required
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second factor is asked, and how to set it up or give it."""
    if second_factor_done(request):
        return redirect("organisation:enter")
    return render_page(request, "organisation/entering/second_factor.html", second_factor_page(user_of(request)))


@screen()
@require_POST
def switch_role(request: KiemRequest) -> HttpResponse:
    """Look in another of one's own roles, from now on in this session."""
    role = request.POST.get("role", "")
    if role not in request.viewer.roles:
        raise NotFound
    request.session[ROLE] = role
    return redirect("/")


@sensitive_post_parameters("password", "password2")
@FORM
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Come in by an invitation: choose a password, or let the account one has enter another organisation."""
    invited, user = invited_by(secret, timezone.now()), request.user if isinstance(request.user, User) else None
    if invited is None:
        raise NotFound
    page = invitation_page(invited, user)
    form = (TwicePassword if page.door is Door.NEW else Form)(request.POST if request.method == "POST" else None)
    if page.door in {Door.NEW, Door.HERS} and _accepted(request, secret, form, user):
        return redirect("organisation:enter")
    status = 410 if page.door in {Door.USED, Door.EXPIRED} else status_of(form)
    return render_page(request, "organisation/entering/invitation.html", page, form=form, status=status)


def _accepted(request: HttpRequest, secret: str, form: Form, user: User | None) -> bool:
    done = carry_out(form, partial(accept_invitation, secret, by=user, at=timezone.now()))
    if done and user is None:
        sign_in(request, done.result)
    if done:
        request.session.pop(MEMBERSHIP, None)
    return done is not None


@screen(Role.HR, Role.ADMINISTRATOR)
@require_POST
def close(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    """Let a person sign in here no longer."""
    try:
        close_account(person_id, by=request.viewer, at=timezone.now())
        messages.success(request, _("The account has been closed."))
    except CannotDo as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("organisation:person", person_id)


@screen()
@require_safe
def keys(request: KiemRequest) -> HttpResponse:
    """One's own keys for the command line."""
    page = keys_page(request.viewer, timezone.now())
    return render_page(request, "organisation/entering/keys.html", page, form=_key_form(request))


@screen()
@require_POST
def new_key(request: KiemRequest) -> HttpResponse:
    """Make a key. Its secret is in this answer only: nothing keeps it, so there is nothing to redirect to."""
    at = timezone.now()
    form = _key_form(request)
    done = carry_out(form, partial(make_own_key, by=request.viewer, at=at))
    page = keys_page(request.viewer, at, secret=done.result[1] if done else "")
    form = _key_form(request, fresh=True) if done else form
    return render_page(request, "organisation/entering/keys.html", page, form=form, status=status_of(form))


def _key_form(request: KiemRequest, *, fresh: bool = False) -> KeyForm:
    roles = roles_for_a_key(request.viewer, second_factor=second_factor_done(request))
    return KeyForm(request.POST if request.method == "POST" and not fresh else None, roles=roles)


@screen()
@require_POST
def revoke_key(request: KiemRequest, key_id: uuid.UUID) -> HttpResponse:
    """Let a key stop working."""
    revoke_own_key(key_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("The key does not work any more."))
    return redirect("organisation:keys")
