from django.db import migrations, models

from kiem.foundation.isolation import SecureSlice


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_isolation")]
    operations = [
        migrations.AddConstraint(
            model_name="levelimport",
            constraint=models.UniqueConstraint(fields=["organisation", "digest", "purpose"], name="level_import_once"),
        ),
        SecureSlice("assessments", append_only=["level", "levelimport", "contest", "sharing"]),
    ]
