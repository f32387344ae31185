from django.db import migrations

# Two indexes on what is computed of a name, so that nothing is kept twice. Trigrams find a name by any three letters of
# it in a row, and by the beginnings of its words, also when it is written together (vandenbroek, van den broek). Slips
# are the first six letters of each word and those six with one left out: who shares one is a letter or two away. A word
# counts without its particle as well, or half of Flanders would be near to the other half.
FOUND_BY = """
CREATE FUNCTION kiem_found_by(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ' ' || name || ' ' || translate(name, ' -''.', '') $$;

CREATE FUNCTION kiem_slips(name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT array_agg(DISTINCT "left"(begun, place) || substr(begun, place + 2))
   FROM (SELECT "left"(part, 6) AS begun
         FROM string_to_table(translate(name, '-''.', ' '), ' ') AS word,
              unnest(ARRAY[word, regexp_replace(word, '^(van(den|der|de)?|de[nr]?|te[nr])(?=.{4})', '')]) AS part
         WHERE length(part) > 2) AS words,
        generate_series(CASE WHEN length(begun) > 3 THEN 0 ELSE length(begun) END, length(begun)) AS place $$;

CREATE INDEX person_by_letters ON organisation_person USING gin (kiem_found_by(sort_key) gin_trgm_ops);
CREATE INDEX person_by_slips ON organisation_person USING gin (kiem_slips(sort_key));
"""

# Past the policies, because no operator on words is leakproof: under a policy PostgreSQL uses neither index. It gives
# ids of the organisation that asks and nothing of any other; who of them may be seen, the one statement that asks says
# in ``only_these`` (null: all) and by reading names under the policy.
PEOPLE_NAMED = """
CREATE FUNCTION kiem_people_named(wanted text[], telling text[], only_these uuid[], most integer)
RETURNS TABLE (id uuid, is_near boolean) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public AS
$$ WITH named AS MATERIALIZED (
     SELECT person.id FROM organisation_person AS person
     WHERE kiem_found_by(person.sort_key) LIKE wanted[1] AND kiem_found_by(person.sort_key) LIKE ALL (wanted)
       AND person.organisation_id = (SELECT kiem_organisation())
       AND (only_these IS NULL OR person.id = ANY (only_these))
     ORDER BY (SELECT count(*) FROM unnest(wanted) AS word
               WHERE kiem_found_by(person.sort_key) LIKE '% ' || ltrim(word, '% ')) DESC, person.sort_key, person.id
     LIMIT most)
   SELECT named.id, false FROM named
   UNION ALL
   (SELECT person.id, true FROM organisation_person AS person
    WHERE (SELECT count(*) FROM named) < most AND cardinality(telling) > 0
      AND kiem_slips(person.sort_key) && kiem_slips(telling[1])
      AND kiem_slips(person.sort_key) && kiem_slips(telling[cardinality(telling)])
      AND person.organisation_id = (SELECT kiem_organisation())
      AND (only_these IS NULL OR person.id = ANY (only_these))
      AND NOT EXISTS (SELECT FROM named WHERE named.id = person.id)
    ORDER BY word_similarity(telling[1], person.sort_key) DESC, person.sort_key, person.id
    LIMIT 300) $$;
"""
DROP = """
DROP FUNCTION kiem_people_named(text[], text[], uuid[], integer);
DROP INDEX person_by_slips; DROP INDEX person_by_letters;
DROP FUNCTION kiem_slips(text); DROP FUNCTION kiem_found_by(text);
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0011_entry_code")]
    operations = [migrations.RunSQL(FOUND_BY + PEOPLE_NAMED, DROP)]
