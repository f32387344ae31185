"""The organisation: the tenant that every row of one carries."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kiem.foundation.ids import ordered_id


class Organisation(models.Model):
    """A care, welfare or culture organisation. ``languages``: of its own texts, the leading one first."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    name = models.CharField(max_length=200)
    languages = ArrayField(models.CharField(max_length=2))
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(condition=models.Q(languages__len__gt=0), name="organisation_has_a_language"),
        ]

    def __str__(self) -> str:
        return self.name
