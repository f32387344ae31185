"""Columns by letter, as a person sees them in Excel."""


def column_number(letters: str) -> int:
    """
    >>> column_number("A"), column_number("Z"), column_number("AA"), column_number("")
    (1, 26, 27, 0)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """
    >>> column_letters(1), column_letters(26), column_letters(27)
    ('A', 'Z', 'AA')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
