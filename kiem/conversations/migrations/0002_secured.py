from django.db import migrations

from kiem.foundation.isolation import SameLevel, SecureSlice, Tied

APPEND_ONLY = ["signature", "reply", "reviewrequest", "reviewopinion", "agreedterm"]
CHILDREN = ("topic", "preparation", "signature", "reply", "reviewrequest", "reviewopinion")

# What was signed by both stays: only who reviews it is still named, once. Erasure and retention go under keeping.
FIXED = """
CREATE FUNCTION kiem_signed_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.organisation_id, NEW.purpose, NEW.person_id, NEW.with_person_id, NEW.planned_at) IS DISTINCT FROM
       (OLD.organisation_id, OLD.purpose, OLD.person_id, OLD.with_person_id, OLD.planned_at)
     OR OLD.closed_at IS NOT NULL AND
       (NEW.closed_at, NEW.revision, NEW.next_step, NEW.next_step_by, NEW.manager_does, NEW.appointment_id,
        NEW.subject_id) IS DISTINCT FROM
       (OLD.closed_at, OLD.revision, OLD.next_step, OLD.next_step_by, OLD.manager_does, OLD.appointment_id,
        OLD.subject_id)
     OR OLD.reviewer_id IS NOT NULL AND NEW.reviewer_id IS DISTINCT FROM OLD.reviewer_id THEN
    IF kiem_use() <> 'keeping' THEN
      RAISE EXCEPTION 'a record that both signed stays as it is'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_record_stays';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER signed_record_stays BEFORE UPDATE ON conversations_conversation
  FOR EACH ROW EXECUTE FUNCTION kiem_signed_record_stays();

CREATE FUNCTION kiem_signed_topics_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
  closed boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN held := OLD; ELSE held := NEW; END IF;
  SELECT closed_at IS NOT NULL INTO closed FROM conversations_conversation WHERE id = held.conversation_id;
  IF closed AND kiem_use() <> 'keeping' THEN
    RAISE EXCEPTION 'what both signed stays as it is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_topics_stay';
  END IF;
  RETURN held;
END $$;

CREATE TRIGGER signed_topics_stay BEFORE INSERT OR UPDATE OR DELETE ON conversations_topic
  FOR EACH ROW EXECUTE FUNCTION kiem_signed_topics_stay();
"""
CHANGEABLE = """
DROP TRIGGER signed_topics_stay ON conversations_topic;
DROP FUNCTION kiem_signed_topics_stay();
DROP TRIGGER signed_record_stays ON conversations_conversation;
DROP FUNCTION kiem_signed_record_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial"), ("foundation", "0004_only_reader")]
    operations = [
        SecureSlice("conversations", append_only=APPEND_ONLY),
        SameLevel("conversations_topic"),
        *(
            Tied(
                f"conversations_{table}",
                "conversation",
                "organisation_id, conversation_id, person_id, purpose",
                "conversations_conversation",
                "organisation_id, id, person_id, purpose",
            )
            for table in CHILDREN
        ),
        Tied(
            "conversations_conversation",
            "subject",
            "organisation_id, subject_id, person_id, purpose",
            "assessments_subject",
            "organisation_id, id, person_id, purpose",
        ),
        migrations.RunSQL(FIXED, CHANGEABLE),
    ]
