"""Who helped someone back into her account lately, or made a letter for it: she reads it on her first page."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import EntryCode
from kiem.organisation.queries import term_on
from kiem.organisation.queries.codes import codes_that_ask
from kiem.organisation.rules import CodeWay, Role, Term
from kiem.organisation.wording import ROLES_OF_HELPERS


@dataclass(frozen=True, slots=True)
class Helped:
    """``on``: when she came in with it; None for a letter that was made and not used, which she may stop."""

    id: uuid.UUID
    helper: str
    role: str
    is_letter: bool
    made_at: datetime
    works_from: datetime
    on: datetime | None


@dataclass(frozen=True, slots=True)
class LetterToAgreeOn:
    """A letter for someone with a role that waits for a second yes."""

    person_id: uuid.UUID
    name: str


def about_codes(viewer: Viewer, at: datetime) -> tuple[tuple[Helped, ...], tuple[LetterToAgreeOn, ...]]:
    """Who helped her back in, or would; and letters that wait for a second yes.

    No statement as a rule; two after such help.
    """
    if not viewer.may_hear_of_codes:
        return (), ()
    rows = codes_that_ask(viewer.person_id, at, may_agree=viewer.may(Permission.AGREE_ON_LETTERS))
    hers = [row for row in rows if row.person_id == viewer.person_id]
    others = (row for row in rows if row.person_id != viewer.person_id)
    if hers:
        since = at - term_on(Term.HELP_SHOWN, viewer.today).lasts
        hers = [row for row in hers if row.used_at is None or row.used_at >= since]
    return tuple(_helped(row) for row in hers), tuple(LetterToAgreeOn(row.person_id, row.person.name) for row in others)


def _helped(row: EntryCode) -> Helped:
    return Helped(
        row.id,
        str(row.made_by or ""),
        str(ROLES_OF_HELPERS[Role(row.made_as)]) if row.made_as in ROLES_OF_HELPERS else "",
        row.way == CodeWay.LETTER,
        row.made_at,
        row.works_from,
        row.used_at,
    )
