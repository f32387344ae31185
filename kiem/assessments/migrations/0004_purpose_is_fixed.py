from django.db import migrations

# Whose a current level is, of what and gathered for what never changes; what is current moves to another fact.
FIXED = """
CREATE FUNCTION kiem_current_level_keeps_its_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.organisation_id, NEW.person_id, NEW.competence_id, NEW.purpose)
      IS DISTINCT FROM (OLD.organisation_id, OLD.person_id, OLD.competence_id, OLD.purpose) THEN
    RAISE EXCEPTION 'a current level keeps its person, competence and purpose'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'current_level_keeps_its_purpose';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER current_level_keeps_its_purpose
  BEFORE UPDATE ON assessments_currentlevel
  FOR EACH ROW EXECUTE FUNCTION kiem_current_level_keeps_its_purpose();
"""
CHANGEABLE = """
DROP TRIGGER current_level_keeps_its_purpose ON assessments_currentlevel;
DROP FUNCTION kiem_current_level_keeps_its_purpose();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_once_per_file")]
    operations = [migrations.RunSQL(FIXED, CHANGEABLE)]
