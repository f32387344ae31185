"""Texts that begin like a formula, as they stand in a cell: written with a quotation mark before them, read without."""

_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(text: str) -> str:
    """A text as it is written in a cell: what begins like a formula, or like a guard, gets a quotation mark before it.

    >>> guarded("=1+1"), guarded("'=1"), guarded("'s Morgens"), guarded("Anna")
    ("'=1+1", "''=1", "'s Morgens", 'Anna')
    """
    return f"'{text}" if text.startswith(_AS_FORMULA) or _is_guarded(text) else text


def unguarded(text: str) -> str:
    """
    >>> [unguarded(guarded(text)) == text for text in ("=1+1", "'=1", "''=1", "''", "'", "-", "'s Morgens", "")]
    [True, True, True, True, True, True, True, True]
    """
    return text[1:] if _is_guarded(text) else text


def _is_guarded(text: str) -> bool:
    return text.startswith("'") and text[1:].startswith((*_AS_FORMULA, "'"))
