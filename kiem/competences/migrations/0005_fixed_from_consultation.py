from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice

# In consultation the entries are fixed too; it may go back to a draft. Adopted, only its review date and owner change.
FIXED = """
CREATE OR REPLACE FUNCTION kiem_version_fixed_once_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status = 'draft' THEN
    RETURN NEW;
  ELSIF TG_OP = 'DELETE' AND OLD.status IN ('draft', 'consultation') THEN
    RETURN OLD;
  ELSIF TG_OP = 'UPDATE' AND (NEW.id, NEW.organisation_id, NEW.framework_id, NEW.number)
      = (OLD.id, OLD.organisation_id, OLD.framework_id, OLD.number) THEN
    IF OLD.status IN ('draft', 'consultation') AND NEW.status IN ('draft', 'consultation', 'adopted') THEN
      RETURN NEW;
    ELSIF OLD.status = 'adopted' AND NEW.status IN ('adopted', 'replaced')
        AND (NEW.adopted_on, NEW.decision, NEW.consultation_since)
          IS NOT DISTINCT FROM (OLD.adopted_on, OLD.decision, OLD.consultation_since) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a framework version begins as a draft, is adopted, then replaced; adopted it never changes'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_version_fixed_once_adopted';
END $$;

CREATE FUNCTION kiem_step_only_until_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.framework_version_id ELSE OLD.framework_version_id END;
  state text;
BEGIN
  SELECT status INTO state FROM competences_frameworkversion WHERE id = version FOR SHARE;
  IF TG_OP = 'UPDATE' OR state IS NULL OR state NOT IN ('draft', 'consultation') THEN
    RAISE EXCEPTION 'framework version % is %: its entries never change', version, state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'competence_step_only_until_adopted';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER competence_step_only_until_adopted
  BEFORE INSERT OR UPDATE OR DELETE ON competences_competencestep
  FOR EACH ROW EXECUTE FUNCTION kiem_step_only_until_adopted();
"""
CHANGEABLE = """
DROP TRIGGER competence_step_only_until_adopted ON competences_competencestep;
DROP FUNCTION kiem_step_only_until_adopted();
"""


class Migration(migrations.Migration):
    dependencies = [("competences", "0004_language_in_full"), ("organisation", "0002_isolation")]
    operations = [
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
                "indicator",
                "indicatortext",
            ],
        ),
        SameLevel("competences_proposal", ["competence"]),
    ]
