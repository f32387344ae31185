from django.db import migrations, models

# Once their term is over, replies and reviews go, which the application can only add; and in no other way: only in this
# organisation, while it is being kept in order.
ERASE = """
CREATE FUNCTION kiem_erase_words(conversations uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM conversations_reply WHERE conversation_id = ANY (conversations)
    AND organisation_id = kiem_organisation() AND kiem_use() = 'keeping';
  DELETE FROM conversations_reviewopinion WHERE conversation_id = ANY (conversations)
    AND organisation_id = kiem_organisation() AND kiem_use() = 'keeping';
  DELETE FROM conversations_reviewrequest WHERE conversation_id = ANY (conversations)
    AND organisation_id = kiem_organisation() AND kiem_use() = 'keeping';
$$;
"""

# What was signed by both stays, as before; that its words were erased is said only by what erases them.
STAYS = """
CREATE OR REPLACE FUNCTION kiem_signed_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.organisation_id, NEW.purpose, NEW.person_id, NEW.with_person_id, NEW.planned_at{new}) IS DISTINCT FROM
       (OLD.organisation_id, OLD.purpose, OLD.person_id, OLD.with_person_id, OLD.planned_at{old})
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
"""
FIXED = STAYS.format(new=", NEW.erased_on", old=", OLD.erased_on")
AS_BEFORE = STAYS.format(new="", old="")


class Migration(migrations.Migration):
    dependencies = [("conversations", "0003_agreed_terms"), ("assessments", "0010_erased")]
    operations = [
        migrations.AddField("conversation", "erased_on", models.DateField(blank=True, null=True)),
        migrations.RunSQL(ERASE, "DROP FUNCTION kiem_erase_words(uuid[])"),
        migrations.RunSQL(FIXED, AS_BEFORE),
    ]
