"""Who asks: everyone of the cast in the role that makes her interesting, and nobody in particular."""

from collections.abc import Callable

from django.test import Client

from tests.cast import Cast

WHO: dict[str, Callable[[Cast], Client]] = {
    "anonymous": lambda cast: Client(),
    "anna": lambda cast: cast.client("anna", "employee"),
    "bram": lambda cast: cast.client("bram", "leader"),
    "carla": lambda cast: cast.client("carla", "hr"),
    "dries": lambda cast: cast.client("dries", "delegate"),
    "elke": lambda cast: cast.client("elke", "director"),
    "elke_leads": lambda cast: cast.client("elke", "leader"),
    "farid": lambda cast: cast.client("farid", "employee"),
    "lotte": lambda cast: cast.client("lotte", "leader"),
    "greet": lambda cast: cast.client("greet", "employee"),
    "hamid": lambda cast: cast.client("hamid", "administrator"),
    "zara": lambda cast: cast.client("zara", "hr"),
}
"""The columns of the matrix: elke_leads is a leader two steps above Anna, lotte leads the unit just below hers."""


def browsers(cast: Cast) -> dict[str, Client]:
    """A browser for each of them; what fails inside a page becomes a 500, as it would outside tests."""
    found = {who: make(cast) for who, make in WHO.items()}
    for client in found.values():
        client.raise_request_exception = False
    return found
