"""Words to look for, and where they are found."""

from collections.abc import Iterable

from kiem.competences.rules.words import plain_name

_DUTCH = (
    "aan als bij dat de die door een en er het hoe hun ik in is je kan met naar niet of om onder ons op over te tot "
    "uit van voor wat we wie zijn zo"
)
_FRENCH = (
    "au aux avec ce ces dans des du elle est et il je la le les leur leurs ne nos notre nous on ou par pas pour que "
    "qui sa ses son sur un une vos votre vous"
)
_ENGLISH = "and at by for from how in of on or our the their they to we what who with you your"
SMALL_WORDS = frozenset(f"{_DUTCH} {_FRENCH} {_ENGLISH}".split())
"""Words that say nothing in a search (Dutch, French, English)."""


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for: plain, at least two letters, at most eight; small ones only when nothing else is asked.

    >>> words_of("Omgaan met bóze familie!")
    ('omgaan', 'boze', 'familie')
    """
    letters = "".join(letter if letter.isalnum() else " " for letter in plain_name(text))
    words = tuple(dict.fromkeys(word for word in letters.split() if len(word) > 1))
    return (tuple(word for word in words if word not in SMALL_WORDS) or words)[:8]


def words_found(words: Iterable[str], text: str) -> tuple[str, ...]:
    """Which of the words stand in a text, also inside longer words.

    >>> words_found(("boze", "familie"), "Familiegesprekken")
    ('familie',)
    """
    plain = plain_name(text)
    return tuple(word for word in words if word in plain)
