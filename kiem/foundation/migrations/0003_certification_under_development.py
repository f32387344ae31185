"""What shows that someone may do an act is open under development too, as the matrix of purposes says."""

from django.db import migrations

_OPENS = """
CREATE OR REPLACE FUNCTION kiem_opens(purpose text, about uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT CASE kiem_use()
     WHEN 'own_data' THEN about = kiem_person()
     WHEN 'keeping' THEN true
     WHEN 'development' THEN purpose IN ({development})
     WHEN 'appraisal' THEN purpose = 'appraisal'
     WHEN 'certification' THEN purpose = 'certification'
     WHEN 'succession' THEN purpose = 'succession'
     ELSE false END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_isolation")]
    operations = [
        migrations.RunSQL(
            _OPENS.format(development="'development', 'certification'"), _OPENS.format(development="'development'")
        )
    ]
