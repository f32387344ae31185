"""In which language the law wants documents for staff. Pure.

Flanders: the decree of 19 July 1973 on the use of languages in labour relations: Dutch, for an establishment in the
Dutch-speaking region. Wallonia: the decree of 30 June 1982: French, in the French-speaking region. Brussels: article 52
of the coordinated laws of 18 July 1966: Dutch for Dutch-speaking and French for French-speaking staff. Where the
establishment is decides, not where the seat of the organisation is.
"""

from collections.abc import Mapping
from enum import StrEnum

from kiem.organisation.rules.tree import Key, path_to


class DocumentRule(StrEnum):
    """Dutch, French, or Dutch or French by the language of the employee."""

    DUTCH = "nl"
    FRENCH = "fr"
    EMPLOYEE = "employee"


DOCUMENT_SOURCES = {
    DocumentRule.DUTCH: "Decreet van 19 juli 1973 (Vlaamse Gemeenschap)",
    DocumentRule.FRENCH: "Décret du 30 juin 1982 (Communauté française)",
    DocumentRule.EMPLOYEE: "SWT/LLC 18.07.1966, art. 52 (Brussel / Bruxelles)",
}


def document_languages(rule: DocumentRule | None, employee: str = "") -> tuple[str, ...]:
    """The languages a document may be in; one where the law and the employee leave no choice. None: nobody said which.

    >>> document_languages(DocumentRule.EMPLOYEE, "fr"), document_languages(DocumentRule.DUTCH, "fr")
    (('fr',), ('nl',))
    >>> document_languages(DocumentRule.EMPLOYEE, "en")
    ('nl', 'fr')
    """
    if rule is DocumentRule.DUTCH:
        return ("nl",)
    if rule is DocumentRule.FRENCH:
        return ("fr",)
    if rule is DocumentRule.EMPLOYEE and employee in ("nl", "fr"):
        return (employee,)
    return ("nl", "fr")


def nearest(unit: Key, parents: Mapping[Key, Key], settings: Mapping[Key, object]) -> Key | None:
    """The unit itself or the nearest above it that has a setting.

    >>> nearest("c", {"c": "b", "b": "a"}, {"a": 1, "b": 2})
    'b'
    """
    return next((each for each in reversed(path_to(unit, parents)) if each in settings), None)
