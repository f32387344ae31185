"""A screen with one form: what it does, and where one goes back to."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a task is about: the screen it came from and goes back to."""

    UNITS = "units"
    UNIT = "unit"
    JOBS = "jobs"
    PEOPLE = "people"
    PERSON = "person"
    TERMS = "terms"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Task:
    """``name``: of the unit, job or person it is about, empty for something new."""

    title: str
    lead: str
    submit: str
    about: About
    about_id: uuid.UUID | None = None
    name: str = ""
