"""Rows of a list of people, for tests that bring one in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kiem.organisation.rules import PersonToBringIn, PlacementKind

ROW = PersonToBringIn(
    given_name="Nele",
    family_name="Aerts",
    email="nele.aerts@lindenhof.example",
    personnel_number="2001",
    language="nl",
    unit_path=("Woonzorg", "De Linde"),
    job="Zorgkundige",
    share=Decimal("0.8"),
    kind=PlacementKind.EMPLOYEE,
    starts_on=date(2024, 1, 1),
    ends_before=None,
    leads=False,
)


def row(**changes: object) -> PersonToBringIn:
    return replace(ROW, **changes)  # type: ignore[arg-type]  # each test names fields of the row


def many(number: int, units: int = 40) -> Iterator[PersonToBringIn]:
    """So many people, spread over so many new units of two storeys, with ten jobs."""
    for index in range(number):
        unit = index % units
        yield row(
            given_name=f"Voornaam{index}",
            family_name=f"Familienaam{index}",
            email=f"iemand{index}@lindenhof.example",
            personnel_number=f"P{index:05}",
            unit_path=("Grote campus", f"Gebouw {unit // 10}", f"Team {unit}"),
            job=f"Functie {index % 10}",
            leads=index < units,
        )
