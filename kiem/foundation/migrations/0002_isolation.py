from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

from kiem.foundation.isolation import SecureSlice

FUNCTIONS = """
CREATE FUNCTION kiem_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('kiem.organisation', true), '')::uuid $$;

CREATE FUNCTION kiem_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('kiem.user', true), '')::uuid $$;

CREATE FUNCTION kiem_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('kiem.person', true), '')::uuid $$;

CREATE FUNCTION kiem_use() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('kiem.use', true), '') $$;

-- The matrix of purposes: whether the transaction's use opens rows of this purpose about this person.
CREATE FUNCTION kiem_opens(purpose text, about uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT CASE kiem_use()
     WHEN 'own_data' THEN about = kiem_person()
     WHEN 'keeping' THEN true
     WHEN 'development' THEN purpose = 'development'
     WHEN 'appraisal' THEN purpose = 'appraisal'
     WHEN 'certification' THEN purpose = 'certification'
     WHEN 'succession' THEN purpose = 'succession'
     ELSE false END $$;
"""

ORGANISATION = """
ALTER TABLE foundation_organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY kiem_same_organisation ON foundation_organisation
  USING (id = kiem_organisation()) WITH CHECK (id = kiem_organisation());
"""

DROP = """
DROP FUNCTION kiem_opens(text, uuid); DROP FUNCTION kiem_use(); DROP FUNCTION kiem_person();
DROP FUNCTION kiem_user(); DROP FUNCTION kiem_organisation();
"""

# What runs for every organisation (the sealer, mail, reminders) asks for their ids, and nothing else of them.
EVERY_ORGANISATION = """
CREATE FUNCTION kiem_every_organisation() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS
$$ SELECT id FROM foundation_organisation ORDER BY id $$;
"""

CACHE = """
CREATE TABLE foundation_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX foundation_cache_expires ON foundation_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.RunSQL(ORGANISATION, migrations.RunSQL.noop),
        migrations.RunSQL(EVERY_ORGANISATION, "DROP FUNCTION kiem_every_organisation()"),
        migrations.RunSQL(CACHE, "DROP TABLE foundation_cache"),
        SecureSlice("foundation", append_only=["trailline", "trailseal", "trailhead"]),
    ]
