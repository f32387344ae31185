"""Roles that a list asked for: confirmed or refused by a second person."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kiem.foundation.errors import CannotDo
from kiem.organisation.actions import confirm_role, refuse_role
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.asked_roles import asked_roles_page
from kiem.organisation.rules import Role
from kiem.ui.render import render_page


@screen(Role.HR, Role.ADMINISTRATOR)
@require_safe
def asked_roles(request: KiemRequest) -> HttpResponse:
    return render_page(request, "organisation/asked_roles.html", asked_roles_page(request.viewer, timezone.now()))


@screen(Role.HR, Role.ADMINISTRATOR)
@require_POST
def confirm(request: KiemRequest, role_id: uuid.UUID) -> HttpResponse:
    return _decided(request, confirm_role, role_id, _("The role is given."))


@screen(Role.HR, Role.ADMINISTRATOR)
@require_POST
def refuse(request: KiemRequest, role_id: uuid.UUID) -> HttpResponse:
    return _decided(request, refuse_role, role_id, _("The role is not given."))


def _decided(request: KiemRequest, action: Callable[..., Any], role_id: uuid.UUID, said: str) -> HttpResponse:
    try:
        action(role_id, by=request.viewer, at=timezone.now())
        messages.success(request, said)
    except CannotDo as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("organisation:asked_roles")
