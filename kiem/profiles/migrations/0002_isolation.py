from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice


class Migration(migrations.Migration):
    dependencies = [("competences", "0002_isolation"), ("profiles", "0001_initial")]
    operations = [
        SecureSlice("profiles", append_only=["requirement"]),
        SameLevel("profiles_requirement"),
    ]
