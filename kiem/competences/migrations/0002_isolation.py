from django.conf import settings
from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice


# Reference entries belong to no organisation: the application reads them, the installation's owner writes them.
def read_only(apps, schema_editor):
    for table in ("referenceentry", "referencetext", "referencerelation"):
        schema_editor.execute(f'REVOKE ALL ON competences_{table} FROM "{settings.KIEM_APPLICATION_ROLE}"')
        schema_editor.execute(f'GRANT SELECT ON competences_{table} TO "{settings.KIEM_APPLICATION_ROLE}"')


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_isolation"), ("competences", "0001_initial")]
    operations = [
        migrations.RunPython(read_only, migrations.RunPython.noop),
        SecureSlice("competences", append_only=["scaleversion", "scalelevel", "scaleleveltext", "competence", "competenceversion", "competencetext", "competenceleveltext", "competencematch"]),
        SameLevel("competences_scaleleveltext", ["level"]),
        SameLevel("competences_frameworkentry", ["competence"]),
    ]
