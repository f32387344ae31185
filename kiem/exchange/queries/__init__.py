"""The reads of exchange: one's own files on their way in, and what a file can be about."""

from kiem.exchange.queries.known import known_for_levels, remembered_for
from kiem.exchange.queries.sources import waiting_like
from kiem.exchange.queries.uploads import (
    choices_of,
    content_of,
    outline_of,
    own_upload,
    own_uploads,
    report_of,
)

__all__ = [
    "choices_of",
    "content_of",
    "known_for_levels",
    "outline_of",
    "own_upload",
    "own_uploads",
    "remembered_for",
    "report_of",
    "waiting_like",
]
