"""Who may read which facts where: from the matrix of purposes and docs/access.md, for every address that shows any."""

import uuid
from collections.abc import Iterable, Mapping, Set

from kiem.foundation.purposes import Purpose, Use, opens_rows
from tests.acts import REASON as NOT_DONE_NOW
from tests.cast import Cast
from tests.house.access.cases import Case
from tests.house.access.columns import WHO
from tests.house.access.furnished import KEY, OPENED_BECAUSE, OTHER_UPLOAD, PERSONNEL_NUMBER, UPLOAD
from tests.house.access.kept import FILE, FOR_HERSELF, SHARED, SHARED_FILE
from tests.house.access.looked import FROM_PAPER, OF_ANNA, OF_BRAM, OF_BRAM_IN_APPRAISAL, OF_COLLEAGUES, STILL_TYPING
from tests.house.access.talked import DIFFERENTLY, PREPARED, REPLIED
from tests.house.purposes.facts import Group
from tests.together import SHOWN_BECAUSE

LED = {"bram": {"anna", "fatou", "greet", "dries", "lotte"}, "elke_leads": {"bram"}}
"""Whose levels a leader sees: people placed directly in her unit and the leaders of the units just below."""
LED_UNITS = {"bram": "De Linde", "elke_leads": "Woonzorg", "lotte": "De Linde nacht"}
OPENED = ("anna",)
"""Whom Carla opened, for every use that can be chosen."""
HELPED = {"home:growth_of_assisted": {"anna"}, "home:growth_of_assisted+evaluations": {"anna"}}
"""What Anna opened to Dries and did not end."""
OF_ROUNDS = {
    f"assessments:{name}"
    for name in (
        "look", "look_at", "look_done", "paper", "read_paper", "print_paper", "enter_paper", "round", "choose",
        "reported", "rounds_below",
    )
}  # fmt: skip
OWN = ("home:growth", "home:today", "home:why")
OTHER_JOBS = ("home:fits", "home:fit")
OF_GROWING = (*OTHER_JOBS, "gaps:helping")
"""What everyone reads of her own growth, and of the offers of those she works with: all of it gathered to grow."""
OWN_PORTFOLIO = ("portfolio:portfolio", "portfolio:sharing", "portfolio:take_out")
OF_A_SHARE = ("portfolio:shared", "portfolio:shared_file")
"""What Anna keeps for herself, and what she shows to Bram."""
OWN_LEVEL = ("home:fact", "assessments:contest")
EVERYTHING_BEHIND = {"level_import_id", "observed_on", "recorded_at", "valid_until", "words"}
SHOWN: Mapping[str, Set[str]] = {
    "home:growth": {"id", "observed_on", "words"},
    "home:growth_of": EVERYTHING_BEHIND,
    "home:growth_of_member": EVERYTHING_BEHIND,
    "home:growth_of_assisted": EVERYTHING_BEHIND,
    "home:fact+contested": EVERYTHING_BEHIND,
    "home:fact": EVERYTHING_BEHIND - {"words"},
    "assessments:contest": {"id", "level_import_id", "observed_on"},
    "assessments:contest+contested": {"level_import_id", "observed_on"},
}
"""What must be read of each fact that may be read, by address; others show levels in words or drawn, without these."""


def may_read(who: str, case: Case, groups: Iterable[Group], cast: Cast) -> set[Group]:
    """The groups of which something may stand on the answer to a GET of this address by this one of the cast."""
    names = _about(who, case, cast)
    return {group for group in groups if group.name in names and _opens(case, group)}


def _about(who: str, case: Case, cast: Cast) -> Set[str]:
    """The people of whom the address may show something."""
    if case.name in (*OWN, *OTHER_JOBS):
        return {WHO[who][0]}
    if case.name in OWN_LEVEL:  # of Anna
        return {"anna"} & {WHO[who][0]}
    if case.name == "gaps:team":
        return LED.get(who, set()) if case.arguments["unit_id"] == cast.units.get(LED_UNITS.get(who, "")) else set()
    if case.name == "home:growth_of_member":
        return LED.get(who, set()) & {_name(case.arguments["person_id"], cast)}
    if case.name == "home:growth_of_assisted" and who == "dries":
        return {"anna"} & HELPED.get(case.key, set())
    if case.name == "home:growth_of" and who == "carla":
        return {_name(case.arguments["person_id"], cast)} & {*OPENED}
    return set()


def tells_of_a_round(who: str, case: Case, purpose: Purpose) -> bool:
    """Whether the address tells of rounds for this purpose, to whom they concern; the access matrix says to whom."""
    own_part = ("assessments:looking", "assessments:paper_code", "conversations:conversations", "home:waiting")
    if case.name in own_part:
        return True  # her own part in all of them
    if case.name in ("assessments:assistance", "assessments:assisting", "home:seen"):
        return True  # what she opened herself, and what is open to her
    if case.name in OWN_PORTFOLIO:
        return purpose is Purpose.DEVELOPMENT  # her own, and that something is shared with her
    if case.name.startswith("portfolio:"):
        readers = {"anna", "bram"} if case.name in OF_A_SHARE else {"anna"}
        return WHO[who][0] in readers and purpose is Purpose.DEVELOPMENT
    if case.name.startswith("conversations:") and "use" in case.arguments:
        return bool(case.arguments["use"] == purpose.value)
    if case.name in ("assessments:about_me", "assessments:practice"):
        return WHO[who][0] == "anna" and purpose is Purpose.DEVELOPMENT
    return case.name in OF_ROUNDS and case.arguments["use"] == purpose.value


def _name(person: uuid.UUID, cast: Cast) -> str:
    return next(name for name, key in cast.people.items() if key == person)


def _opens(case: Case, group: Group) -> bool:
    if case.name in OWN:
        return True
    if case.name in OTHER_JOBS:
        return group.purpose is Purpose.DEVELOPMENT
    if case.name in OWN_LEVEL:
        return group.purpose is Purpose.DEVELOPMENT and not group.old
    if case.name in ("home:growth_of", "home:growth_of_assisted"):
        chosen = case.arguments["use"]
        return chosen in {use.value for use in Use if use not in (Use.OWN_DATA, Use.KEEPING)} and opens_rows(
            group.purpose, Use(chosen), herself=False
        )
    if case.name == "gaps:team":
        return group.purpose is Purpose.DEVELOPMENT and not group.old
    stands_apart = group.purpose is Purpose.CERTIFICATION
    return opens_rows(group.purpose, Use.DEVELOPMENT, herself=False) and (stands_apart or not group.old)


WORDS: Mapping[str, Set[str]] = {
    SHOWN_BECAUSE: set(),
    PERSONNEL_NUMBER: {"anna", "carla"},
    "anna@lindenhof.example": {"anna", "carla", "hamid"},
    KEY: {"anna"},
    UPLOAD: {"carla"},
    OTHER_UPLOAD: {"carla"},
    OPENED_BECAUSE: {"anna", "carla"},
    "nieuw@lindenhof.example": set(),
    **{word: {"anna"} for word in (FOR_HERSELF, FILE)},
    **{word: {"anna", "bram"} for word in (SHARED, SHARED_FILE)},  # with whom she shares it
    **{word: {"anna"} for word in (OF_ANNA, OF_BRAM)},  # of the round about her that was closed
    PREPARED: {"anna"},
    **{word: {"anna", "bram", "carla"} for word in (REPLIED, DIFFERENTLY)},  # the two, and whom she asked
    OF_COLLEAGUES: {"anna", "carla"},  # one of them Anna reported, and HR is to decide
    STILL_TYPING: {"bram"},
    FROM_PAPER: {"greet", "lotte"},
    OF_BRAM_IN_APPRAISAL: set(),
    "V-ANNA": {"anna", "bram", "carla"},  # the number of her visum
    NOT_DONE_NOW: {"anna", "bram", "carla"},  # why an act that was entrusted to her is suspended
    "El Amrani": {"farid", "carla", "dries", "elke", "hamid"},
    "Peeters": {who for who in WHO if who not in ("zara", "anonymous")},  # Anna proposed other words
    "Vermeulen": {"zara"},
    "Thuiszorg Andere": {"zara"},
    "Het Lindenhof": {who for who in WHO if who not in ("zara", "anonymous")},
}
"""Words of personnel administration, of accounts and of files on their way in, and who reads each somewhere."""
