"""The instruments an organisation already uses, linked to competences: the start of working with competences."""

from django.db import models
from django.db.models import Q

from kiem.competences.models.wordings import Competence
from kiem.competences.rules import InstrumentKind
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow


class Instrument(OrganisationRow):
    """A form, a vacancy text, a talk: what it is, where it lies, until when it is used."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in InstrumentKind])
    whereabouts = models.CharField(max_length=300, blank=True, default="")
    note = models.TextField(blank=True, default="")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="instrument_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="instrument_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class InstrumentLink(OrganisationRow):
    """An instrument speaks of a competence."""

    instrument = TenantForeignKey(Instrument)
    competence = TenantForeignKey(Competence)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "instrument", "competence"], name="instrument_link_once")
        ]

    def __str__(self) -> str:
        return str(self.competence_id)
