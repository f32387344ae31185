"""Who looks, in which organisation and for which use, for each request.

A view says what it needs with ``@screen``; the middleware resolves the viewer once and enters the transaction's
organisation, use, user and person before the view runs. A view without ``@screen`` belongs to nobody's organisation.
"""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import urlencode

from kiem.accounts.session import gave_second_factor
from kiem.foundation.context import enter
from kiem.foundation.errors import NotAllowed, NotFound
from kiem.foundation.purposes import CHOOSABLE_USES, Use
from kiem.foundation.screens import Screen
from kiem.foundation.screens import screen as screen  # views of this and later slices take it from here
from kiem.foundation.trail import record
from kiem.organisation.access import Viewer, viewer_of
from kiem.organisation.rules import ROLES_NEEDING_SECOND_FACTOR, Role
from kiem.organisation.session import MEMBERSHIP, ORGANISATION, PERSON, ROLE, remember_where_to

Respond = Callable[[HttpRequest], HttpResponseBase]
SECOND_FACTOR_WAIVED = "kiem_demo_door"


class KiemRequest(HttpRequest):
    """A request whose view was marked ``@screen``: it has a viewer and a moment."""

    viewer: Viewer


def second_factor_done(request: HttpRequest) -> bool:
    """Whether a second factor was given in this session, or it came through the demo's door."""
    return gave_second_factor(request) or (settings.KIEM_DEMO and bool(request.session.get(SECOND_FACTOR_WAIVED)))


class ViewerMiddleware:
    """Sets ``request.viewer`` for screens; sends others to sign in, to choose an organisation or a second factor."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.viewer = None  # type: ignore[attr-defined]  # ours, see KiemRequest
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Keep a refusal in the trail. The refused action undid its own work; a 404 lets this line stand."""
        viewer = getattr(request, "viewer", None)
        if isinstance(error, NotAllowed) and viewer is not None:
            record(viewer, error.verb or "opened", error.subject or "page", at=timezone.now(), refused=True)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[str], kwargs: dict[str, str]
    ) -> HttpResponseBase | None:
        needs = getattr(view, "screen", None)
        if needs is None:
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        session = request.session
        if MEMBERSHIP not in session:
            remember_where_to(request)
            return redirect("organisation:enter")
        use = _use(needs, kwargs)
        enter(session[ORGANISATION], use, user=request.user.pk, person=session[PERSON])
        viewer = viewer_of(
            uuid.UUID(session[MEMBERSHIP]),
            request.user.pk,
            wanted_role=session.get(ROLE, ""),
            today=timezone.localdate(),
            use=use,
        )
        if viewer is None or str(viewer.person_id) != session[PERSON]:
            session.flush()
            return _to_sign_in(request)
        request.viewer = viewer  # type: ignore[attr-defined]  # ours, see KiemRequest
        if Role(viewer.role) in ROLES_NEEDING_SECOND_FACTOR and not second_factor_done(request):
            remember_where_to(request)
            return redirect("organisation:second_factor")
        if needs.roles and Role(viewer.role) not in needs.roles:
            refused = NotAllowed("opened", request.resolver_match.view_name if request.resolver_match else "page")
            self.process_exception(request, refused)
            raise refused
        return None


def _use(needs: Screen, kwargs: dict[str, str]) -> Use:
    """The use a screen is for: fixed, or chosen by an HR adviser in its address."""
    if needs.use is not None:
        return needs.use
    try:
        chosen = Use(kwargs["use"])
    except ValueError:
        raise NotFound from None
    if chosen not in CHOOSABLE_USES:
        raise NotFound
    return chosen


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.path == "/":
        return redirect("organisation:welcome")
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{query}" if query else resolve_url(settings.LOGIN_URL))
