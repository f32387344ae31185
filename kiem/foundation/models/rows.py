"""The two kinds of rows of an organisation."""

from django.db import models

from kiem.foundation.ids import ordered_id
from kiem.foundation.models.organisation import Organisation
from kiem.foundation.purposes import Purpose


class OrganisationRow(models.Model):
    """A row of one organisation: row-level security by ``organisation``, references only within it."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.DO_NOTHING, related_name="+", db_index=False)

    class Meta:
        abstract = True


class PersonFact(OrganisationRow):
    """A fact about a person, bound to the purpose it was gathered for.

    The subclass adds ``person``; row-level security opens the row only to a use that the matrix of purposes allows.
    """

    purpose = models.CharField(max_length=16, choices=[(p.value, p.value) for p in Purpose])

    class Meta:
        abstract = True
