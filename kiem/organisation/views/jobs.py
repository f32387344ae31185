"""The screens of jobs."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.organisation.actions import add_job, end_job, rename_job
from kiem.organisation.forms.units import EndForm, JobForm, NameForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.jobs import job_name, jobs_page
from kiem.organisation.pages.tasks import About, Task
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted, show_task
from kiem.ui.forms import carry_out
from kiem.ui.render import render_page


@screen(Role.HR)
def jobs(request: KiemRequest) -> HttpResponse:
    return render_page(request, "organisation/jobs.html", jobs_page(request.viewer))


@screen(Role.HR)
def new_job(request: KiemRequest) -> HttpResponse:
    form = JobForm(posted(request), initial={"starts_on": request.viewer.today})
    if form.is_bound and (done := carry_out(form, partial(add_job, by=request.viewer, at=timezone.now()))):
        messages.success(request, _("%(name)s is added.") % {"name": done.result.name})
        return redirect("organisation:jobs")
    lead = _("As you call it yourselves. What you ask of it, you write in its profile.")
    return show_task(request, Task(_("A new job"), lead, _("Add"), About.JOBS), form)


@screen(Role.HR)
def edit_job(request: KiemRequest, job_id: UUID) -> HttpResponse:
    name = job_name(job_id)
    form = NameForm(posted(request), initial={"name": name})
    if form.is_bound and carry_out(form, partial(rename_job, job_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The new name is kept."))
        return redirect("organisation:jobs")
    return show_task(request, Task(_("Another name"), "", _("Keep"), About.JOBS, name=name), form)


@screen(Role.HR)
def end_of_job(request: KiemRequest, job_id: UUID) -> HttpResponse:
    name = job_name(job_id)
    form = EndForm(posted(request))
    if form.is_bound and carry_out(form, partial(end_job, job_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The end of %(name)s is noted.") % {"name": name})
        return redirect("organisation:jobs")
    lead = _("It stays in the history. By that day nobody has this job any more.")
    return show_task(request, Task(_("End this job"), lead, _("End it"), About.JOBS, name=name), form)
