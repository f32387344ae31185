"""Noting what is known of someone, entrusting, and taking back."""

import uuid
from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiem.credentials import actions, forms, pages
from kiem.credentials.views.posting import do_task
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted

CERTIFYING = Use.CERTIFICATION


@require_http_methods(["GET", "POST"])
@screen(Role.HR, use=CERTIFYING)
def note_licence(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    lead = _("What the paper or the register says today. When you look at it again later, you note that beside it.")
    task = pages.person_task(request.viewer, person_id, _("Note a diploma or visum"), lead, _("Note"))
    action = partial(actions.note_licence, person_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, forms.LicenceForm(posted(request), today=request.viewer.today), action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def note_showing(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    lead = _(
        "An assessor saw that this person does the act well. Nothing follows by itself from a diploma or from years."
    )
    task = pages.person_task(request.viewer, person_id, _("Note an act that was shown"), lead, _("Note"))
    form = forms.ShowingForm(posted(request), person_id=person_id, today=request.viewer.today)
    action = partial(actions.note_showing, person_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, form, action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def note_practice(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    lead = _("When this person last did an act. She or he can note it too.")
    task = pages.person_task(request.viewer, person_id, _("Note when an act was last done"), lead, _("Note"))
    action = partial(actions.note_practice, person_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, forms.PracticeForm(posted(request), today=request.viewer.today), action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def entrust(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    lead = _("You delegate an act to this person, under the supervision of someone by name. You can suspend it later.")
    task = pages.person_task(request.viewer, person_id, _("Entrust an act"), lead, _("Entrust"))
    form = forms.EntrustForm(posted(request), person_id=person_id, today=request.viewer.today)
    action = partial(actions.entrust, person_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, form, action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, use=CERTIFYING)
def stop_clock(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    lead = _("Days of review come later by as many days. Why is not asked and not kept. A visum keeps its own end.")
    task = pages.person_task(request.viewer, person_id, _("Let the clock stand still"), lead, _("Keep"))
    action = partial(actions.stop_clock, person_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, forms.StopForm(posted(request)), action)


HAPPENS = {
    "suspend": actions.suspend_entrusting,
    "restore": actions.restore_entrusting,
    "end": actions.end_entrusting,
}


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def happen(request: KiemRequest, entrusting_id: uuid.UUID, what: str) -> HttpResponse:
    if what not in HAPPENS:
        raise NotFound
    task = pages.entrusting_task(request.viewer, entrusting_id, what)
    action = partial(HAPPENS[what], entrusting_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, forms.ReasonForm(posted(request)), action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def take_back(request: KiemRequest, kind: str, noted_id: uuid.UUID) -> HttpResponse:
    task, noted = pages.noted_task(request.viewer, kind, noted_id)
    action = partial(actions.take_back, noted, noted_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, forms.NoForm(posted(request)), action)
