"""The tables of organisation: units, jobs, people, placements, mandates and openings; and codes to come in by."""

from kiem.organisation.models.codes import EntryCode
from kiem.organisation.models.rows import (
    DATE_RANGE,
    AboutUs,
    AgreedTerm,
    AskedRole,
    DocumentLanguage,
    HeldForAPeriod,
    Job,
    Mandate,
    Opening,
    PeopleRun,
    Person,
    Placement,
    Unit,
    UnitPlace,
    ends_after_start,
    on_day,
)

__all__ = [
    "DATE_RANGE",
    "AboutUs",
    "AgreedTerm",
    "AskedRole",
    "DocumentLanguage",
    "EntryCode",
    "HeldForAPeriod",
    "Job",
    "Mandate",
    "Opening",
    "PeopleRun",
    "Person",
    "Placement",
    "Unit",
    "UnitPlace",
    "ends_after_start",
    "on_day",
]
