"""Taking in a posted file: into the actions, or back to the form when it is too large."""

from datetime import datetime

from django.core.files.uploadedfile import InMemoryUploadedFile

from kiem.exchange.actions import receive_file
from kiem.exchange.actions.receiving import too_large
from kiem.exchange.forms import FileForm
from kiem.exchange.models import Upload
from kiem.exchange.rules.steps import Kind
from kiem.foundation.actors import Actor
from kiem.ui.forms import refuse


def refuse_too_large(form: FileForm, name: str) -> int:
    """Say so at the form; the status of the answer (413, RFC 9110, 2022)."""
    form.full_clean()
    form.errors.clear()
    refuse(form, too_large(name))
    return 413


def receive(kind: Kind, file: InMemoryUploadedFile, *, by: Actor, at: datetime) -> Upload:
    return receive_file(kind, file.name or "", file.read(), by=by, at=at)
