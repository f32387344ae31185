from django.db import migrations

# A draft is read by the one who writes it, whatever her role; by nobody else until it is closed under keeping.
ONLY = """
CREATE FUNCTION kiem_only(reader uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(reader = kiem_person(), false) OR kiem_use() = 'keeping' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0003_certification_under_development")]
    operations = [migrations.RunSQL(ONLY, "DROP FUNCTION IF EXISTS kiem_only(uuid)")]
