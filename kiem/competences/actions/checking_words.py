"""Within other actions: whether words can be kept, with a sentence and the field of the form when they cannot."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kiem.competences.rules import (
    LONGEST_DEFINITION,
    LONGEST_INDICATOR,
    LONGEST_LEVEL_TEXT,
    LONGEST_NAME,
    LONGEST_PLAIN,
    LONGEST_SYNONYM,
    LONGEST_TITLE,
    MOST_SYNONYMS,
    Fault,
    Wording,
    fault_in,
)
from kiem.foundation.errors import CannotDo


def check_words(wording: Wording, levels: int) -> None:
    """Raise CannotDo, with the field of the form, for words that cannot be kept."""
    fault = fault_in(wording, levels)
    if fault is not None:
        raise CannotDo(_sentence(fault, wording, levels), field=_field(fault, wording, levels))


def _sentence(fault: Fault, wording: Wording, levels: int) -> str:
    if fault is Fault.NO_NAME:
        return _("A competence needs a name.")
    sentence = {
        Fault.NAME_TOO_LONG: _("The name “%(name)s…” is longer than %(most)s characters. Nothing was changed."),
        Fault.DEFINITION_TOO_LONG: _(
            "The definition of “%(name)s” has %(count)s characters; at most %(most)s are kept. One or two plain "
            "sentences work best. Nothing was changed."
        ),
        Fault.LEVEL_TEXT_TOO_LONG: _(
            "A level of “%(name)s” is described in more than %(most)s characters. Nothing was changed."
        ),
        Fault.PLAIN_TOO_LONG: _(
            "The plain text of “%(name)s” has %(count)s characters; at most %(most)s are kept. Nothing was changed."
        ),
        Fault.SYNONYM_TOO_LONG: _(
            "Another word for “%(name)s” is longer than %(most)s characters. Put each on a line of its own. Nothing "
            "was changed."
        ),
        Fault.TOO_MANY_SYNONYMS: _(
            "“%(name)s” has more than %(most)s other words. Keep those that people use most. Nothing was changed."
        ),
        Fault.TITLE_TOO_LONG: _(
            "The title of a level of “%(name)s” is longer than %(most)s characters. Nothing was changed."
        ),
        Fault.INDICATOR_TOO_LONG: _(
            "An indicator of “%(name)s” is longer than %(most)s characters. Put each on a line of its own. Nothing was "
            "changed."
        ),
        Fault.TOO_MANY_LEVEL_TEXTS: _(
            "“%(name)s” describes %(count)s levels; its scale has %(levels)s. Nothing was changed."
        ),
    }[fault]
    counts = {
        Fault.DEFINITION_TOO_LONG: len(wording.definition),
        Fault.PLAIN_TOO_LONG: len(wording.plain),
        Fault.TOO_MANY_LEVEL_TEXTS: wording.levels_told,
    }
    return sentence % {
        "name": wording.name[:60],
        "count": counts.get(fault, 0),
        "most": _MOST.get(fault, 0),
        "levels": levels,
    }


_MOST = {
    Fault.NAME_TOO_LONG: LONGEST_NAME,
    Fault.DEFINITION_TOO_LONG: LONGEST_DEFINITION,
    Fault.LEVEL_TEXT_TOO_LONG: LONGEST_LEVEL_TEXT,
    Fault.PLAIN_TOO_LONG: LONGEST_PLAIN,
    Fault.SYNONYM_TOO_LONG: LONGEST_SYNONYM,
    Fault.TOO_MANY_SYNONYMS: MOST_SYNONYMS,
    Fault.TITLE_TOO_LONG: LONGEST_TITLE,
    Fault.INDICATOR_TOO_LONG: LONGEST_INDICATOR,
}
_FIELDS = {
    Fault.DEFINITION_TOO_LONG: "definition",
    Fault.PLAIN_TOO_LONG: "plain",
    Fault.SYNONYM_TOO_LONG: "synonyms",
    Fault.TOO_MANY_SYNONYMS: "synonyms",
}


def _field(fault: Fault, wording: Wording, levels: int) -> str:
    """The field of the form, as it is called there: ``definition_nl``, ``level_nl_2``."""
    language = wording.language
    if fault is Fault.TOO_MANY_LEVEL_TEXTS:
        return f"level_{language}_{levels + 1}"
    if fault is Fault.LEVEL_TEXT_TOO_LONG:
        return f"level_{language}_{_first_longer(wording.level_texts, LONGEST_LEVEL_TEXT)}"
    if fault is Fault.TITLE_TOO_LONG:
        return f"title_{language}_{_first_longer(wording.titles, LONGEST_TITLE)}"
    if fault is Fault.INDICATOR_TOO_LONG:
        kind, levels_of = ("indicators", wording.indicators)
        if not any(len(text) > LONGEST_INDICATOR for texts in levels_of for text in texts):
            kind, levels_of = ("counters", wording.counters)
        longest = [max(map(len, texts), default=0) * "x" for texts in levels_of]
        return f"{kind}_{language}_{_first_longer(longest, LONGEST_INDICATOR)}"
    return f"{_FIELDS.get(fault, 'name')}_{language}"


def _first_longer(texts: Sequence[str], longest: int) -> int:
    return next(place for place, text in enumerate(texts, start=1) if len(text) > longest)
