from django.conf import settings
from django.db import migrations

from kiem.foundation.isolation import SecureSlice, Tied

NOTED = ["licence", "showing", "practice", "clockstop"]
APPEND_ONLY = [*NOTED, "entrusting", "entrustingevent", "reviewterm"]

# Taking back is all that may happen to what was noted: nothing else of the row is the application's to change.
# Securing the slice once more takes this right away again: grant it anew after that.
GRANT = "GRANT UPDATE (taken_back_at, taken_back_by_id) ON credentials_{} TO {}"
REVOKE = "REVOKE UPDATE (taken_back_at, taken_back_by_id) ON credentials_{} FROM {}"


def _let_take_back(table):
    role = f'"{settings.KIEM_APPLICATION_ROLE}"'
    return migrations.RunSQL(GRANT.format(table, role), REVOKE.format(table, role))


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_rounds_secured"), ("credentials", "0001_initial")]
    operations = [
        SecureSlice("credentials", append_only=APPEND_ONLY),
        *map(_let_take_back, NOTED),
        Tied(
            "credentials_showing",
            "assessor",
            "organisation_id, assessor_id, act_id",
            "credentials_assessor",
            "organisation_id, id, act_id",
        ),
        Tied(
            "credentials_entrustingevent",
            "entrusting",
            "organisation_id, entrusting_id, person_id, purpose",
            "credentials_entrusting",
            "organisation_id, id, person_id, purpose",
        ),
    ]
