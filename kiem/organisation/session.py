"""What a session says of where its user is: in which organisation, as which person, in which role, on her way where."""

from django.http import HttpRequest

from kiem.accounts.queries import Belonging
from kiem.accounts.session import safe_address
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.models import Person

ORGANISATION, MEMBERSHIP, PERSON, ROLE = "kiem_organisation", "kiem_membership", "kiem_person", "kiem_role"
WHERE_TO = "kiem_where_to"


def go_in(request: HttpRequest, belonging: Belonging) -> bool:
    """Let the session stand in an organisation; False when its user is nobody there. Two statements."""
    enter(belonging.organisation, Use.ADMINISTRATION)
    person = Person.objects.filter(membership=belonging.membership).values_list("id", flat=True).first()
    if person is None:
        return False
    here = {ORGANISATION: str(belonging.organisation), MEMBERSHIP: str(belonging.membership), PERSON: str(person)}
    if request.session.get(MEMBERSHIP) not in (None, here[MEMBERSHIP]):
        request.session.pop(ROLE, None)  # a role is held in one organisation
    request.session.update(here)
    return True


def remember_where_to(request: HttpRequest) -> None:
    """Keep the page that was asked for, to go on to it after choosing an organisation or giving a second factor."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        request.session[WHERE_TO] = request.get_full_path()


def where_to(request: HttpRequest) -> str:
    """The page that was asked for before, once; else the first page."""
    return safe_address(request, request.session.pop(WHERE_TO, "/"))
