"""Taking in a posted file without ever holding more of it than may be kept, and without writing it to disk."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


class BoundedUpload(FileUploadHandler):
    """Keeps a file in memory up to ``largest`` bytes. Beyond, what was kept is let go, the rest not read."""

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest | None = None, *, largest: int) -> None:
        super().__init__(request)
        self.too_large = ""
        self._largest = largest
        self._kept = BytesIO()
        self._count = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self._count += len(raw_data)
        if self._count > self._largest:
            self.too_large = self.file_name or "?"
            self._kept = BytesIO()
            # Reading on keeps the browser listening, so that the sentence reaches the reader.
            raise StopUpload(connection_reset=False)
        self._kept.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, self.file_name or "", self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip


def bounded_upload(largest: int) -> Callable[[View], View]:
    """Let a view take files of at most ``largest`` bytes together, through `BoundedUpload` only.

    The handler must be set before the body is read, and the check against forged forms reads it: so that check runs
    inside, not around.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @wraps(view)
        def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.upload_handlers = [BoundedUpload(request, largest=largest)]
            return protected(request, *args, **kwargs)

        return csrf_exempt(bounded)

    return decorate


def name_of_too_large(request: HttpRequest) -> str:
    """The name of a file that was larger than may be, or ""."""
    handler = request.upload_handlers[0]
    return handler.too_large if isinstance(handler, BoundedUpload) else ""
