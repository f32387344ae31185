"""What was said in the talks of the last two years: Greet and her mentor, Anna who sees it differently, others."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiem.demo.content.days import When
from kiem.demo.content.mandates import CARLA
from kiem.demo.content.rounds import DIFFERS, DIFFERS_IN, MENTORED, MENTORED_IN


@dataclass(frozen=True, slots=True)
class DemoReview:
    """What she replied, whom she asked to look at it, and what that one thinks."""

    reply: str
    reviewer: str
    asked: str
    opinion: str


@dataclass(frozen=True, slots=True)
class DemoTalk:
    """``reasons``: why a level is that one, by competence. ``differently``: where the two do not agree, in words."""

    person: str
    when: When
    next_step: str
    manager_does: str
    weeks: int = 16
    reasons: Mapping[str, str] = field(default_factory=dict)
    differently: Mapping[str, str] = field(default_factory=dict)
    review: DemoReview | None = None


TALKS = (
    DemoTalk(
        MENTORED,
        "a year ago",
        "Een jaar lang elke maand een nacht samen met Gert, mijn peter, en daarna samen de verslagen nalezen.",
        "Ik plan Greet en Gert één nacht per maand samen in.",
        weeks=48,
    ),
    DemoTalk(
        "anna-peeters",
        "a year ago",
        "Elke week één bewoner zelf de dag laten plannen.",
        "Ik maak er in het overleg tijd voor.",
    ),
    DemoTalk(
        "farid-el-amrani",
        "a year ago",
        "Een week meelopen in De Kruin om zachte voeding te leren.",
        "Ik regel de vervanging.",
    ),
    DemoTalk(
        MENTORED,
        "now",
        "Wat ik van mijn peter leerde, doorgeven aan Grazyna: elke maand een nacht samen.",
        "Ik plan Grazyna en Greet samen in.",
        reasons={MENTORED_IN: "Na een jaar met Gert als peter staat het meteen en volledig in het dossier."},
    ),
    DemoTalk(
        DIFFERS,
        "now",
        "Bij elke opstart vragen wat de bewoner vandaag zelf wil kiezen, ook als het druk is.",
        "Ik kijk de dienst na, zodat er in de ochtend een kwartier meer is.",
        differently={DIFFERS_IN: "Op een rustige dag kiezen bewoners zelf, op een drukke ochtend niet altijd."},
        review=DemoReview(
            reply="Op de ochtenden waar het over ging, stonden we met twee in plaats van met drie.",
            reviewer=CARLA,
            asked="Kan je eens met ons allebei kijken?",
            opinion="Jullie kijken naar andere dagen. Bekijk het opnieuw als de dienst is aangepast, met twee "
            "voorbeelden van drukke ochtenden.",
        ),
    ),
    DemoTalk(
        "meryem-yilmaz", "now", "Het verslag van de dag zelf schrijven, elke week één keer.", "Ik lees het mee na."
    ),
    DemoTalk(
        "dries-van-damme",
        "now",
        "Twee keer met een familie samen zitten over de week.",
        "Ik ben er de eerste keer bij.",
    ),
    DemoTalk(
        "farid-el-amrani", "now", "Een menu maken voor wie moeilijk slikt.", "Ik vraag de logopedist mee te denken."
    ),
)
EXTRA_DOORS = ("wim-verstraete", "inge-hofman", "veerle-van-de-velde", "meryem-yilmaz")
"""Who has an account as well, without a door: they hold or have these talks."""
MEETS_SOON = ("nele-claes", 6)
"""With whom Bram has a talk soon, in how many days."""
