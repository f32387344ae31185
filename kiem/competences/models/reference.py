"""Reference entries that competences may be chosen from. Of no organisation."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kiem.foundation.ids import ordered_id


class ReferenceEntry(models.Model):
    """An entry of a reference scheme such as ESCO. Of no organisation: read by all, written by the installation."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    scheme = models.CharField(max_length=40)
    uri = models.CharField(max_length=300)
    kind = models.CharField(max_length=24)
    code = models.CharField(max_length=40, blank=True, default="")
    collections = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "uri"], name="reference_entry_once")]

    def __str__(self) -> str:
        return self.uri


class ReferenceText(models.Model):
    """The words of a reference entry in one language. ``search_text``: label and alternatives, lower, unaccented."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    entry = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    version = models.CharField(max_length=20)
    label = models.CharField(max_length=300)
    alternatives = ArrayField(models.TextField(), default=list)
    description = models.TextField(blank=True, default="")
    search_text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "language"], name="reference_text_once")]
        indexes = [GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="reference_text_trigrams")]

    def __str__(self) -> str:
        return self.label


class ReferenceRelation(models.Model):
    """A relation between two reference entries, as the scheme gives it (``broader``, ``essential``, ...)."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    source = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target", "kind"], name="reference_relation_once")]

    def __str__(self) -> str:
        return self.kind
