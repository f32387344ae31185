import kiem.foundation.ids
from django.conf import settings
from django.db import migrations, models

# Taking out of use is all that may happen to a situation: another wording is another situation.
# Securing the slice once more takes this away again: revoke and grant it anew after that.
ROLE = f'"{settings.KIEM_APPLICATION_ROLE}"'
ONLY_RETIRED = (
    f"REVOKE UPDATE ON assessments_situation FROM {ROLE}; "
    f"GRANT UPDATE (retired_on) ON assessments_situation TO {ROLE}"
)
ALL_OF_IT = (
    f"REVOKE UPDATE (retired_on) ON assessments_situation FROM {ROLE}; "
    f"GRANT UPDATE ON assessments_situation TO {ROLE}"
)

# The moment that stood in the ids so far goes too.
RENEW = "UPDATE assessments_{} SET id = gen_random_uuid()"
# Of every situation a count at each level of its scale, in no order.
COMPLETE = """
INSERT INTO assessments_placementcount (id, organisation_id, situation_id, "position", counted, shown)
SELECT gen_random_uuid(), situation.organisation_id, situation.id, level."position", 0, 0
FROM assessments_situation AS situation
JOIN competences_scalelevel AS level USING (organisation_id, scale_version_id)
ORDER BY random()
ON CONFLICT (organisation_id, situation_id, "position") DO NOTHING
"""


def _random(model):
    default = kiem.foundation.ids.random_id
    return migrations.AlterField(
        model_name=model,
        name="id",
        field=models.UUIDField(default=default, editable=False, primary_key=True, serialize=False),
    )


class Migration(migrations.Migration):
    dependencies = [("assessments", "0013_teams_placed"), ("competences", "0006_releases_and_mappings")]
    operations = [
        _random("placementcount"),
        _random("practised"),
        migrations.RunSQL(RENEW.format("placementcount"), migrations.RunSQL.noop),
        migrations.RunSQL(RENEW.format("practised"), migrations.RunSQL.noop),
        migrations.RunSQL(COMPLETE, migrations.RunSQL.noop),
        migrations.RunSQL(ONLY_RETIRED, ALL_OF_IT),
    ]
