"""Three years of looking together: when, whom, and what each saw; with the stories that the screens let one find.

Greet is seen higher after a year with a mentor. The kitchen's leader sees nearly everyone at the top; their colleagues
do not. What each saw is erased some months after the talk: of earlier years only what colleagues saw together stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiem.demo.content.days import When
from kiem.demo.content.draw import Draw
from kiem.demo.content.levels import SHEET_WORDS
from kiem.demo.content.shapes import SheetRow

WHY_SO_MUCH = "Eén keer per jaar, gespreid over twee weken."
YEARS_BEFORE: Mapping[When, int] = {"two years ago": 2, "a year ago": 1, "in between": 0, "now": 0}
ORDER: tuple[When, ...] = tuple(YEARS_BEFORE)
SIDES = ("self", "manager", "colleague")


@dataclass(frozen=True, slots=True)
class DemoRound:
    """``when``: once a year, and once in between. ``planned_by``: who leads, or None for HR."""

    title: str
    when: When
    units: tuple[str, ...]
    views: tuple[str, ...]
    planned_by: str | None = None


DE_LINDE, ELSEWHERE = ("de-linde", "de-linde-nacht"), ("keuken", "de-veranda", "de-wilg")
ROUNDS = (
    DemoRound("Samen kijken", "two years ago", (*DE_LINDE, *ELSEWHERE), SIDES),
    DemoRound("Samen kijken", "a year ago", (*DE_LINDE, *ELSEWHERE), SIDES),
    DemoRound("Kennismaken in De Linde", "in between", DE_LINDE, ("self", "manager"), planned_by="bram-goossens"),
    DemoRound("Samen kijken", "now", ELSEWHERE, SIDES),
    DemoRound("De Linde kijkt samen", "now", DE_LINDE, ("self", "manager"), planned_by="bram-goossens"),
)

LENIENT_LEADS = "keuken"
MENTORED, MENTOR, MENTORED_IN = "greet-lambrechts", "gert-de-clercq", "observeren"
DIFFERS, DIFFERS_IN = "anna-peeters", "samen-beslissen"
CHOSEN: Mapping[str, tuple[str, ...]] = {MENTORED: (MENTORED_IN, "agressie", "medicatie")}
"""What someone and her manager chose to look at besides the core competences."""

SEEN: Mapping[tuple[When, str, str], tuple[int, int]] = {
    ("two years ago", MENTORED, MENTORED_IN): (2, 2),
    ("a year ago", MENTORED, MENTORED_IN): (2, 2),
    ("in between", MENTORED, MENTORED_IN): (2, 2),
    ("now", MENTORED, MENTORED_IN): (3, 3),
    ("a year ago", DIFFERS, DIFFERS_IN): (2, 2),
    ("now", DIFFERS, DIFFERS_IN): (3, 2),
}
"""By when, person and competence: how she sees herself, and how her manager sees her."""

COMMENTS: Mapping[tuple[When, str, str, str], str] = {
    (
        "now",
        MENTORED,
        MENTORED_IN,
        "manager",
    ): "Je noteert nu meteen wat, sinds wanneer en wat je deed.",
    (
        "in between",
        MENTORED,
        MENTORED_IN,
        "manager",
    ): "Je ziet veel. Het staat nog vaak pas later in het dossier.",
    ("now", DIFFERS, DIFFERS_IN, "self"): "Ik laat bewoners kiezen bij het opstaan en bij het eten.",
    ("now", DIFFERS, DIFFERS_IN, "manager"): "Bij drukte beslis je nog vaak zelf. Dat hoeft niet.",
}


def known_positions(rows: Sequence[SheetRow]) -> dict[tuple[str, str], int]:
    """What the old sheet says, by personnel number and competence."""
    return {(row.personnel_number, row.competence): SHEET_WORDS[row.word] for row in rows}


@dataclass(frozen=True, slots=True)
class Look:
    """Who is looked at on what, from which side, by whom. ``truth``: what the sheet says, or else what is asked."""

    when: When
    person: str
    unit: str
    competence: str
    side: str
    looker: str
    truth: int


def seen_by(look: Look, seed: int) -> int:
    """The position that someone sees, from 1 to 4: nearly always near the truth, a little lower in earlier years."""
    told = SEEN.get((look.when, look.person, look.competence))
    if told is not None and look.side != "colleague":
        return told[0] if look.side == "self" else told[1]
    if look.side == "manager" and look.unit == LENIENT_LEADS:
        return 4 if Draw(seed, f"lenient/{look.person}/{look.competence}").chance(0.85) else 3
    same = Draw(seed, f"seen/{look.person}/{look.competence}")
    earlier = sum(same.chance(0.3) for _year in range(YEARS_BEFORE[look.when]))
    noise = Draw(seed, f"seen/{look.when}/{look.person}/{look.competence}/{look.side}/{look.looker}")
    high, off = (0.3, 0.15) if look.side == "self" else (0.1, 0.12)
    step = 1 if noise.chance(high) else -1 if noise.chance(off) else 0
    return min(4, max(1, look.truth - earlier + step))


def comment_on(look: Look) -> str:
    return COMMENTS.get((look.when, look.person, look.competence, look.side), "")
