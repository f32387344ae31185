"""A screen with one form."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """What it does, and what it is about: someone, a unit or an act; none of them: the list of acts.

    ``opens``: it asks why something is to be opened, so nothing of it was seen yet.
    """

    title: str
    lead: str
    submit: str
    name: str = ""
    person_id: uuid.UUID | None = None
    unit_id: uuid.UUID | None = None
    act_id: uuid.UUID | None = None
    opens: bool = False
