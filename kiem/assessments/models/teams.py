"""Where a team placed itself together: a level of the team, of nobody in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import LONGEST_TEAM_REASON
from kiem.competences.models import Competence, CompetenceVersion, ScaleVersion
from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.models import OrganisationRow
from kiem.organisation.models import Unit


class TeamPlacing(OrganisationRow):
    """That a team placed itself in a team meeting, or did not agree yet (no position), and why. Only added to.

    It names nobody: who noted it stands in the trail. ``follows``: the one that stood there, so that nothing is noted
    past something that was not seen.
    """

    unit = TenantForeignKey(Unit)
    competence = TenantForeignKey(Competence)
    competence_version = TenantForeignKey(CompetenceVersion)
    scale_version = TenantForeignKey(ScaleVersion)
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_TEAM_REASON)
    met_on = models.DateField()
    noted_at = models.DateTimeField()
    follows = TenantForeignKey("self", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None) | Q(position__gte=1), name="team_placing_is_on_its_scale"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="team_placing_has_a_reason",
                violation_error_message=_("Say why, as the team said it."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "follows"], condition=Q(follows__isnull=False), name="team_placing_follows_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "unit", "competence"],
                condition=Q(follows=None),
                name="team_placing_begins_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "id", "unit", "competence"], name="team_placing_of_its_team"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "unit", "competence"], name="team_placing_by_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.position}"
