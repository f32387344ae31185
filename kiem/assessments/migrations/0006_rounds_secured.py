from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice, Tied

APPEND_ONLY = [
    "level", "levelimport", "contest", "sharing",
    "anchor", "asked", "askedcompetence", "view", "summary", "roundcount", "smallestgroup",
]  # fmt: skip
ABOUT = "organisation_id, {}_id, person_id, purpose", "organisation_id, id, person_id, purpose"


def _same(table: str, what: str, target: str) -> Tied:
    """What a row is about and was gathered for is that of what it points to."""
    columns, keys = ABOUT
    return Tied(f"assessments_{table}", what, columns.format(what), f"assessments_{target}", keys)


# A round moves from planned to open to closed; its purpose stays. Once it is open it keeps what it looks at, and of whom.
FIXED = """
CREATE FUNCTION kiem_round_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.organisation_id, NEW.purpose, NEW.planned_at) IS DISTINCT FROM
       (OLD.organisation_id, OLD.purpose, OLD.planned_at)
     OR OLD.opened_at IS NOT NULL AND (NEW.opened_at, NEW.views) IS DISTINCT FROM (OLD.opened_at, OLD.views)
     OR OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
    RAISE EXCEPTION 'a round keeps its purpose and never goes back'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'round_moves_on';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER round_moves_on BEFORE UPDATE ON assessments_round
  FOR EACH ROW EXECUTE FUNCTION kiem_round_moves_on();

CREATE FUNCTION kiem_open_round_keeps_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
  has_opened boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN held := OLD; ELSE held := NEW; END IF;
  IF TG_TABLE_NAME = 'assessments_subject' THEN
    SELECT opened_at IS NOT NULL INTO has_opened FROM assessments_round WHERE id = held.round_id;
  ELSE
    SELECT round.opened_at IS NOT NULL INTO has_opened
    FROM assessments_subject AS subject JOIN assessments_round AS round ON round.id = subject.round_id
    WHERE subject.id = held.subject_id;
  END IF;
  IF has_opened AND kiem_use() <> 'keeping' THEN
    RAISE EXCEPTION 'an open round keeps its own people and competences'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'open_round_keeps_its_own';
  END IF;
  RETURN held;
END $$;

CREATE TRIGGER subject_kept_once_open BEFORE INSERT OR UPDATE OR DELETE ON assessments_subject
  FOR EACH ROW EXECUTE FUNCTION kiem_open_round_keeps_its_own();
CREATE TRIGGER subject_competence_kept_once_open BEFORE INSERT OR UPDATE OR DELETE ON assessments_subjectcompetence
  FOR EACH ROW EXECUTE FUNCTION kiem_open_round_keeps_its_own();
"""
CHANGEABLE = """
DROP TRIGGER subject_competence_kept_once_open ON assessments_subjectcompetence;
DROP TRIGGER subject_kept_once_open ON assessments_subject;
DROP FUNCTION kiem_open_round_keeps_its_own();
DROP TRIGGER round_moves_on ON assessments_round;
DROP FUNCTION kiem_round_moves_on();
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0004_only_reader"), ("assessments", "0005_rounds")]
    operations = [
        SecureSlice("assessments", append_only=APPEND_ONLY),
        SameLevel("assessments_subjectcompetence"),
        SameLevel("assessments_view"),
        SameLevel("assessments_summary"),
        SameLevel("assessments_answer", ["level"]),
        Tied(
            "assessments_subject",
            "round",
            "organisation_id, round_id, purpose",
            "assessments_round",
            "organisation_id, id, purpose",
        ),
        *(
            _same(table, "subject", "subject")
            for table in ("subjectcompetence", "asked", "lookform", "view", "summary", "summarytext")
        ),
        _same("askedcompetence", "asked", "asked"),
        _same("askedcompetence", "subject_competence", "subjectcompetence"),
        _same("lookform", "asked", "asked"),
        _same("answer", "subject_competence", "subjectcompetence"),
        Tied(
            "assessments_answer",
            "form",
            "organisation_id, form_id, looker_id, person_id, purpose",
            "assessments_lookform",
            "organisation_id, id, looker_id, person_id, purpose",
        ),
        migrations.RunSQL(FIXED, CHANGEABLE),
    ]
