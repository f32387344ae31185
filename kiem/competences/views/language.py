"""The views of the language: reading it, wording a competence, choosing from a reference."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.competences import pages
from kiem.competences.actions import (
    choose_reference,
    choose_starter,
    retire_competence,
    reword_competence,
    word_competence,
)
from kiem.competences.forms import ChooseForm, StarterForm, WordingForm
from kiem.competences.views.posting import posted
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen()
def dictionary(request: KiemRequest) -> HttpResponse:
    asked, draft = _asked(request), "draft" in request.GET
    found = pages.found_page(request.viewer, asked, draft=draft) if asked else None
    if found:
        return render_page(request, "competences/found.html", found)
    page = pages.dictionary_page(request.viewer, draft=draft)
    return render_page(request, "competences/dictionary.html", page)


def _asked(request: KiemRequest) -> str:
    """What is searched for; "" when nothing is."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:200]


@require_GET
@screen()
def competence(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    page = pages.competence_page(request.viewer, competence_id, draft="draft" in request.GET)
    return render_page(request, "competences/competence.html", page)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new(request: KiemRequest) -> HttpResponse:
    page = pages.new_page(request.viewer)
    form = WordingForm(posted(request), level_names=page.level_names, scales=page.scales, held=None)
    done = form.is_bound and carry_out(form, partial(word_competence, by=request.viewer, at=timezone.now()))
    if done:
        messages.success(request, _("Saved. It stands in the draft."))
        return _to_draft(done.result.competence_id)
    return render_page(request, "competences/new.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def edit(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_page(request.viewer, competence_id)
    form = WordingForm(posted(request), level_names=page.level_names, scales=page.scales, held=page.held)
    action = partial(reword_competence, competence_id, by=request.viewer, at=timezone.now())
    done = form.is_bound and carry_out(form, action)
    if done:
        saved, same = _("Saved. The new words stand in the draft."), _("Nothing differs, so nothing changed.")
        messages.success(request, saved if done.result else same)
        return _to_draft(competence_id)
    return render_page(request, "competences/edit.html", page, form=form, status=status_of(form))


def _to_draft(competence_id: uuid.UUID) -> HttpResponse:
    return redirect(f"{reverse('competences:competence', args=[competence_id])}?draft=1")


@require_POST
@screen(Role.HR)
def retire(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    retire_competence(competence_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("It is out of the draft. What was said about it stays."))
    return redirect("competences:dictionary")


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def reference(request: KiemRequest) -> HttpResponse:
    page = pages.reference_page(request.viewer, _asked(request))
    form = ChooseForm(posted(request))
    done = form.is_bound and carry_out(form, partial(choose_reference, by=request.viewer, at=timezone.now()))
    if done:
        messages.success(request, _what_was_chosen(len(done.result.added), len(done.result.already)))
        return redirect(request.get_full_path())
    return render_page(request, "competences/reference.html", page, form=form, status=status_of(form))


def _what_was_chosen(added: int, already: int) -> str:
    said = ngettext("%(count)s entry is copied into the draft.", "%(count)s entries are copied into the draft.", added)
    had = ngettext("%(count)s entry was there already.", "%(count)s entries were there already.", already)
    parts = [said % {"count": added}] if added or not already else []
    return " ".join([*parts, *([had % {"count": already}] if already else [])])


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def starter(request: KiemRequest, *, only_core: bool = False) -> HttpResponse:
    form = StarterForm(posted(request))
    done = form.is_bound and carry_out(form, partial(choose_starter, by=request.viewer, at=timezone.now()))
    if done:
        messages.success(request, _what_was_chosen(len(done.result.added), len(done.result.already)))
        return redirect(f"{reverse('competences:dictionary')}?draft=1")
    page = pages.starter_page(request.viewer, only_core=only_core)
    return render_page(request, "competences/starter/starter.html", page, form=form, status=status_of(form))
