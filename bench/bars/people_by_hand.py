"""The list of people as one would write it for this page alone: two queries, and a template without components."""

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role

_PEOPLE = """
WITH here AS (
  SELECT person.*, count(*) OVER () AS total
  FROM organisation_person AS person
  WHERE EXISTS (SELECT FROM organisation_placement AS lasting WHERE lasting.person_id = person.id
                AND (lasting.ends_before IS NULL OR lasting.ends_before > %(today)s))
     OR EXISTS (SELECT FROM organisation_mandate AS held WHERE held.person_id = person.id
                AND (held.ends_before IS NULL OR held.ends_before > %(today)s))
     OR NOT EXISTS (SELECT FROM organisation_placement AS ever WHERE ever.person_id = person.id)
  ORDER BY person.sort_key, person.id LIMIT 40)
SELECT here.id, here.given_name || ' ' || here.family_name, placed.units, placed.jobs, placed.shares, placed.kinds,
       CASE WHEN membership.id IS NOT NULL AND membership.ended_at IS NULL THEN 'active'
            WHEN EXISTS (SELECT FROM accounts_invitation AS invitation
                         WHERE invitation.email = here.email AND invitation.membership_id IS NULL
                           AND invitation.expires_at > now()) THEN 'invited' ELSE 'none' END,
       here.total
FROM here
LEFT JOIN accounts_membership AS membership ON membership.id = here.membership_id
LEFT JOIN (
  SELECT placement.person_id, array_agg(unit.name ORDER BY placement.share DESC, placement.id) AS units,
         array_agg(job.name ORDER BY placement.share DESC, placement.id) AS jobs,
         array_agg(trim_scale(placement.share * 100) ORDER BY placement.share DESC, placement.id) AS shares,
         array_agg(placement.kind ORDER BY placement.share DESC, placement.id) AS kinds
  FROM organisation_placement AS placement
  JOIN organisation_unit AS unit ON unit.id = placement.unit_id
  JOIN organisation_job AS job ON job.id = placement.job_id
  WHERE placement.person_id IN (SELECT id FROM here) AND placement.starts_on <= %(today)s
    AND (placement.ends_before IS NULL OR placement.ends_before > %(today)s)
  GROUP BY placement.person_id) AS placed ON placed.person_id = here.id
ORDER BY here.sort_key, here.id
"""
_CHOICES = """
WITH RECURSIVE tree AS (
  SELECT unit.id, unit.name, 0 AS depth, ARRAY[lower(unit.name)] AS path
  FROM organisation_unit AS unit
  WHERE unit.starts_on <= %(today)s AND (unit.ends_before IS NULL OR unit.ends_before > %(today)s)
    AND NOT EXISTS (SELECT FROM organisation_unitplace AS place WHERE place.unit_id = unit.id
                    AND place.parent_id IS NOT NULL AND place.starts_on <= %(today)s
                    AND (place.ends_before IS NULL OR place.ends_before > %(today)s))
  UNION ALL
  SELECT unit.id, unit.name, tree.depth + 1, tree.path || lower(unit.name)
  FROM tree
  JOIN organisation_unitplace AS place ON place.parent_id = tree.id AND place.starts_on <= %(today)s
    AND (place.ends_before IS NULL OR place.ends_before > %(today)s)
  JOIN organisation_unit AS unit ON unit.id = place.unit_id
  WHERE unit.starts_on <= %(today)s AND (unit.ends_before IS NULL OR unit.ends_before > %(today)s))
(SELECT 'unit', id, repeat(repeat(chr(160), 3), depth) || name FROM tree ORDER BY path)
UNION ALL
(SELECT 'job', id, name FROM organisation_job WHERE ends_before IS NULL OR ends_before > %(today)s
 ORDER BY lower(name))
"""
_KINDS = (
    ("employee", gettext_lazy("salaried employee")),
    ("civil_servant", gettext_lazy("civil servant")),
    ("target_group", gettext_lazy("target-group worker")),
    ("temporary", gettext_lazy("temporary")),
    ("self_employed", gettext_lazy("self-employed")),
    ("student", gettext_lazy("student")),
    ("trainee", gettext_lazy("trainee")),
    ("volunteer", gettext_lazy("volunteer")),
)
_ACCOUNTS = {
    "active": ("", gettext_lazy("has an account")),
    "invited": ("sky", gettext_lazy("invited")),
    "none": ("plain", gettext_lazy("no account")),
}


@screen(Role.HR)
def people(request: KiemRequest) -> HttpResponse:
    kinds = {kind: str(words) for kind, words in _KINDS}
    accounts = {state: (style, str(words)) for state, (style, words) in _ACCOUNTS.items()}
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"today": timezone.localdate()})
        rows = cursor.fetchall()
        cursor.execute(_CHOICES, {"today": timezone.localdate()})
        choices = cursor.fetchall()
    context: dict[str, Any] = {
        "people": [
            {
                "id": person,
                "name": name,
                "units": units,
                "jobs": jobs,
                "shares": shares,
                "kinds": [kinds[kind] for kind in held or ()],
                "account": accounts[account],
            }
            for person, name, units, jobs, shares, held, account, _total in rows
        ],
        "total": rows[0][-1] if rows else 0,
        "last": len(rows),
        "units": [(key, name) for what, key, name in choices if what == "unit"],
        "jobs": [(key, name) for what, key, name in choices if what == "job"],
        "kinds": tuple(kinds.items()),
    }
    return render(request, "bench/people.html", context)
