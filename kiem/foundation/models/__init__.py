"""The tables every slice stands on: the organisation, its trail and its outbox."""

from kiem.foundation.models.organisation import Organisation
from kiem.foundation.models.outbox import OutboxMessage
from kiem.foundation.models.rows import OrganisationRow, PersonFact
from kiem.foundation.models.trail import TrailHead, TrailLine, TrailSeal

__all__ = ["Organisation", "OrganisationRow", "OutboxMessage", "PersonFact", "TrailHead", "TrailLine", "TrailSeal"]
