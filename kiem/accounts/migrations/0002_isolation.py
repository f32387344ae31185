from django.db import migrations

from kiem.foundation.isolation import SecureSlice

# Choosing an organisation at sign-in needs a user's memberships and the names of those organisations, across them;
# a key or invitation names its organisation before anything is known of it.
ACROSS = """
CREATE FUNCTION kiem_memberships_of(wanted uuid)
RETURNS TABLE (membership uuid, organisation uuid, name varchar, is_demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT m.id, o.id, o.name, o.is_demo FROM accounts_membership m JOIN foundation_organisation o ON o.id = m.organisation_id
   WHERE m.user_id = wanted AND m.ended_at IS NULL ORDER BY o.name, o.id $$;

CREATE FUNCTION kiem_organisation_of_token(wanted bytea) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT organisation_id FROM accounts_apitoken WHERE digest = wanted $$;

CREATE FUNCTION kiem_organisation_of_invitation(wanted bytea) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
$$ SELECT organisation_id FROM accounts_invitation WHERE digest = wanted $$;
"""
DROP = """
DROP FUNCTION kiem_organisation_of_invitation(bytea); DROP FUNCTION kiem_organisation_of_token(bytea);
DROP FUNCTION kiem_memberships_of(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_isolation"), ("accounts", "0001_initial")]
    operations = [SecureSlice("accounts"), migrations.RunSQL(ACROSS, DROP)]
