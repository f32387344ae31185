import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import kiem.foundation.fields
import kiem.foundation.ids
from kiem.foundation.isolation import SecureSlice

RELEASE = models.CharField(max_length=20, default="0")
KEY = models.UUIDField(default=kiem.foundation.ids.ordered_id, editable=False, primary_key=True, serialize=False)
ENTRY = "competences.referenceentry"
MATCHES = [(each, each) for each in ("exact", "close", "broad", "narrow", "related")]

# What was typed as a version and is none ("latest") counts as older than any.
SAY_RELEASES = r"""
UPDATE competences_referencetext SET release = '0' WHERE release !~ '^\d{1,4}(\.\d{1,4}){0,3}$';
UPDATE competences_referenceentry AS entry SET release = text.release
FROM (SELECT DISTINCT ON (entry_id) entry_id, release FROM competences_referencetext
      ORDER BY entry_id, string_to_array(release, '.')::int[] DESC) AS text
WHERE text.entry_id = entry.id;
UPDATE competences_referencerelation AS relation
SET scheme = source.scheme, source_uri = source.uri, target_uri = target.uri, release = source.release
FROM competences_referenceentry AS source, competences_referenceentry AS target
WHERE source.id = relation.source_id AND target.id = relation.target_id;
"""


# New reference tables belong to no organisation either: the application reads them, the owner writes them.
def read_only(apps, schema_editor):
    for table in ("referencerating", "referenceanchor", "referencecrossing"):
        schema_editor.execute(f'REVOKE ALL ON competences_{table} FROM "{settings.KIEM_APPLICATION_ROLE}"')
        schema_editor.execute(f'GRANT SELECT ON competences_{table} TO "{settings.KIEM_APPLICATION_ROLE}"')


def to_entry():
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=ENTRY)


def in_organisation(to, **more):
    return kiem.foundation.fields.TenantForeignKey(
        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to=to, **more
    )


class Migration(migrations.Migration):
    dependencies = [("competences", "0005_fixed_from_consultation"), ("organisation", "0002_isolation")]
    operations = [
        migrations.RenameField("referencetext", "version", "release"),
        migrations.AddField("referenceentry", "release", RELEASE),
        migrations.AddField(
            "referenceentry", "retired_since", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.AddIndex("referenceentry", models.Index(fields=["scheme", "code"], name="reference_entry_by_code")),
        migrations.AddField("referencerelation", "scheme", models.CharField(max_length=40, default="")),
        migrations.AddField("referencerelation", "source_uri", models.CharField(max_length=300, default="")),
        migrations.AddField("referencerelation", "target_uri", models.CharField(max_length=300, default="")),
        migrations.AddField("referencerelation", "release", RELEASE),
        migrations.AddField(
            "referencerelation", "retired_since", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.RunSQL(SAY_RELEASES, migrations.RunSQL.noop),
        migrations.RemoveConstraint("referencerelation", "reference_relation_once"),
        migrations.RemoveField("referencerelation", "source"),
        migrations.RemoveField("referencerelation", "target"),
        migrations.AddConstraint(
            "referencerelation",
            models.UniqueConstraint(
                fields=["scheme", "source_uri", "target_uri", "kind"], name="reference_relation_once"
            ),
        ),
        migrations.AlterField("referenceentry", "release", models.CharField(max_length=20)),
        migrations.AlterField("referencerelation", "scheme", models.CharField(max_length=40)),
        migrations.AlterField("referencerelation", "source_uri", models.CharField(max_length=300)),
        migrations.AlterField("referencerelation", "target_uri", models.CharField(max_length=300)),
        migrations.AlterField("referencerelation", "release", models.CharField(max_length=20)),
        migrations.CreateModel(
            name="ReferenceRating",
            fields=[
                ("id", KEY),
                ("importance", models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True)),
                ("level", models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True)),
                ("relevant", models.BooleanField(default=True)),
                ("occupation", to_entry()),
                ("element", to_entry()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("occupation", "element"), name="reference_rating_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceAnchor",
            fields=[
                ("id", KEY.clone()),
                ("value", models.DecimalField(decimal_places=2, max_digits=3)),
                ("text", models.TextField()),
                ("element", to_entry()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("element", "value"), name="reference_anchor_once")],
            },
        ),
        migrations.CreateModel(
            name="ReferenceCrossing",
            fields=[
                ("id", KEY.clone()),
                ("scheme", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=40)),
                ("occupation", to_entry()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "code", "occupation"), name="reference_crossing_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CompetenceMapping",
            fields=[
                ("id", KEY.clone()),
                ("scheme", models.CharField(max_length=40)),
                ("uri", models.CharField(max_length=300)),
                ("relation", models.CharField(blank=True, choices=MATCHES, default="", max_length=8)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("competence", in_organisation("competences.competence")),
                ("made_by", in_organisation("organisation.person", null=True, blank=True)),
                ("ended_by", in_organisation("organisation.person", null=True, blank=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+",
                        to="foundation.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "scheme", "uri"], name="competence_mapping_by_uri")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "competence", "scheme", "uri"), condition=Q(ended_at=None),
                        name="competence_mapping_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=Q(ended_at=None, ended_by=None) | Q(ended_at__gte=F("made_at")),
                        name="competence_mapping_ends_after_it_was_made",
                    ),
                ],
            },
        ),
        migrations.RunPython(read_only, migrations.RunPython.noop),
        SecureSlice("competences", append_only=[
            "scaleversion", "scalelevel", "scaleleveltext", "competence", "competenceversion", "competencetext",
            "competenceleveltext", "competencematch", "indicator", "indicatortext",
        ]),
    ]
