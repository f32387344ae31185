"""What a policy asks of the transaction is asked once a statement; the matrix of purposes stands in one function."""

from django.db import migrations

from kiem.foundation.isolation import RenewPolicies

_OPENS = """
CREATE OR REPLACE FUNCTION kiem_opens(purpose text, about uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT purpose = ANY (kiem_opened()) OR about = kiem_herself() $$;
ALTER POLICY kiem_same_organisation ON foundation_organisation
  USING (id = (SELECT kiem_organisation())) WITH CHECK (id = (SELECT kiem_organisation()));
DROP FUNCTION kiem_only(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0004_only_reader")]
    operations = [RenewPolicies(), migrations.RunSQL(_OPENS, migrations.RunSQL.noop)]
