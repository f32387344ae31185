"""The people everyone knows, and the seven of De Linde. Written out by hand; the rest of the house is drawn."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiem.demo.content.shapes import DemoPlacement, PlacementKind


@dataclass(frozen=True, slots=True)
class Part:
    """A placement of a cast member; `since` is years before this year, month and day."""

    unit: str
    job: str
    share: str
    since: tuple[int, int, int]
    until: tuple[int, int, int] | None = None
    kind: PlacementKind = "employee"

    def on(self, today: date) -> DemoPlacement:
        ends = None if self.until is None else years_back(today, *self.until)
        return DemoPlacement(self.unit, self.job, Decimal(self.share), years_back(today, *self.since), ends, self.kind)


@dataclass(frozen=True, slots=True)
class Member:
    given_name: str
    family_name: str
    parts: tuple[Part, ...]
    has_mail: bool = True


def years_back(today: date, years: int, month: int, day: int) -> date:
    """
    >>> years_back(date(2026, 11, 23), 3, 9, 1)
    datetime.date(2023, 9, 1)
    """
    return date(today.year - years, month, day)


CAST: tuple[Member, ...] = (
    Member("Anna", "Peeters", (Part("de-linde", "zorgkundige", "0.8", (8, 9, 1)),)),
    Member(
        "Bram",
        "Goossens",
        (
            Part("de-wilg", "verpleegkundige", "1", (11, 2, 1), (2, 1, 1)),
            Part("de-linde", "hoofdverpleegkundige", "1", (2, 1, 1)),
        ),
    ),
    Member("Carla", "Wellens", (Part("personeel", "hr-medewerker", "0.8", (14, 4, 1)),)),
    Member("Dries", "Van Damme", (Part("de-veranda", "begeleider", "0.8", (12, 10, 1)),)),
    Member("Elke", "Vandenberghe", (Part("directie", "directeur", "1", (6, 1, 1)),)),
    Member("Farid", "El Amrani", (Part("keuken", "kok", "1", (5, 5, 1)),)),
    Member("Greet", "Lambrechts", (Part("de-linde-nacht", "verpleegkundige", "0.6", (19, 11, 1)),), has_mail=False),
    Member("Hamid", "Rahimi", (Part("ict", "ict-medewerker", "1", (4, 8, 1)),)),
    Member("Fatou", "Diallo", (Part("de-linde", "zorgkundige", "1", (13, 3, 1)),)),
    Member("Joris", "Wouters", (Part("de-linde", "begeleider", "0.8", (10, 9, 1)),)),
    Member("Meryem", "Yılmaz", (Part("de-linde", "zorgkundige", "0.75", (3, 10, 1)),)),
    Member("Nele", "Claes", (Part("de-linde", "zorgkundige", "0.5", (16, 6, 1)),)),
    Member("Stijn", "De Smet", (Part("de-linde", "begeleider", "1", (3, 2, 15)),)),
    Member(
        "Thi Lan",
        "Nguyen",
        (
            Part("de-linde", "zorgkundige", "0.5", (7, 1, 15)),
            Part("de-linde-nacht", "zorgkundige", "0.3", (3, 7, 1)),
        ),
    ),
)

OUTSIDE_ADVISER = Member("Ingrid", "Soetaert", ())
