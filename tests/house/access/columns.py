"""Who asks: everyone of the cast in the role that makes her interesting, and nobody in particular."""

from typing import TYPE_CHECKING

from django.test import Client

if TYPE_CHECKING:
    from tests.cast import Cast

WHO: dict[str, tuple[str, str]] = {
    "anonymous": ("", ""),
    "anna": ("anna", "employee"),
    "bram": ("bram", "leader"),
    "carla": ("carla", "hr"),
    "dries": ("dries", "delegate"),
    "elke": ("elke", "director"),
    "elke_leads": ("elke", "leader"),
    "farid": ("farid", "employee"),
    "lotte": ("lotte", "leader"),
    "greet": ("greet", "employee"),
    "hamid": ("hamid", "administrator"),
    "steward": ("fatou", "steward"),
    "zara": ("zara", "hr"),
}
"""The columns of the matrix: person and role. elke_leads leads two steps above Anna, lotte the unit just below.

steward is Fatou, who works with Anna and looks after the words."""


def browser(cast: "Cast", who: str, *, second_factor: bool = True) -> Client:
    """A browser of one of them; what fails inside a page becomes a 500, as it would outside tests."""
    name, role = WHO[who]
    client = cast.client(name, role, second_factor=second_factor) if name else Client()
    client.raise_request_exception = False
    return client
