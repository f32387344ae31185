import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0014_nobody_counted_first")]
    operations = [
        migrations.AlterConstraint(
            model_name="assistance",
            name="assistance_once_at_a_time",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at", None)),
                expressions=[
                    ("person", "="),
                    ("delegate", "="),
                    ("purpose", "="),
                    (models.Func(models.F("starts_on"), models.F("ends_before"), function="daterange"), "&&"),
                ],
                name="assistance_once_at_a_time",
                violation_error_message="This is open to that delegate already. You see it in your list.",
            ),
        ),
    ]
