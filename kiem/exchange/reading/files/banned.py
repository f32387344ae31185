"""What is never read: national register numbers, bank accounts, absence, nationality, union membership.

Found by the header, and for numbers also by the values, whatever the header says. A header about a person's absence is
told apart from a competence that has the word in its name ("Omgaan met ziekte"): telling words of the first kind count
wherever they stand, everyday words only where nothing else of meaning stands beside them.
"""

import re
from collections.abc import Iterable, Iterator

from kiem.exchange.reading.files.workbook import Banned, Cell
from kiem.exchange.reading.vocabulary import plain_header

_TELLING: tuple[tuple[Banned, re.Pattern[str]], ...] = (
    (
        Banned.NATIONAL_NUMBER,
        re.compile(
            r"\b(rijksreg\w*|insz\w*|niss|rrn|rnr|numero national|registre national|national register|"
            r"national number|rijks register\w*|bisnummer|bis nummer|numero bis|num national|identiteitskaart\w*|"
            r"nr rr|rr nr|rr ?nummer|ssn|social security (number|no|nr)|(numero|num|no|nr|n) (de )?securite sociale|"
            r"sociale ?zekerheids? ?n(umme)?r|carte d identite|(identity|id) card|eid|bsn|burgerservicenummer)\b"
        ),
    ),
    (
        Banned.BANK_ACCOUNT,
        re.compile(
            r"\b(iban\w*|bic|rekeningnummer\w*|rekeningnr|bankrek\w*|rekening nr|rekening nummer|bank account|"
            r"reknr|rek nr|account (number|no|nr)|compte bancaire|(numero|num|no|nr|n) (de )?compte|compte en banque)\b"
        ),
    ),
    (
        Banned.ABSENCE,
        re.compile(
            r"\b(ziekte?dag\w*|ziekteverlof\w*|ziekteverzuim\w*|ziekteperiode\w*|ziektemelding\w*|ziekteuren|"
            r"afwezigheids\w*|afwezigheden|verzuim\w*|absentei?s\w*|arbeidsongeschikt\w*|bradford\w*|"
            r"incapacite de travail|sick leave|sick days?|sickness absence|conges? (de )?maladie|jours? de maladie)\b"
        ),
    ),
    (
        Banned.NATIONALITY,
        re.compile(
            r"\b(nationaliteit|nationalite|nationality|citizenship|staatsburgerschap|land van (herkomst|oorsprong)|"
            r"geboorteland|pays d origine|pays de naissance|country of (origin|birth))\b"
        ),
    ),
    (
        Banned.UNION,
        re.compile(
            r"\b(vakbonds\w*|vakbond|syndicale? (premie|lid|bijdrage|toelage)\w*|prime syndicale|"
            r"affiliation syndicale|cotisation syndicale|union (member|affiliat)\w*|member of (a )?(trade )?union|"
            r"trade union|syndicaal lid\w*|gesyndiceerd|syndique\w*)\b"
        ),
    ),
)
_EVERYDAY: dict[str, Banned] = {
    **dict.fromkeys(("ziek", "ziekte", "ziektes", "afwezig", "afwezigheid", "absentie", "absenties"), Banned.ABSENCE),
    **dict.fromkeys(("maladie", "maladies", "absence", "absences", "absent", "sick", "sickness"), Banned.ABSENCE),
    "incapacite": Banned.ABSENCE,
    **dict.fromkeys(("nationaliteiten", "nationalites", "nat"), Banned.NATIONALITY),
    **dict.fromkeys(("vakbond", "vakbonden", "syndicaat", "syndicat", "syndicats", "syndicale"), Banned.UNION),
    **dict.fromkeys(("acv", "abvv", "aclvb", "csc", "fgtb", "cgslb"), Banned.UNION),
}
_BESIDE = frozenset({
    "aantal", "dagen", "dag", "uren", "uur", "nr", "nummer", "datum", "van", "tot", "en", "of", "in", "op", "de",
    "het", "een", "begin", "einde", "start", "code", "type", "soort", "reden", "wegens", "door", "met", "totaal",
    "saldo", "percentage", "%", "ja", "nee", "periode", "jaar", "maand", "lid", "lidmaatschap", "premie", "huidige",
    "1", "2", "jours", "jour", "heures", "nombre", "date", "debut", "fin", "motif", "pour", "le", "la", "les", "du",
    "des", "membre", "prime", "total", "taux", "days", "hours", "number", "reason", "member", "membership", "rate",
    "langdurig", "langdurige", "longue", "duree", "lange", "duur", "pct", "q1", "q2", "q3", "q4", "sinds", "depuis",
    "since", "d", "l", "un", "une", "au", "off", "verlof", "conge", "conges", "leave", "aangesloten", "bij", "affilie",
    "affiliee", "affiliation", "nom", "naam",
})  # fmt: skip
# In telling headers people explain; a whole sentence that mentions an account is a text, not a header.
_LONGEST_HEADER_WORDS = 8


def banned_header(text: str) -> Banned | None:
    """
    >>> banned_header("Rijksregisternr."), banned_header("Ziekte (dagen)"), banned_header("Omgaan met ziekte")
    (<Banned.NATIONAL_NUMBER: 'national_number'>, <Banned.ABSENCE: 'absence'>, None)
    """
    header = plain_header(text)
    words = header.split()
    if not words or len(words) > _LONGEST_HEADER_WORDS:
        return None
    # Joined again as well, because "NISS" and "INSZ-nr" survive the splitting of words and "IBANnummer" does not.
    for candidate in (header, header.replace(" ", "")):
        for why, pattern in _TELLING:
            if _tells(pattern, candidate, words, why):
                return why
    everyday = [_EVERYDAY[word] for word in words if word in _EVERYDAY]
    others = [word for word in words if word not in _EVERYDAY and word not in _BESIDE and not word.isdigit()]
    return everyday[0] if everyday and not others else None


def _tells(pattern: re.Pattern[str], candidate: str, words: list[str], why: Banned) -> bool:
    match = pattern.search(candidate)
    if not match:
        return False
    if why in (Banned.NATIONAL_NUMBER, Banned.BANK_ACCOUNT):
        return True
    rest = (candidate[: match.start()] + " " + candidate[match.end() :]).split()
    # "Overleg met vakbond" and "Begeleiden bij arbeidsongeschiktheid" are competences: they have a verb of their own.
    return all(word in _BESIDE or word in _EVERYDAY or word.isdigit() for word in rest) or len(words) == 1


_WRITTEN_NUMBER = re.compile(r"(?<!\d)(\d{2})[.\- /](\d{2})[.\- /](\d{2})[.\- /]?(\d{3})[.\- /]?(\d{2})(?!\d)")
_BARE_NUMBER = re.compile(r"(?<!\d)\d{11}(?!\d)")
_IBAN_START = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .\-]?[A-Z0-9]){11,30}")
# SWIFT IBAN registry: the countries of SEPA and those from which people who work here often have an account.
_IBAN_LENGTH = {
    "AD": 24, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22,
    "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22,
    "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "XK": 20,
}  # fmt: skip
_SHORTEST = 11
# Eleven digits pass the check by chance in about one of fifty; a column of register numbers passes nearly always.
_SHARE_OF_BARE = 0.2


def banned_values(values: Iterable[Cell]) -> Banned | None:
    """What the values of one column give away: one written register number or IBAN is enough, bare digits only when
    at least a fifth of the numbers of that length pass their check."""
    bare = valid = 0
    for value in values:
        if isinstance(value, str):
            if len(value) < _SHORTEST:
                continue
            why = banned_text(value)
            if why:
                return why
            found = _BARE_NUMBER.findall(value)
        elif isinstance(value, int) and not isinstance(value, bool) and 10**7 <= value < 10**11:
            # Excel drops leading zeros: who was born in 2005 has ten digits, in January 2000 eight.
            found = [f"{value:011}"]
        else:
            continue
        bare += len(found)
        valid += sum(map(is_national_number, found))
    return Banned.NATIONAL_NUMBER if valid and valid >= _SHARE_OF_BARE * bare else None


def banned_text(text: str) -> Banned | None:
    """Whether a written register number or an IBAN stands anywhere in this text."""
    if any(is_national_number("".join(match.groups())) for match in _WRITTEN_NUMBER.finditer(text)):
        return Banned.NATIONAL_NUMBER
    return Banned.BANK_ACCOUNT if any(map(is_iban, _possible_ibans(text))) else None


def is_national_number(digits: str) -> bool:
    """The check of the Belgian register number, also for births from 2000 and for bis numbers (month + 20 or + 40).
    Royal decree of 3 April 1984: 97 less the rest of the first nine digits divided by 97."""
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if int(digits[2:4]) > 52 or month > 12 or day > 31:
        return False
    body, check = digits[:9], int(digits[9:])
    return check in (97 - int(body) % 97, 97 - int("2" + body) % 97)


def is_iban(text: str) -> bool:
    """ISO 13616: as long as its country has it, and with country and check digits moved to the end, letters as numbers,
    rest 1 when divided by 97. Mostly digits: a sentence that passes by chance is no account."""
    code = re.sub(r"[ .\-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", code) or _IBAN_LENGTH.get(code[:2]) != len(code):
        return False
    if sum(letter.isdigit() for letter in code) < len(code) / 2:
        return False
    return int("".join(str(int(letter, 36)) for letter in code[4:] + code[:4])) % 97 == 1


def _possible_ibans(text: str) -> Iterator[str]:
    """Each start that looks like one, as long as its country has it: words that follow may look like a part of it."""
    for match in _IBAN_START.finditer(text.upper()):
        code = re.sub(r"[ .\-]", "", match[0])
        yield code[: _IBAN_LENGTH.get(match[0][:2], 0)]
