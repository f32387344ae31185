"""In which language a text is read: the reader's, else the organisation's, in its order."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.utils.translation import get_language

from kiem.competences.models import CompetenceText
from kiem.foundation.languages import LANGUAGES


def reading_order(languages: Sequence[str] = ()) -> tuple[str, ...]:
    """The languages to try, best first: the reader's, then the organisation's (``languages``), then the others."""
    return tuple(dict.fromkeys(((get_language() or LANGUAGES[0])[:2], *languages, *LANGUAGES)))


def _place(order: Sequence[str]) -> Case:
    cases = [When(language=language, then=Value(place)) for place, language in enumerate(order)]
    return Case(*cases, default=Value(len(order)), output_field=IntegerField())


def texts_of(version: str, order: Sequence[str]) -> QuerySet[CompetenceText]:
    """For a subquery: the text of the worded version at path ``version``, in the first language that has one."""
    return CompetenceText.objects.filter(competence_version=OuterRef(version)).order_by(_place(order), "language")


def worded_name(version: str, languages: Sequence[str] = ()) -> Subquery:
    """To annotate rows with: the name of the worded version at path ``version``, in the reader's language or the next
    best. No statement of its own."""
    return Subquery(texts_of(version, reading_order(languages)).values("name")[:1])
