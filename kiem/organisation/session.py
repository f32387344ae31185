"""What a session says of where its user is: in which organisation, as which person, in which role, on her way where."""

from django.http import HttpRequest
from django.utils import timezone

from kiem.accounts.queries import Belonging
from kiem.accounts.session import safe_address, user_of
from kiem.accounts.shared import MINUTES, is_shared
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.access import viewer_of
from kiem.organisation.queries import term_on
from kiem.organisation.rules import Term

ORGANISATION, MEMBERSHIP, PERSON, ROLE = "kiem_organisation", "kiem_membership", "kiem_person", "kiem_role"
WHERE_TO = "kiem_where_to"


def go_in(request: HttpRequest, belonging: Belonging) -> bool:
    """Let the session stand in an organisation; False when its user is nobody there. Two statements.

    She looks in one role until she switches: a mandate that she gets meanwhile changes nothing by itself.
    """
    enter(belonging.organisation, Use.ADMINISTRATION)
    kept = request.session.get(ROLE, "") if request.session.get(MEMBERSHIP) == str(belonging.membership) else ""
    viewer = viewer_of(
        belonging.membership,
        user_of(request).id,
        wanted_role=kept,
        today=timezone.localdate(),
        use=Use.ADMINISTRATION,
    )
    if viewer is None:
        return False
    request.session.update(
        {
            ORGANISATION: str(belonging.organisation),
            MEMBERSHIP: str(belonging.membership),
            PERSON: str(viewer.person_id),
            ROLE: viewer.role,
        }
    )
    if is_shared(request):
        request.session[MINUTES] = term_on(Term.IDLE, timezone.localdate()).number
    return True


def remember_where_to(request: HttpRequest) -> None:
    """Keep the page that was asked for, to go on to it after choosing an organisation or giving a second factor."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        request.session[WHERE_TO] = request.get_full_path()


def where_to(request: HttpRequest) -> str:
    """The page that was asked for before, once; else the first page."""
    return safe_address(request, request.session.pop(WHERE_TO, "/"))
