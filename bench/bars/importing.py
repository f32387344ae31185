"""Bringing in a list of people with units and placements, as ``kiem import people FILE --apply`` does, beside reading
the same file with the csv module and one COPY, then inserts into the same tables and indexes, without a check.

``KIEM_BENCH_PEOPLE`` says how many people (100,000). The same list once more must write nothing.
"""

import csv
import io
import os
import resource
import sys
import uuid
from datetime import date, timedelta

from django.db import connections, transaction
from django.utils import timezone

from bench.bar import Bar, Ways
from bench.house import House
from bench.site import Browser
from kiem.exchange.actions import bring_in_as_examined, examine
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.opened import FileToBringIn, opened
from kiem.exchange.rules.steps import Kind
from kiem.foundation.actors import Actor
from kiem.foundation.context import acting

PEOPLE = int(os.environ.get("KIEM_BENCH_PEOPLE", "100000"))
UNITS, JOBS, MOST_MEMORY = 400, 60, 1024 * 1024 * 1024
HEADERS = ("Stamnummer", "Voornaam", "Familienaam", "E-mail", "Directie", "Dienst", "Functie", "Tewerkstelling",
           "In dienst sinds")  # fmt: skip
_RAW = "number text, given text, family text, email text, above text, unit text, job text, share numeric, starts date"
_MERGES = """
INSERT INTO organisation_unit (id, organisation_id, name, starts_on)
  SELECT gen_random_uuid(), %(organisation)s, above, min(starts) FROM raw GROUP BY above;
INSERT INTO organisation_unit (id, organisation_id, name, starts_on)
  SELECT gen_random_uuid(), %(organisation)s, unit, min(starts) FROM raw GROUP BY above, unit;
INSERT INTO organisation_unitplace (id, organisation_id, unit_id, parent_id, starts_on)
  SELECT gen_random_uuid(), %(organisation)s, below.id, above.id, min(starts) FROM raw
  JOIN organisation_unit AS below ON below.name = raw.unit JOIN organisation_unit AS above ON above.name = raw.above
  GROUP BY below.id, above.id;
INSERT INTO organisation_job (id, organisation_id, name, starts_on)
  SELECT gen_random_uuid(), %(organisation)s, job, min(starts) FROM raw GROUP BY job;
INSERT INTO organisation_person
  (id, organisation_id, given_name, family_name, sort_key, email, personnel_number, language)
  SELECT gen_random_uuid(), %(organisation)s, given, family, lower(family || ' ' || given), email, number, 'nl'
  FROM raw;
INSERT INTO organisation_placement (id, organisation_id, person_id, unit_id, job_id, share, kind, starts_on)
  SELECT gen_random_uuid(), %(organisation)s, person.id, unit.id, job.id, share, 'employee', starts FROM raw
  JOIN organisation_person AS person ON person.personnel_number = raw.number
  JOIN organisation_unit AS unit ON unit.name = raw.unit JOIN organisation_job AS job ON job.name = raw.job
"""
_TABLES = ("organisation_placement", "organisation_person", "organisation_unitplace", "organisation_unit",
           "organisation_job")  # fmt: skip


def _ways(house: House, _browser: Browser) -> Ways:
    content = _content(PEOPLE)
    with transaction.atomic():
        first, again = _bring_in(content, house.by), _bring_in(content, house.by)
        transaction.set_rollback(True)
    if (first, again) != (PEOPLE, 0):
        raise RuntimeError(f"of {PEOPLE} people {first} are new; the same list again writes {again}")
    return Ways(lambda: _import(content, house.by), lambda: _insert(content, house.by.organisation_id), None)


def _content(number: int) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for at in range(number):
        unit = at % UNITS
        writer.writerow(
            (f"B{at:06}", f"Voornaam{at * 31 % 997}", f"Familienaam{at * 7919 % 100_003}", f"b{at}@bench.example",
             f"Bench huis {unit // 10}", f"Bench dienst {unit}", f"Bench functie {at % JOBS}",
             ("0,5", "0,8", "1")[at % 3], (date(2010, 1, 1) + timedelta(days=at % 5000)).strftime("%d/%m/%Y"))
        )  # fmt: skip
    return text.getvalue().encode("cp1252")


def _import(content: bytes, by: Actor) -> bytes:
    """Undone at the end, as the other way: the next round begins as this one did."""
    _tidy()
    with transaction.atomic():
        done = _bring_in(content, by)
        transaction.set_rollback(True)
    return str(done).encode()


def _bring_in(content: bytes, by: Actor) -> int:
    """How many people are new; as ``kiem import people FILE --apply``."""
    file = FileToBringIn(Kind.PEOPLE, "bench.csv", content, Choices(names_are_new=True), ("nl",))
    read = opened(file)
    with acting(by):
        at = timezone.now()
        found = examine(read, by=by, at=at)
        if found.report is None or found.report.problem_count:
            raise RuntimeError(f"the list cannot be brought in: {found.report}")
        done = bring_in_as_examined(file, found, by=by, at=at)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    if peak > MOST_MEMORY:
        raise RuntimeError(f"bringing in {PEOPLE} people took {peak / 2**20:.0f} MiB")
    return done.added


def _insert(content: bytes, organisation: uuid.UUID) -> bytes:
    _tidy()
    rows = csv.reader(io.StringIO(content.decode("cp1252"), newline=""), delimiter=";")
    next(rows)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(f"SET LOCAL DateStyle = 'ISO, DMY'; CREATE TEMPORARY TABLE raw ({_RAW}) ON COMMIT DROP")
        with cursor.copy("COPY raw FROM STDIN") as copy:
            copy.write("".join(["\t".join((*row[:7], row[7].replace(",", "."), row[8])) + "\n" for row in rows]))
        cursor.execute("ANALYZE raw")
        for merge in _MERGES.split(";\n"):
            cursor.execute(merge, {"organisation": organisation})
        inserted = cursor.rowcount
        transaction.set_rollback(True, using="owner")
    return str(inserted).encode()


def _tidy() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {', '.join(_TABLES)}")


BAR = Bar("people-import", f"bringing in {PEOPLE} people from CSV against one COPY and inserts unchecked", 3.0, _ways,
          once=True)  # fmt: skip
