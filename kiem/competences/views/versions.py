"""The views of the versions of the language."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.competences import pages
from kiem.competences.actions import (
    adopt_framework,
    look_after_framework,
    open_consultation,
    say_step,
    take_back_to_draft,
    unsay_steps,
)
from kiem.competences.forms import AdoptForm, LookAfterForm, StepForm
from kiem.competences.views.posting import carried_out, posted
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_POST
@screen(Role.HR)
def consultation(request: KiemRequest) -> HttpResponse:
    action = partial(open_consultation, by=request.viewer, at=timezone.now())
    carried_out(request, action, _("Everyone can read it now. Its words stay as they are until you decide."))
    return redirect(f"{reverse('competences:dictionary')}?draft=1")


@require_POST
@screen(Role.HR)
def take_back(request: KiemRequest) -> HttpResponse:
    action = partial(take_back_to_draft, by=request.viewer, at=timezone.now())
    carried_out(request, action, _("It is a draft again. You can change the words."))
    return redirect(f"{reverse('competences:dictionary')}?draft=1")


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def adopt(request: KiemRequest) -> HttpResponse:
    page = pages.adopt_page(request.viewer)
    form = AdoptForm(posted(request), today=page.today, owners=page.owners)
    if form.is_bound and carry_out(form, partial(adopt_framework, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Adopted. From now on this version counts."))
        return redirect("competences:dictionary")
    return render_page(request, "competences/versions/adopt.html", page, form=form, status=status_of(form))


@require_GET
@screen()
def versions(request: KiemRequest) -> HttpResponse:
    return render_page(request, "competences/versions/versions.html", pages.versions_page(request.viewer))


@require_GET
@screen()
def version(request: KiemRequest, version_id: uuid.UUID) -> HttpResponse:
    against = request.GET.get("against", "")
    number = int(against) if against.isascii() and against.isdigit() and len(against) < 6 else None
    page = pages.version_page(request.viewer, version_id, number)
    form = StepForm(None, formers=page.formers, latters=page.latters) if page.may_say_steps else None
    return render_page(request, "competences/versions/version.html", page, form=form)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def look_after(request: KiemRequest) -> HttpResponse:
    page = pages.care_page(request.viewer)
    form = LookAfterForm(posted(request), review_on=page.review_on, owner_id=page.owner_id, owners=page.owners)
    if form.is_bound and carry_out(form, partial(look_after_framework, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Saved."))
        return redirect("competences:versions")
    return render_page(request, "competences/versions/look_after.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def say(request: KiemRequest) -> HttpResponse:
    page = pages.next_version_page(request.viewer)
    form = StepForm(request.POST, formers=page.formers, latters=page.latters)
    if carry_out(form, partial(say_step, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Noted in the migration table."))
        return redirect("competences:version", page.row.id)
    return render_page(request, "competences/versions/version.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def unsay(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    action = partial(unsay_steps, competence_id, by=request.viewer, at=timezone.now())
    carried_out(request, action, _("Taken back."))
    return redirect("competences:versions")
