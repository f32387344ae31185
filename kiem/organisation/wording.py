"""The words on screen for kinds, roles and uses: translated where they are shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kiem.foundation.purposes import Use
from kiem.organisation.rules import (
    CHOICE_OF_KIEM,
    Apart,
    Body,
    BringInProblem,
    BringInReason,
    ClientWord,
    CodeState,
    DatedTerm,
    DocumentRule,
    MandateKind,
    PlacementKind,
    Role,
    Sector,
    Size,
    Slip,
    Term,
    TermUnit,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PERSON_FIELDS: Mapping[str, "_StrPromise"] = {
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "email": _("Mail address"),
    "personnel_number": _("Personnel number"),
    "language": _("Language"),
}
DOCUMENT_RULES: Mapping[DocumentRule, "_StrPromise"] = {
    DocumentRule.DUTCH: _("Dutch"),
    DocumentRule.FRENCH: _("French"),
    DocumentRule.EMPLOYEE: _("Dutch or French, by the language of the employee"),
}
WHERE_DOCUMENT_RULES_HOLD: Mapping[DocumentRule, "_StrPromise"] = {
    DocumentRule.DUTCH: _("An establishment in the Dutch-speaking region."),
    DocumentRule.FRENCH: _("An establishment in the French-speaking region."),
    DocumentRule.EMPLOYEE: _("An establishment in Brussels."),
}
PLACEMENT_KINDS: Mapping[PlacementKind, "_StrPromise"] = {
    PlacementKind.EMPLOYEE: _("salaried employee"),
    PlacementKind.CIVIL_SERVANT: _("civil servant"),
    PlacementKind.TARGET_GROUP: _("target-group worker"),
    PlacementKind.TEMPORARY: _("temporary"),
    PlacementKind.SELF_EMPLOYED: _("self-employed"),
    PlacementKind.STUDENT: _("student"),
    PlacementKind.TRAINEE: _("trainee"),
    PlacementKind.VOLUNTEER: _("volunteer"),
}
MANDATES: Mapping[MandateKind, "_StrPromise"] = {
    MandateKind.LEADER: _("leader"),
    MandateKind.SUBSTITUTE: _("substitute"),
    MandateKind.HR_ADVISER: _("HR adviser"),
    MandateKind.DIRECTOR: _("director"),
    MandateKind.DELEGATE: _("union delegate"),
    MandateKind.BODY_MEMBER: _("member of a consultative body"),
    MandateKind.OUTSIDE_ADVISER: _("outside adviser"),
    MandateKind.STEWARD: _("language steward"),
    MandateKind.ADMINISTRATOR: _("administrator"),
}
WHAT_MANDATES_GIVE: Mapping[MandateKind, "_StrPromise"] = {
    MandateKind.LEADER: _("Leads one unit, and sees what the people in it can do and want to learn."),
    MandateKind.SUBSTITUTE: _("Does what the leader does, as long as the unit has no leader."),
    MandateKind.HR_ADVISER: _("Looks after people, units and jobs; opens levels only after saying why."),
    MandateKind.DIRECTOR: _("Sees names and units, no levels."),
    MandateKind.DELEGATE: _("Speaks for employees. Sees names and units; levels only of who opens her or his own."),
    MandateKind.BODY_MEMBER: _("Sits in the works council or the committee. Sees the units, no names and no levels."),
    MandateKind.OUTSIDE_ADVISER: _("Advises from outside. Reads the language and the profiles. Sees no people."),
    MandateKind.STEWARD: _("Decides on what colleagues propose for the words of our language. Sees no levels."),
    MandateKind.ADMINISTRATOR: _("Keeps Kiem running: accounts, names and units. Sees no levels."),
}
ROLES_IN_A_SENTENCE: Mapping[Role, "_StrPromise"] = {
    Role.DIRECTOR: _("the management"),
    Role.DELEGATE: _("the union delegates"),
    Role.ADMINISTRATOR: _("the administrator of Kiem"),
}
USES: Mapping[Use, "_StrPromise"] = {
    Use.DEVELOPMENT: _("To grow"),
    Use.APPRAISAL: _("To appraise"),
    Use.SELECTION: _("To fill a vacancy"),
    Use.CERTIFICATION: _("To show that someone may do something"),
    Use.SUCCESSION: _("To prepare succession"),
}
WHAT_USES_OPEN: Mapping[Use, "_StrPromise"] = {
    Use.DEVELOPMENT: _("You help with a growth plan or look for training. You see what was gathered for growing."),
    Use.APPRAISAL: _(
        "You help with a formal appraisal. You see what was gathered for that, nothing from growth talks."
    ),
    Use.SELECTION: _(
        "You look at one vacancy. Nothing gathered for growing or appraising may be used, so little opens."
    ),
    Use.CERTIFICATION: _("You check what this person was shown to be able to do. You see what was gathered for that."),
    Use.SUCCESSION: _("You prepare who could take over a key role. You see only what was gathered for that."),
}
BRING_IN_PROBLEMS: Mapping[BringInReason, "_StrPromise"] = {
    BringInReason.NAME_MISSING: _("The name is missing."),
    BringInReason.TOO_LONG: _('"%(value)s..." is too long.'),
    BringInReason.NO_MAIL_ADDRESS: _('"%(value)s" is no mail address.'),
    BringInReason.UNKNOWN_LANGUAGE: _('"%(value)s" is no language of Kiem: choose nl, fr or en.'),
    BringInReason.UNIT_MISSING: _("The unit is missing."),
    BringInReason.JOB_MISSING: _("The job in %(value)s is missing."),
    BringInReason.SHARE_OUT_OF_RANGE: _("The share of full time lies between 0 and 100 %%."),
    BringInReason.END_BEFORE_START: _("The end is before the start."),
    BringInReason.UNIT_AMBIGUOUS: _('More than one unit is called "%(value)s". Write what is above it too.'),
    BringInReason.NAME_AMBIGUOUS: _(
        "More than one person is called %(value)s. Add a personnel number or mail address."
    ),
    BringInReason.NUMBER_OF_SOMEONE_ELSE: _("Someone with another name has personnel number %(value)s."),
    BringInReason.MAIL_OF_SOMEONE_ELSE: _("%(value)s is someone else's mail address."),
    BringInReason.OTHER_NUMBER: _("This person is known with another personnel number than %(value)s."),
    BringInReason.CONTRADICTS_EARLIER_ROW: _("An earlier row says something else about %(value)s."),
    BringInReason.PLACEMENTS_OVERLAP: _("%(value)s has this job in this unit already, in more than one period."),
    BringInReason.SECOND_LEADER: _("%(value)s already leads this unit in that period."),
}


def bring_in_sentence(problem: BringInProblem) -> str:
    """What is wrong with a row, as a sentence."""
    return str(BRING_IN_PROBLEMS[problem.reason]) % {"value": problem.value}


TERMS: Mapping[Term, "_StrPromise"] = {
    Term.NOTICE: _("An evaluation is announced so long before"),
    Term.REPLY: _("So long an employee can reply to an evaluation, and ask a review"),
    Term.BROUGHT_IN: _("So long a level from an older list counts, if nobody confirmed it in a talk"),
    Term.VIEWS: _("After the talk, what each saw and wrote in a round is kept so long"),
    Term.VIEWS_ALONE: _("When no talk followed on a round, it is kept so long after the round"),
    Term.WORDS: _("After a talk or an evaluation, what was written in it is kept so long; levels stay"),
    Term.LETTER: _("So long the code on a letter to come into Kiem works"),
    Term.LETTER_WAIT: _("So long after it was made, the code on a letter for who has a role waits"),
    Term.SPOT: _("So long a code works that a leader or HR adviser shows to who cannot get in"),
    Term.HELP_SHOWN: _("So long it stands on her first page that someone was helped back into Kiem, by whom"),
    Term.IDLE: _("After so long without doing anything, a computer that people share signs out"),
    Term.ASSISTANCE: _("So long a file stays open to the union delegate to whom an employee opened it"),
}

ROLES_OF_HELPERS: Mapping[Role, "_StrPromise"] = {
    Role.HR: MANDATES[MandateKind.HR_ADVISER],
    Role.LEADER: MANDATES[MandateKind.LEADER],
    Role.ADMINISTRATOR: MANDATES[MandateKind.ADMINISTRATOR],
}
CODE_STATES: Mapping[CodeState, "_StrPromise"] = {
    CodeState.USED: _(
        "This code was used already: a code works once. Was that not you? Tell your leader or the HR department."
    ),
    CodeState.STOPPED: _("This code does not work any more, for instance because a newer letter was made. Use that."),
    CodeState.LOCKED: _(
        "This code was typed wrongly five times and does not work any more. Ask the HR department for a new letter."
    ),
    CodeState.ENDED: _(
        "This code is over: it worked until the day on the letter. Ask the HR department for a new one."
    ),
    CodeState.NEEDS_SECOND: _("This code is right, but waits until a second colleague of HR or management agrees."),
    CodeState.WAITS: _("This code is right, but works only from %(from)s. Until then it can still be stopped."),
}
SLIPS: Mapping[Slip, "_StrPromise"] = {
    Slip.LENGTH: _("There are letters too few or too many. Type all groups, with or without the lines between."),
    Slip.OTHER_LETTER: _("There are no I, L, O, 0 or 1 in it, nor other signs: what looks like it is another letter."),
    Slip.CHECK: _("One letter is not right, or two changed places. Look at it once more, letter by letter."),
}


def term_words(term: DatedTerm) -> str:
    """How long it is, in words."""
    if term.unit is TermUnit.MINUTES:
        said = ngettext("%(number)d minute", "%(number)d minutes", term.number)
    elif term.unit is TermUnit.DAYS:
        said = ngettext("%(number)d day", "%(number)d days", term.number)
    else:
        said = ngettext("%(number)d month", "%(number)d months", term.number)
    return said % {"number": term.number}


def source_said(source: str) -> str:
    """By what a term holds, in a sentence: a choice of Kiem, or what was agreed on."""
    if source == CHOICE_OF_KIEM:
        return gettext("That is a choice of Kiem, to be agreed on in consultation.")
    return source


SECTORS: Mapping[Sector, "_StrPromise"] = {
    Sector.ELDERLY_CARE: _("Care for older people"),
    Sector.HOSPITAL: _("Hospital"),
    Sector.MENTAL_HEALTH: _("Mental health care"),
    Sector.HOME_CARE: _("Care and help at home"),
    Sector.DISABILITY: _("Support of people with a disability"),
    Sector.YOUTH: _("Help for young people"),
    Sector.CHILDCARE: _("Childcare"),
    Sector.WELFARE: _("Welfare work"),
    Sector.SHELTERED_WORK: _("Sheltered and social work"),
    Sector.CULTURE: _("Culture and social-cultural work"),
    Sector.OTHER: _("Something else"),
}
SIZES: Mapping[Size, "_StrPromise"] = {
    Size.UNDER_20: _("Fewer than 20"),
    Size.UNDER_50: _("20 to 49"),
    Size.UNDER_100: _("50 to 99"),
    Size.UNDER_250: _("100 to 249"),
    Size.UNDER_1000: _("250 to 999"),
    Size.FROM_1000: _("1000 or more"),
}
BODIES: Mapping[Body, "_StrPromise"] = {
    Body.WORKS_COUNCIL: _("Works council"),
    Body.COMMITTEE: _("Committee for prevention and protection at work"),
    Body.UNION_DELEGATION: _("Union delegation"),
    Body.PUBLIC_COMMITTEE: _("Negotiating or consultation committee of a public employer"),
    Body.CLIENTS_COUNCIL: _("Council of residents, users or their relatives"),
}
CLIENT_WORDS: Mapping[ClientWord, "_StrPromise"] = {
    ClientWord.RESIDENT: _("resident"),
    ClientWord.PATIENT: _("patient"),
    ClientWord.CLIENT: _("client"),
    ClientWord.USER: _("user"),
    ClientWord.CHILD: _("child"),
    ClientWord.YOUNG_PERSON: _("young person"),
    ClientWord.PARTICIPANT: _("participant"),
    ClientWord.VISITOR: _("visitor"),
    ClientWord.CUSTOMER: _("customer"),
    ClientWord.OWN: _("another word"),
}
NOT_TOGETHER: Mapping[Apart, "_StrPromise"] = {
    Apart.SPEAKS_FOR_OTHERS: _(
        "A union delegate speaks for employees, and cannot be HR adviser or director at the same time. "
        "End the other role first, or choose someone else."
    ),
    Apart.TOO_MANY_PEOPLE: _(
        "From 100 people on, HR adviser and director are two people. End the other role first, or choose someone else."
    ),
}
