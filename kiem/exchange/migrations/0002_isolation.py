from django.db import migrations

from kiem.foundation.isolation import SecureSlice

# A file on its way in is its owner's only; retention removes those whose week is over.
OWN = """
DROP POLICY IF EXISTS kiem_own_upload ON exchange_upload;
CREATE POLICY kiem_own_upload ON exchange_upload AS RESTRICTIVE
  USING (owner_id = kiem_person() OR kiem_use() = 'keeping')
  WITH CHECK (owner_id = kiem_person());
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_isolation"), ("exchange", "0001_initial")]
    operations = [
        SecureSlice("exchange"),
        migrations.RunSQL(OWN, migrations.RunSQL.noop),
    ]
