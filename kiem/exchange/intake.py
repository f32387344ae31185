"""Taking in a posted file: into the actions."""

from datetime import datetime

from django.core.files.uploadedfile import InMemoryUploadedFile

from kiem.exchange.actions import receive_file
from kiem.exchange.models import Upload
from kiem.exchange.rules.steps import Kind
from kiem.foundation.actors import Actor


def receive(kind: Kind, file: InMemoryUploadedFile, *, by: Actor, at: datetime) -> Upload:
    return receive_file(kind, file.name or "", file.read(), by=by, at=at)
