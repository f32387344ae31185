"""The words on screen for kinds of files, what columns hold, and what levels were gathered for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kiem.exchange.reading.vocabulary import Field
from kiem.exchange.rules.steps import Kind, Step, Waits
from kiem.foundation.purposes import Purpose
from kiem.organisation.rules import RowSign

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words = Mapping[str, "_StrPromise"]

KINDS: Words = {
    Kind.PEOPLE: _("People"),
    Kind.FRAMEWORK: _("Competence list"),
    Kind.DICTIONARY: _("Whole dictionary"),
    Kind.PROFILES: _("All profiles"),
    Kind.LEVELS: _("Levels"),
}
TITLES: Words = {
    Kind.PEOPLE: _("Bring in people"),
    Kind.FRAMEWORK: _("Bring in your competence list"),
    Kind.DICTIONARY: _("Bring in a whole dictionary"),
    Kind.PROFILES: _("Bring in all profiles"),
    Kind.LEVELS: _("Bring in levels"),
}
WHAT_FOR: Words = {
    Kind.PEOPLE: _("Who works where: people, units and jobs, as your personnel system exports them."),
    Kind.FRAMEWORK: _("The competences you describe today, with levels if they have any. They go into the draft."),
    Kind.DICTIONARY: _(
        "The dictionary as Kiem writes it out: every text in every language. Change it in Excel and "
        "bring it back, or begin from that of another organisation."
    ),
    Kind.PROFILES: _(
        "What everyone, families, jobs and positions ask, as Kiem writes it out. Change it in Excel and bring it back."
    ),
    Kind.LEVELS: _("The sheet you keep now: people beside competences, or a row for each level."),
}


@dataclass(frozen=True, slots=True)
class Next:
    """The one clear next step once a file was brought in."""

    title: "_StrPromise"
    why: "_StrPromise"
    step: "_StrPromise"
    url_name: str


NEXT: Mapping[str, Next] = {
    Kind.PEOPLE: Next(
        _("Look through the people"), _("Check a few, and say who leads which unit."), _("To the people"),
        "organisation:people",
    ),
    Kind.FRAMEWORK: Next(
        _("Look through your competences"), _("They stand in the draft. They count for everyone once you adopt it."),
        _("To the competences"), "competences:dictionary",
    ),
    Kind.DICTIONARY: Next(
        _("Look through your competences"), _("They stand in the draft. They count for everyone once you adopt it."),
        _("To the competences"), "competences:dictionary",
    ),
    Kind.PROFILES: Next(
        _("Look through the profiles"), _("What changed counts from the day in the file, and else from today."),
        _("To the profiles"), "profiles:profiles",
    ),
    Kind.LEVELS: Next(
        _("Let people talk about it"),
        _("Each of them now sees these levels as brought in, not yet discussed. Leaders see them in their team."),
        _("To the people"), "organisation:people",
    ),
}  # fmt: skip
WAITING: Words = {
    Step.OPENING: _("Being read"),
    Step.CHOOSING: _("Waits until you say what its columns hold"),
    Step.CHECKING: _("Being checked"),
    Step.CHECKED: _("Checked, waits for your decision"),
    Step.APPLYING: _("Being brought in"),
    Step.APPLIED: _("Brought in"),
    Step.REFUSED: _("Could not be read"),
}
SIGNS: Words = {RowSign.NEW: _("new"), RowSign.CHANGED: _("changes")}
WAITS: Words = {
    Waits.NOT_READ: _("This file came through the folder and could not be read."),
    Waits.NEW_SHAPE: _(
        "This file came through the folder. Kiem has not seen these columns before: say once what they hold."
    ),
    Waits.NOT_LET: _("This file came through the folder. Nobody let files like this be brought in at night."),
    Waits.REFUSED: _("This file came through the folder. Something is to be put right first; nothing was brought in."),
    Waits.ENDS: _("What is new in this file was brought in at night. Some people are missing: you say who left."),
    Waits.MORE_ENDS: _(
        "This file came through the folder. More is missing from it than you allow, so nothing was brought in. "
        "Was it cut off?"
    ),
    Waits.UNDATED: _("This file came through the folder. Say since when people work here whose row has no first day."),
}
FIELDS: Words = {
    Field.GIVEN_NAME: _("Given name"),
    Field.FAMILY_NAME: _("Family name"),
    Field.FULL_NAME: _("Whole name"),
    Field.EMAIL: _("Mail address"),
    Field.PERSONNEL_NUMBER: _("Personnel number"),
    Field.LANGUAGE: _("Language"),
    Field.UNIT: _("Unit"),
    Field.PARENT_UNIT: _("Unit above it"),
    Field.JOB: _("Job"),
    Field.SHARE: _("Share of full time"),
    Field.KIND: _("Kind of contract"),
    Field.STARTS_ON: _("First day"),
    Field.ENDS_ON: _("Last day"),
    Field.ENDS_BEFORE: _("First day after the end"),
    Field.LEADS: _("Leads the unit (yes or no)"),
    Field.ROLE: _("Role: HR, director or delegate"),
    Field.COMPETENCE: _("Competence"),
    Field.DEFINITION: _("Definition"),
    Field.COMPETENCE_KIND: _("Kind of competence"),
    Field.GROUP: _("Group or theme"),
    Field.LEVEL: _("Level"),
    Field.LEVEL_TEXT: _("Text of a level"),
    Field.OBSERVED_ON: _("Day"),
    Field.COMPETENCE_ID: _("Id of the competence"),
    Field.ASPECT: _("Mostly a matter of"),
    Field.SCALE: _("Scale"),
    Field.SCALE_VERSION: _("Scale version"),
    Field.PROFILE_ID: _("Id of the profile"),
    Field.LAYER: _("Layer of profiles"),
    Field.PROFILE_NAME: _("Name of the job or family"),
    Field.UNDER: _("Job family above it"),
    Field.WEIGHT: _("How much does it weigh?"),
    Field.SCHEME: _("Classification"),
    Field.CODE: _("Code or address"),
    Field.PER_CENT: _("Share in per cent"),
    Field.TEXT: _("Text"),
    Field.PART: _("Part"),
    Field.PLACE: _("Place"),
}
LEVEL_COLUMNS: Words = {
    "long": _("Level"),
    "matrix": _("Levels of this competence"),
    "turned matrix": _("Levels of this person"),
    "": _("Level"),
}
PURPOSES: Words = {
    Purpose.DEVELOPMENT: _("To grow: for growth talks, growth plans and training"),
    Purpose.APPRAISAL: _("To appraise: from formal appraisals"),
    Purpose.CERTIFICATION: _("To show that someone may do something: from tests and certificates"),
    Purpose.SUCCESSION: _("To prepare succession: who could take over a key role"),
}


def field_label(held: str, form: str = "") -> str:
    """What a column holds, in words; "" for a column that is not read."""
    if held == Field.LEVEL:
        return str(LEVEL_COLUMNS.get(form, LEVEL_COLUMNS[""]))
    return str(FIELDS[held]) if held else ""
