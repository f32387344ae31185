from django.db import migrations, models

from kiem.foundation.isolation import SecureSlice

# An adopted version never changes: its entries are fixed, and of the version itself only "adopted" may become
# "replaced". The share lock makes an entry and an adoption at the same moment wait for each other.
FIXED = """
CREATE FUNCTION kiem_entry_only_in_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version uuid;
  state text;
BEGIN
  FOREACH version IN ARRAY CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW.framework_version_id]
    WHEN 'DELETE' THEN ARRAY[OLD.framework_version_id]
    ELSE ARRAY[OLD.framework_version_id, NEW.framework_version_id] END
  LOOP
    SELECT status INTO state FROM competences_frameworkversion WHERE id = version FOR SHARE;
    IF state IS DISTINCT FROM 'draft' THEN
      RAISE EXCEPTION 'framework version % is %: its entries never change', version, state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_entry_only_in_a_draft';
    END IF;
  END LOOP;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER framework_entry_only_in_a_draft
  BEFORE INSERT OR UPDATE OR DELETE ON competences_frameworkentry
  FOR EACH ROW EXECUTE FUNCTION kiem_entry_only_in_a_draft();

CREATE FUNCTION kiem_version_fixed_once_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status = 'draft' THEN
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' AND OLD.status = 'draft' THEN
    RETURN OLD;
  ELSIF TG_OP = 'UPDATE' AND (NEW.id, NEW.organisation_id, NEW.framework_id, NEW.number)
      = (OLD.id, OLD.organisation_id, OLD.framework_id, OLD.number) THEN
    IF OLD.status = 'draft' AND NEW.status IN ('draft', 'adopted') THEN
      RETURN NEW;
    ELSIF OLD.status = 'adopted' AND NEW.status = 'replaced'
        AND (NEW.adopted_on, NEW.decision) = (OLD.adopted_on, OLD.decision) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a framework version begins as a draft, is adopted, then replaced; adopted it never changes'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_version_fixed_once_adopted';
END $$;

CREATE TRIGGER framework_version_fixed_once_adopted
  BEFORE INSERT OR UPDATE OR DELETE ON competences_frameworkversion
  FOR EACH ROW EXECUTE FUNCTION kiem_version_fixed_once_adopted();
"""

CHANGEABLE = """
DROP TRIGGER framework_version_fixed_once_adopted ON competences_frameworkversion;
DROP FUNCTION kiem_version_fixed_once_adopted();
DROP TRIGGER framework_entry_only_in_a_draft ON competences_frameworkentry;
DROP FUNCTION kiem_entry_only_in_a_draft();
"""


class Migration(migrations.Migration):
    dependencies = [("competences", "0002_isolation")]
    operations = [
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.UniqueConstraint(
                fields=("organisation",),
                name="framework_one_per_organisation",
                violation_error_message="There is already a competence language here.",
            ),
        ),
        migrations.RunSQL(FIXED, CHANGEABLE),
        SecureSlice(
            "competences",
            append_only=[
                "scaleversion",
                "scalelevel",
                "scaleleveltext",
                "competence",
                "competenceversion",
                "competencetext",
                "competenceleveltext",
                "competencematch",
            ],
        ),
    ]
