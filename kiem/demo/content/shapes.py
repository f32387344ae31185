"""The shapes of the demo content. Keys are ours and stable; names are what people read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Language = Literal["nl", "fr", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "fr", "en")

PlacementKind = Literal[
    "employee",
    "civil_servant",
    "target_group",
    "temporary",
    "self_employed",
    "student",
    "trainee",
    "volunteer",
]
Weight = Literal["essential", "desirable"]
Role = Literal[
    "leader",
    "substitute",
    "hr_adviser",
    "director",
    "delegate",
    "body_member",
    "outside_adviser",
    "steward",
    "administrator",
]
Site = Literal["lindenhof", "brussel"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the three languages of the screens."""

    nl: str
    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """
        >>> Words("zorg", "soins", "care").in_("fr")
        'soins'
        """
        return {"nl": self.nl, "fr": self.fr, "en": self.en}[language]


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """A unit of the tree; `parent` is None for the organisation itself. Parents come before their children."""

    key: str
    name: str
    parent: str | None
    site: Site = "lindenhof"
    name_fr: str = ""
    night: bool = False


@dataclass(frozen=True, slots=True)
class DemoJob:
    key: str
    name: Words
    family: str


@dataclass(frozen=True, slots=True)
class DemoPlacement:
    """`share` is the part of full time (0.1 for a volunteer's half day a week)."""

    unit: str
    job: str
    share: Decimal
    starts_on: date
    ends_before: date | None = None
    kind: PlacementKind = "employee"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """`personnel_number` stands in the Excel sheet too; only the outside adviser has no placement and no number."""

    key: str
    personnel_number: str
    given_name: str
    family_name: str
    email: str | None
    language: Language
    placements: tuple[DemoPlacement, ...]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class DemoMandate:
    """`unit` only for a leader or substitute; the other roles hold for the whole organisation. `body` in words."""

    person: str
    role: Role
    starts_on: date
    unit: str | None = None
    ends_before: date | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class DemoOlder:
    """A competence that only the first version of the language held."""

    name: Words
    definition: Words


@dataclass(frozen=True, slots=True)
class DemoRequirement:
    competence: str
    position: int
    weight: Weight = "essential"


@dataclass(frozen=True, slots=True)
class DemoProfile:
    """What is asked of everyone with this job."""

    job: str
    purpose: Words
    requirements: tuple[DemoRequirement, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One filled cell of the sheet that HR keeps: `word` is a word of the sheet, not of the scale."""

    personnel_number: str
    name: str
    unit: str
    job: str
    competence: str
    word: str
    observed_on: date
