"""Reading: the list, one conversation, its document to sign and its calendar file."""

import uuid
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kiem.conversations import pages
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.ui.printing import pdf_of
from kiem.ui.render import render_page


@require_GET
@screen(use=Use.OWN_DATA)
def conversations(request: KiemRequest) -> HttpResponse:
    return render_page(request, "conversations/conversations.html", pages.conversations_page(request.viewer))


@require_GET
@screen(use=None)
def conversation(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    page = pages.conversation_page(request.viewer, conversation_id)
    return render_page(request, "conversations/conversation.html", page)


@require_GET
@screen(use=None)
def document(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    values = pages.document_values(request.viewer, conversation_id)
    answer = HttpResponse(pdf_of(pages.TEMPLATE, values), content_type="application/pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(values['title'])}.pdf"
    return answer


@require_GET
@screen(use=None)
def calendar(request: KiemRequest, use: str, conversation_id: uuid.UUID) -> HttpResponse:
    text = pages.calendar_of(request.viewer, conversation_id, at=timezone.now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kiem.ics"'
    return answer
