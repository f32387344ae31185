"""How names are compared and put in order. Pure."""

import unicodedata

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"})


_UNSEEN = ("Cc", "Cf", "Cs")
_JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """Lower case, without accents, single spaces: how a name is searched and compared.

    >>> plain("  Meryem  YILMAZ "), plain("Yılmaz"), plain("Özdemir")
    ('meryem yilmaz', 'yilmaz', 'ozdemir')
    """
    if text.isascii():
        return " ".join(text.lower().split())
    taken_apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(letter for letter in taken_apart if not unicodedata.combining(letter)).split())


def sort_key(given_name: str, family_name: str) -> str:
    """How people are put in order: family name, given name, lower case, without accents.

    >>> sort_key("Zoë", "Özdemir")
    'ozdemir zoe'
    """
    return plain(f"{family_name} {given_name}")


def tidy(text: str) -> str:
    """A name as it is kept: composed letters, single spaces, none around it, and nothing that is not seen.

    Marks that turn the direction of writing could make one name look like another. The two joiners that some scripts
    need between letters stay.

    >>> tidy("  De   Linde "), tidy("\\u202eAn\\u00adna\\u200b")
    ('De Linde', 'Anna')
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(letter for letter in text if _is_seen(letter))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _is_seen(letter: str) -> bool:
    return letter.isspace() or letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN
