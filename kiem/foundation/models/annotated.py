"""What a query adds to its rows, asked for as the kind it is: the type of a model knows nothing of it."""

from typing import TypeVar

from django.db import models

Kind = TypeVar("Kind")


def annotated(row: models.Model, name: str, kind: type[Kind]) -> Kind:
    """What the query annotated the row with. Raises TypeError for another kind, None among them."""
    found = annotated_or_none(row, name, kind)
    if found is None:
        raise TypeError(f"{name} of {type(row).__name__} is None")
    return found


def annotated_or_none(row: models.Model, name: str, kind: type[Kind]) -> Kind | None:
    """As ``annotated``, where the query may have found nothing. Raises TypeError for another kind."""
    found: object = getattr(row, name)
    if found is None or isinstance(found, kind):
        return found
    raise TypeError(f"{name} of {type(row).__name__} is no {kind.__name__}")
