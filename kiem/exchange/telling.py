"""Problems with a file as sentences in the reader's language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from kiem.exchange.reading.files.workbook import Banned
from kiem.exchange.reading.problems import CannotRead, Problem
from kiem.exchange.reading.sentences import AT, NEVER_READ, NOT_READ, NOTHING_CHANGED, Text
from kiem.exchange.rules.report import EndSaid, Said

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def told(text: Text) -> str:
    """One part, translated. What stood in the file goes in as it is: templates escape it."""
    return _(text.msgid) % text.arguments


def source_of(sentence: "_StrPromise") -> str:
    """The message id of a sentence that is translated when it is shown, to keep it and translate it later."""
    with override(None):
        return str(sentence)


def what_of(said: Said) -> str:
    """What is wrong, what was expected and what comes near, without the place."""
    return " ".join(told(text) for text in said.rest)


def where_of(said: Said) -> str:
    return told(said.where) if said.where else ""


def sentence_of(problem: Problem | CannotRead | Said) -> str:
    """The place and what is wrong: "Blad Personeel, rij 14, kolom Functie: …"."""
    said = problem if isinstance(problem, Said) else Said.of(problem)
    where = where_of(said)
    return _(AT) % {"where": where, "what": what_of(said)} if where else what_of(said)


def refusal_of(problem: CannotRead) -> str:
    """About a file as a whole: that it was not brought in, why, and that nothing was changed."""
    return f"{_(NOT_READ)} {sentence_of(problem)} {_(NOTHING_CHANGED)}"


def missing_said(end: EndSaid) -> str:
    """That someone works here and stands not in a full list."""
    values = {"name": end.person, "place": f"{end.unit} · {end.job}"}
    if end.in_list:
        return _("%(name)s is in the list, but not with %(place)s.") % values
    return _("%(name)s (%(place)s) is not in the list.") % values


def never_read(ignored: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A sentence for each (column, why) that is never read."""
    return tuple(_(NEVER_READ[Banned(why)]) % {"column": column} for column, why in ignored)
