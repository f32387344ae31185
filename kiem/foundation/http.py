"""What happens around every request: an id, security headers, and one transaction."""

import logging
import re
import uuid
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse

from kiem.foundation.logs import request_id

Respond = Callable[[HttpRequest], HttpResponseBase]
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
_WITHOUT_TRANSACTION = re.compile(r"^/(healthz|readyz)$")
_log = logging.getLogger("kiem.request")


class RequestIdMiddleware:
    """Gives each request an id: in the log lines, in the answer's header and on error pages as reference number."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reference = uuid.uuid4().hex[:12]
        request.META["kiem.reference"] = reference
        token = request_id.set(reference)
        try:
            response = self.get_response(request)
            route = request.resolver_match.route if request.resolver_match else ""
            _log.info("answered", extra={"method": request.method, "route": route, "status": response.status_code})
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = reference
        return response


class SecurityHeadersMiddleware:
    """A content security policy without unsafe-inline or unsafe-eval, and no keeping of pages in shared caches."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class TransactionMiddleware:
    """One transaction around session, view and rendering; undone when the answer is a failure of ours (500 and up).

    Django has turned exceptions into answers by the time they come here, so the status decides.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _WITHOUT_TRANSACTION.match(request.path_info):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
