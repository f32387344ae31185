"""Words about growth in the reader's language: days, counts, how a level came to be, what it was gathered for."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.assessments.rules import Basis, has_lapsed
from kiem.engine.gaps import Distribution
from kiem.foundation.purposes import Purpose, Use
from kiem.gaps.rules import grows_old


def day_words(day: date, today: date) -> str:
    """A day as people write it, without the year when it is this one."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")


def number_words(number: int) -> str:
    """From one to twelve in letters, as a book would; beyond that in figures."""
    letters = (
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return letters[number - 1] if 1 <= number <= len(letters) else str(number)


def capital(text: str) -> str:
    """A sentence that begins with a number in letters begins with a capital, which in Dutch takes no accent there.

    >>> capital("één stap"), capital("vier")
    ('Eén stap', 'Vier')
    """
    first = "E" if text.startswith("éé") else text[:1].upper()
    return first + text[1:]


def ageing_words(basis: Basis, valid_until: date | None, today: date) -> str:
    """With which date a level is marked as old or growing old; "" for a fresh one."""
    if valid_until is None or not grows_old(basis, valid_until, today):
        return ""
    day = day_words(valid_until, today)
    if has_lapsed(basis, valid_until, today):
        return _("lapsed on %(day)s") % {"day": day}
    if valid_until <= today:
        return _("look again, since %(day)s") % {"day": day}
    return _("look again by %(day)s") % {"day": day}


def purpose_words(purpose: Purpose) -> str:
    """What a fact was gathered for, as an answer to "what for?"."""
    return {
        Purpose.DEVELOPMENT: _("to grow"),
        Purpose.APPRAISAL: _("to appraise"),
        Purpose.SELECTION: _("to choose for one vacancy"),
        Purpose.CERTIFICATION: _("to show that someone may do an act"),
        Purpose.SUCCESSION: _("to prepare succession"),
    }[purpose]


def use_words(use: Use) -> str:
    """What levels were opened for."""
    words = {Use.SELECTION: _("to choose for a vacancy"), Use.WORKFORCE: _("to plan"), Use.RESEARCH: _("for research")}
    return words.get(use) or purpose_words(Purpose(use.value))


def basis_words(basis: Basis) -> str:
    return {
        Basis.AGREED: _("agreed in a talk"),
        Basis.DETERMINED: _("determined in an evaluation"),
        Basis.TESTED: _("tested by someone who is qualified for it"),
        Basis.BROUGHT_IN: _("brought in from an older list, not yet discussed"),
    }[basis]


def together_words(counts: Distribution, discussed: int) -> list[str]:
    """A count of people as a sentence or two, never an average. ``discussed``: how many at level were not brought in.

    What was only brought in is said apart: it never counts as agreed. Where nothing is known of anyone, no level is
    counted at all.
    """
    values = {"at": counts.at_level, "asked": counts.asked}
    first = [_("%(at)s of %(asked)s at level") % values] if counts.at_level or counts.short else []
    if counts.unknown:
        first.append(_("%(n)s not yet known") % {"n": counts.unknown})
    if counts.not_shared:
        first.append(_("%(n)s not shared with you") % {"n": counts.not_shared})
    if counts.other_scale:
        first.append(_("%(n)s on another scale") % {"n": counts.other_scale})
    lines = [", ".join(first)]
    brought_in = counts.at_level - discussed
    if brought_in and not discussed:
        lines.append(_("brought in, not yet discussed"))
    elif brought_in:
        lines.append(_("%(n)s of them brought in, not yet discussed") % {"n": brought_in})
    return lines
