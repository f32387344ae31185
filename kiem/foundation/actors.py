"""Who does something: every action names its actor."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone acting within one organisation. A system actor has a name and no user.

    ``role`` is the role in which she acts ("hr", "leader", ...), "system" for a system actor.
    """

    organisation_id: uuid.UUID
    user_id: uuid.UUID | None
    person_id: uuid.UUID | None
    name: str
    role: str

    @property
    def is_system(self) -> bool:
        return self.role == "system"


def system_actor(organisation_id: uuid.UUID, name: str) -> Actor:
    """The named system actor (command line, worker, reminders) of one organisation."""
    return Actor(organisation_id, None, None, name, "system")
