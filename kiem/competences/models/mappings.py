"""What people said about where a competence stands in a reference scheme."""

from django.db import models
from django.db.models import F, Q

from kiem.competences.models.wordings import Competence
from kiem.competences.rules import MatchRelation
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Person


class CompetenceMapping(OrganisationRow):
    """Someone decided how a competence, in whatever words, relates to a reference entry; it holds until it is ended.

    ``relation``: "" when the entry was looked at and does not fit, so that it is not proposed again. Nobody made it
    when the command line did.
    """

    competence = TenantForeignKey(Competence)
    scheme = models.CharField(max_length=40)
    uri = models.CharField(max_length=300)
    relation = models.CharField(
        max_length=8, blank=True, default="", choices=[(r.value, r.value) for r in MatchRelation]
    )
    made_by = TenantForeignKey(Person, null=True, blank=True)
    made_at = models.DateTimeField()
    ended_by = TenantForeignKey(Person, null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "competence", "scheme", "uri"],
                condition=Q(ended_at=None),
                name="competence_mapping_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__gte=F("made_at")),
                name="competence_mapping_ends_after_it_was_made",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "scheme", "uri"], name="competence_mapping_by_uri")]

    def __str__(self) -> str:
        return self.uri
