"""Coming in without mail: making letters, showing a code on the spot, typing it, and choosing how one signs in."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kiem.accounts.models import User
from kiem.accounts.session import sign_in
from kiem.foundation.errors import CannotDo
from kiem.organisation.actions.by_code import Proved, code_to_use, come_in, try_code
from kiem.organisation.actions.codes import agree_on_code, make_letters, show_code, stop_code
from kiem.organisation.code_secrets import MadeCode
from kiem.organisation.forms.codes import CodeForm, ComeInForm, LettersForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages import codes as pages
from kiem.organisation.rules import Role, grouped
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.printing import pdf_of
from kiem.ui.render import render_page

FORM = require_http_methods(["GET", "HEAD", "POST"])
PROVED = "kiem_entry_code"


@FORM
@screen(Role.HR, Role.ADMINISTRATOR)
def letters(request: KiemRequest) -> HttpResponse:
    """Letters for who works in a unit without mail address and account: a page each, in one document."""
    page = pages.letters_page(request.viewer, request.GET.get("unit", ""))
    form = LettersForm(posted(request), people=list(page.people))
    done = carry_out(form, partial(_made, request)) if form.is_bound else None
    if done:
        return _document(request, done.result)
    return render_page(request, "organisation/letters/letters.html", page, form=form, status=status_of(form))


def _made(request: KiemRequest, people: list[str]) -> list[MadeCode]:
    return make_letters([UUID(each) for each in people], by=request.viewer, at=timezone.now())


def _document(request: KiemRequest, made: list[MadeCode]) -> HttpResponse:
    """The codes are in this answer only: nothing keeps them."""
    values = pages.letter_values(made, request.viewer, _address(request))
    answer = HttpResponse(pdf_of(pages.LETTER, values), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="kiem.pdf"'
    return answer


def _address(request: HttpRequest) -> Callable[[str], str]:
    """The whole address where a code is typed; with its number, if any."""

    def address(number: str) -> str:
        path = reverse("organisation:code_of", args=[number]) if number else reverse("organisation:code")
        return request.build_absolute_uri(path)

    return address


@FORM
@screen(Role.HR, Role.ADMINISTRATOR, Role.DIRECTOR)
def letter(request: KiemRequest, person_id: UUID) -> HttpResponse:
    """A letter for one person, and what there is of earlier ones."""
    page = pages.letter_page(request.viewer, person_id, timezone.now())
    if request.method == "POST":
        try:
            return _document(request, make_letters([person_id], by=request.viewer, at=timezone.now()))
        except CannotDo as refusal:
            messages.error(request, str(refusal.sentence))
            return redirect("organisation:letter", person_id)
    return render_page(request, "organisation/letters/letter.html", page)


@screen(Role.HR, Role.ADMINISTRATOR, Role.DIRECTOR)
@require_POST
def agree_on(request: KiemRequest, code_id: UUID) -> HttpResponse:
    """The second yes to a letter for who has a role."""
    return _changed(request, partial(agree_on_code, code_id), _("Noted. The code works once its first day has come."))


@screen()
@require_POST
def stop(request: KiemRequest, code_id: UUID) -> HttpResponse:
    """Let a code work no longer."""
    return _changed(request, partial(stop_code, code_id), _("The code does not work any more."))


def _changed(request: KiemRequest, action: Callable[..., object], said: str) -> HttpResponse:
    try:
        action(by=request.viewer, at=timezone.now())
        messages.success(request, said)
    except CannotDo as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("/")


@FORM
@screen(Role.LEADER, Role.HR)
def show(request: KiemRequest, person_id: UUID) -> HttpResponse:
    """Help someone in on the spot. The code is in this answer only, so there is nothing to redirect to."""
    page = pages.show_page(request.viewer, person_id)
    if request.method == "POST":
        try:
            page = pages.shown_page(show_code(person_id, by=request.viewer, at=timezone.now()), _address(request))
        except CannotDo as refusal:
            messages.error(request, str(refusal.sentence))
            return redirect("organisation:person", person_id)
    return render_page(request, "organisation/letters/show_code.html", page)


@sensitive_post_parameters("code")
@FORM
def code(request: HttpRequest, number: str = "") -> HttpResponse:
    """Type the code of a letter. The address says nothing of whose it is, nor whether there is one."""
    user = request.user if isinstance(request.user, User) else None
    form = CodeForm(request.POST if request.method == "POST" else None, initial={"number": grouped(number[:8])})
    at = timezone.now()
    if user is None and form.is_bound:
        address = get_adapter(request).get_client_ip(request)
        if done := carry_out(form, partial(try_code, by=address, at=at)):
            request.session.cycle_key()  # whoever knew this browser's session before does not share what was proved
            proved = done.result
            request.session[PROVED] = [str(proved.organisation_id), str(proved.code_id), proved.at.isoformat()]
            return redirect("organisation:come_in")
    page = pages.ByCodePage(user.signs_in_as if user else "")
    return render_page(request, "organisation/entering/code.html", page, form=form, status=status_of(form))


def _code_proved(request: HttpRequest, at: datetime) -> tuple[Proved, pages.ComeInPage] | None:
    """What was proved in this browser a moment ago, if it still holds; else a message says why not."""
    found = request.session.get(PROVED)
    if found is None or request.user.is_authenticated:
        return None
    proved = Proved(UUID(found[0]), UUID(found[1]), datetime.fromisoformat(found[2]))
    try:
        return proved, pages.come_in_page(code_to_use(proved, at))
    except CannotDo as refusal:
        del request.session[PROVED]
        messages.error(request, str(refusal.sentence))
        return None


@sensitive_post_parameters("password", "password2")
@FORM
def come_in_by_code(request: HttpRequest) -> HttpResponse:
    """Choose how one signs in from now on, after the code was right."""
    at = timezone.now()
    found = _code_proved(request, at)
    if found is None:
        return redirect("organisation:code")
    proved, page = found
    form = ComeInForm(request.POST if request.method == "POST" else None, suggested=page.suggested)
    if done := carry_out(form, partial(come_in, proved, by="code", at=at)):
        del request.session[PROVED]
        sign_in(request, done.result)
        return redirect("organisation:enter")
    return render_page(request, "organisation/entering/come_in.html", page, form=form, status=status_of(form))
