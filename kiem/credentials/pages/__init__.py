"""The screens of credentials, each a frozen dataclass."""

from kiem.credentials.pages.acts import ActPage, ActsPage, act_page, act_values, acts_page, assessor_task
from kiem.credentials.pages.person import (
    PersonPage,
    entrusting_task,
    noted_task,
    opening_task,
    own_page,
    person_page,
    person_task,
)
from kiem.credentials.pages.sheet import TEMPLATE, SheetPage, sheet_page, sheet_values, unit_task
from kiem.credentials.pages.tasks import Task

__all__ = [
    "TEMPLATE",
    "ActPage",
    "ActsPage",
    "PersonPage",
    "SheetPage",
    "Task",
    "act_page",
    "act_values",
    "acts_page",
    "assessor_task",
    "entrusting_task",
    "noted_task",
    "opening_task",
    "own_page",
    "person_page",
    "person_task",
    "sheet_page",
    "sheet_values",
    "unit_task",
]
