"""The reference schemes to choose from. They belong to no organisation: the application reads them, no more."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kiem.competences.rules import REFERENCE_RELEASE_LENGTH
from kiem.foundation.ids import ordered_id


class ReferenceEntry(models.Model):
    """An entry of a reference scheme such as ESCO. Of no organisation: read by all, written by the installation.

    ``release``: the newest in which it was seen, in any language. ``retired_since``: the first whole release in which
    it no longer was; "" while it counts.
    """

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    scheme = models.CharField(max_length=40)
    uri = models.CharField(max_length=300)
    kind = models.CharField(max_length=24)
    code = models.CharField(max_length=40, blank=True, default="")
    collections = ArrayField(models.CharField(max_length=40), default=list)
    release = models.CharField(max_length=REFERENCE_RELEASE_LENGTH)
    retired_since = models.CharField(max_length=REFERENCE_RELEASE_LENGTH, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "uri"], name="reference_entry_once")]
        indexes = [models.Index(fields=["scheme", "code"], name="reference_entry_by_code")]

    def __str__(self) -> str:
        return self.uri


class ReferenceText(models.Model):
    """The words of a reference entry in one language, as they stood in ``release``.

    ``search_text``: label and alternatives, lower, unaccented.
    """

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    entry = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    release = models.CharField(max_length=REFERENCE_RELEASE_LENGTH)
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
    """A relation between two entries, as the scheme gives it (``broader``, ``essential``, ...).

    By URI and not by key: a pack also relates to what it does not hold, and a later pack may bring it.
    """

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    scheme = models.CharField(max_length=40)
    source_uri = models.CharField(max_length=300)
    target_uri = models.CharField(max_length=300)
    kind = models.CharField(max_length=24)
    release = models.CharField(max_length=REFERENCE_RELEASE_LENGTH)
    retired_since = models.CharField(max_length=REFERENCE_RELEASE_LENGTH, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "source_uri", "target_uri", "kind"], name="reference_relation_once"
            )
        ]

    def __str__(self) -> str:
        return self.kind


class ReferenceRating(models.Model):
    """How much an occupation asks of an element, as O*NET rates it: importance 1 to 5, level 0 to 7.

    None where nothing may be said: O*NET advises against the figure, or the element is not ``relevant`` there.
    """

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    occupation = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    element = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    importance = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    level = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    relevant = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occupation", "element"], name="reference_rating_once")]

    def __str__(self) -> str:
        return f"{self.importance} {self.level}"


class ReferenceAnchor(models.Model):
    """What someone can do at one value of the scale on which the level of an element is rated."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    element = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")
    value = models.DecimalField(max_digits=3, decimal_places=2)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["element", "value"], name="reference_anchor_once")]

    def __str__(self) -> str:
        return self.text


class ReferenceCrossing(models.Model):
    """That an occupation of one scheme, by its code, is found in another as ``occupation``."""

    id = models.UUIDField(primary_key=True, default=ordered_id, editable=False)
    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    occupation = models.ForeignKey(ReferenceEntry, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "code", "occupation"], name="reference_crossing_once")]

    def __str__(self) -> str:
        return self.code
