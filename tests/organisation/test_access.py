"""Which screens of the organisation each role may open."""

import pytest

from tests.cast import Cast

OPEN, CLOSED = 200, 404
ROLES = {
    "hr": ("carla", "hr"),
    "administrator": ("hamid", "administrator"),
    "director": ("elke", "director"),
    "delegate": ("dries", "delegate"),
    "leader": ("bram", "leader"),
    "employee": ("anna", "employee"),
}
NAMES = ("hr", "administrator", "director", "delegate", "leader")
MAY_OPEN = {
    "/units/": NAMES,
    "/units/{De Linde}/": NAMES,
    "/units/{De Beuk}/": ("hr", "administrator", "director", "delegate"),
    "/units/new/": ("hr",),
    "/units/{De Linde}/edit/": ("hr",),
    "/units/{De Linde}/move/": ("hr",),
    "/units/{De Linde}/end/": ("hr",),
    "/units/{De Linde}/leaders/new/": ("hr",),
    "/jobs/": ("hr",),
    "/jobs/new/": ("hr",),
    "/jobs/{Kok}/edit/": ("hr",),
    "/jobs/{Kok}/end/": ("hr",),
    "/people/": NAMES,
    "/people/new/": ("hr",),
    "/people/{anna}/": (*NAMES, "employee"),
    "/people/{bram}/": NAMES,
    "/people/{lotte}/": NAMES,
    "/people/{farid}/": ("hr", "administrator", "director", "delegate"),
    "/people/{anna}/edit/": ("hr",),
    "/people/{anna}/open/": ("hr",),
    "/people/{anna}/placements/new/": ("hr",),
    "/people/{anna}/mandates/new/": ("hr",),
}


def address(path: str, cast: Cast) -> str:
    for name, key in {**cast.units, **cast.jobs, **cast.people}.items():
        path = path.replace(f"{{{name}}}", str(key))
    return path


@pytest.mark.parametrize("path", MAY_OPEN)
@pytest.mark.parametrize("role", ROLES)
def test_a_screen_opens_only_for_the_roles_it_is_for(cast: Cast, path: str, role: str) -> None:
    answer = cast.client(*ROLES[role]).get(address(path, cast))
    assert answer.status_code == (OPEN if role in MAY_OPEN[path] else CLOSED)
