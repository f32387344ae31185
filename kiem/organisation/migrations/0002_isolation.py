from django.db import migrations

from kiem.foundation.isolation import SecureSlice


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_isolation"), ("organisation", "0001_initial")]
    operations = [SecureSlice("organisation", append_only=["opening"])]
