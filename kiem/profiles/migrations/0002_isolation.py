from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice


class Migration(migrations.Migration):
    dependencies = [("competences", "0003_fixed_once_adopted"), ("profiles", "0001_initial")]
    operations = [
        SecureSlice("profiles", append_only=["roleprofile", "roleprofileversion", "requirement"]),
        SameLevel("profiles_requirement"),
    ]
