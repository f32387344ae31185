from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice


class Migration(migrations.Migration):
    dependencies = [("profiles", "0002_isolation"), ("assessments", "0001_initial")]
    operations = [
        SecureSlice("assessments", append_only=["level", "levelimport", "contest", "sharing"]),
        SameLevel("assessments_level"),
        SameLevel("assessments_currentlevel", ["level"]),
    ]
