"""Words of the growth page: how someone stands at a competence, and where that comes from."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from kiem.assessments.queries import LevelFact, SeenOnce
from kiem.assessments.rules import Basis, Says, ViewFrom
from kiem.conversations.queries import SeenDifferently
from kiem.engine.gaps import Standing
from kiem.engine.growth import Moved, Sure
from kiem.foundation.purposes import Reach
from kiem.gaps.queries import AskedLater, Line, Place
from kiem.gaps.wording import capital, day_words, number_words
from kiem.organisation.rules import Role


def in_sentence(name: str) -> str:
    """A name within a sentence: small letters, but abbreviations stay.

    >>> in_sentence("Zorgkundige"), in_sentence("HR-medewerker")
    ('zorgkundige', 'HR-medewerker')
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def listed(names: Sequence[str]) -> str:
    """Names one after the other, "and" before the last."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def asked_words(places: Sequence[Place], asked: int, *, name: str = "") -> str:
    """What is asked of how many competences, in which jobs. ``name``: of whom, when she is not the reader."""
    jobs = listed([_("%(job)s at %(unit)s") % {"job": in_sentence(p.job), "unit": p.unit} for p in places])
    values = {"n": number_words(asked), "jobs": jobs, "name": name}
    if name:
        return (
            ngettext(
                "Of %(name)s as %(jobs)s we ask %(n)s competence.",
                "Of %(name)s as %(jobs)s we ask %(n)s competences.",
                asked,
            )
            % values
        )
    return (
        ngettext("Of you as %(jobs)s we ask %(n)s competence.", "Of you as %(jobs)s we ask %(n)s competences.", asked)
        % values
    )


def known_words(known: int, unknown: int, not_shared: int) -> str:
    """Of how many something is known; unknown is said, never left out."""
    said = []
    if known and not unknown and not not_shared:
        return _("Of each of them something is known.")
    if known:
        said.append(_("something is known of %(n)s") % {"n": number_words(known)})
    if unknown:
        words = number_words(unknown) if known or not_shared else ""
        said.append(_("nothing yet of %(n)s") % {"n": words} if words else _("nothing is known of them yet"))
    if not_shared:
        said.append(_("%(n)s not shared with you") % {"n": number_words(not_shared)})
    return capital(", ".join(said)) + "." if said else ""


_STANDINGS = {
    Standing.MET: gettext_noop("At the asked level."),
    Standing.OVER: gettext_noop("Beyond what is asked."),
    Standing.UNKNOWN: gettext_noop("Not yet talked about. That is no zero: we just do not know yet."),
    Standing.NOT_SHARED: gettext_noop("Written down before you led this team, and not shared with you."),
}


def standing_sentence(line: Line, today: date) -> str:
    """How what is known stands to what is asked: room to grow, never a lack."""
    standing = line.gap.standing
    if line.lapsed and line.fact:
        day = day_words(line.fact.observed_on, today)
        said = _("A list of %(day)s said something, but nobody talked about it in time. So it is not yet known.")
        return said % {"day": day}
    if standing is Standing.SHORT:
        said = ngettext("One step to grow.", "%(n)s steps to grow.", line.gap.by)
        return said % {"n": capital(number_words(line.gap.by))}
    if standing is Standing.OTHER_SCALE and line.fact:
        return _("Known on another scale; we do not compare the two.")
    return _(_STANDINGS[standing]) if standing in _STANDINGS else ""


_SOURCES = {
    Basis.AGREED: gettext_noop("Agreed on %(day)s."),
    Basis.DETERMINED: gettext_noop("Determined in an evaluation on %(day)s."),
    Basis.TESTED: gettext_noop("Tested on %(day)s."),
    Basis.BROUGHT_IN: gettext_noop("From a list of %(day)s."),
}


def source_sentence(fact: LevelFact, today: date) -> str:
    """Where a level comes from, in one sentence."""
    return _(_SOURCES[fact.basis]) % {"day": day_words(fact.observed_on, today)}


def sure_sentence(sure: Sure, by_one: bool) -> str:
    """How sure what others see is; "" where nobody but herself looked."""
    if sure is Sure.INDICATION and by_one:
        return _("How sure: an indication, because one person looked.")
    return {
        Sure.NOBODY: "",
        Sure.INDICATION: _("How sure: an indication. Few people looked, or their views lie apart."),
        Sure.SUPPORTED: _("How sure: supported. At least three people looked, and what they saw lies close together."),
        Sure.ESTABLISHED: _("How sure: established, because it was tested."),
    }[sure]


def _side_words(side: ViewFrom) -> str:
    return {
        ViewFrom.SELF: _("you"),
        ViewFrom.MANAGER: _("your manager"),
        ViewFrom.COLLEAGUE: _("your colleagues"),
        ViewFrom.LED: _("the people you lead"),
        ViewFrom.PARTNER: _("partners from outside"),
    }[side]


def side_sentence(one: SeenOnce, stops: Sequence[str], today: date) -> str:
    """What a side saw that has no mark on the track: another side, or on another scale."""
    values = {"who": capital(_side_words(one.view_from)), "day": day_words(one.day, today)}
    if one.says is Says.DIFFER or one.position is None:
        return _("%(who)s, on %(day)s: views differ.") % values
    return _("%(who)s, on %(day)s: “%(level)s”.") % {**values, "level": stops[one.position - 1]}


def differently_sentence(apart: SeenDifferently, day: date, stops: Sequence[str], today: date) -> str:
    """That the two of a talk did not agree, and how each saw it."""
    return _("In the talk of %(day)s you saw it differently: you “%(own)s”, your manager “%(leader)s”.") % {
        "day": day_words(day, today),
        "own": stops[apart.own - 1],
        "leader": stops[apart.leader - 1],
    }


def moved_sentence(move: Moved, side: ViewFrom, day: date, today: date) -> str:
    """That a side sees more or less than the time before, and what else was otherwise; never that someone grew."""
    values = {"who": _side_words(side), "day": day_words(day, today)}
    said = [
        (_("Rated higher by %(who)s on %(day)s.") if move.by > 0 else _("Rated lower by %(who)s on %(day)s.")) % values
    ]
    if move.other_rater:
        said.append(_("Someone else looked than the time before."))
    elif move.other_rater is None:
        said.append(_("Others may have looked than the time before."))
    if move.other_indicators:
        said.append(_("Other indicators were looked by."))
    return " ".join(said)


def later_sentence(one: AskedLater, today: date) -> str:
    """What is asked otherwise from a day on."""
    values = {"day": day_words(one.day, today), "name": in_sentence(one.name)}
    becomes = one.stops[one.after - 1] if one.after else ""
    if one.after is None:
        return _("From %(day)s: %(name)s is no longer asked.") % values
    if one.before is None:
        return _("From %(day)s: %(name)s is asked too, at “%(level)s”.") % {**values, "level": becomes}
    was = one.stops[one.before - 1]
    return _("From %(day)s: %(name)s at “%(level)s” instead of “%(was)s”.") % {**values, "level": becomes, "was": was}


def role_words(role: Role) -> str:
    """In which role someone looked."""
    return {
        Role.EMPLOYEE: _("employee"),
        Role.LEADER: _("your manager"),
        Role.HR: _("an HR adviser"),
        Role.DIRECTOR: _("a director"),
        Role.DELEGATE: _("a union delegate"),
        Role.BODY_MEMBER: _("a member of a consultative body"),
        Role.OUTSIDE_ADVISER: _("an outside adviser"),
        Role.STEWARD: _("a language steward"),
        Role.ADMINISTRATOR: _("the administrator"),
    }[role]


def reach_words(reach: Reach) -> str:
    """How far a use reaches into facts of a purpose, for the table that everyone can read."""
    return {
        Reach.YES: _("yes"),
        Reach.NO: _("no"),
        Reach.HERSELF: _("only you yourself"),
        Reach.STATUS: _("only: valid, expired or suspended, and until when"),
        Reach.TOTALS: _("only totals that are large enough"),
        Reach.PROTOCOL: _("only with an approved plan"),
        Reach.IF_SAID_BEFOREHAND: _("only if it was said beforehand"),
        Reach.AFTER_HIRE: _("only after you were hired, and if you were told"),
        Reach.THAT_VACANCY: _("only that vacancy, then erased"),
        Reach.COVER: _("only whether one's own team is covered, and totals"),
    }[reach]
