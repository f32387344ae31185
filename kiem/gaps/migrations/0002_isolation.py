from django.db import migrations

from kiem.foundation.isolation import SecureSlice, Tied

APPEND_ONLY = ["helpoffer", "shownorder", "shownplace"]


class Migration(migrations.Migration):
    dependencies = [("credentials", "0002_isolation"), ("gaps", "0001_initial")]
    operations = [
        SecureSlice("gaps", append_only=APPEND_ONLY),
        Tied(
            "gaps_shownplace",
            "order",
            "organisation_id, order_id, purpose",
            "gaps_shownorder",
            "organisation_id, id, purpose",
        ),
    ]
