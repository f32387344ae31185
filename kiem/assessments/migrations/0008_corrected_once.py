from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("assessments", "0007_reported_texts")]
    operations = [
        migrations.AddConstraint(
            model_name="level",
            constraint=models.UniqueConstraint(
                fields=["organisation", "corrects"], condition=Q(corrects__isnull=False), name="level_corrected_once"
            ),
        )
    ]
