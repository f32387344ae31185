from django.db import migrations, models

# Views given by name are never changed or removed by the application. They go when their term is over, and in no other
# way: only what a closed round left, in this organisation, while it is being kept in order.
ERASE = """
CREATE FUNCTION kiem_erase_views(subjects uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM assessments_view AS gone USING assessments_subject AS subject, assessments_round AS round
  WHERE gone.subject_id = subject.id AND round.id = subject.round_id AND subject.id = ANY (subjects)
    AND round.closed_at IS NOT NULL AND subject.organisation_id = kiem_organisation() AND kiem_use() = 'keeping';
  DELETE FROM assessments_summarytext AS gone USING assessments_subject AS subject, assessments_round AS round
  WHERE gone.subject_id = subject.id AND round.id = subject.round_id AND subject.id = ANY (subjects)
    AND round.closed_at IS NOT NULL AND subject.organisation_id = kiem_organisation() AND kiem_use() = 'keeping';
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0009_practice")]
    operations = [
        migrations.AddField("subject", "erased_on", models.DateField(blank=True, null=True)),
        migrations.RunSQL(ERASE, "DROP FUNCTION kiem_erase_views(uuid[])"),
    ]
