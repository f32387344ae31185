"""A share of full time, as people type it and as they read it. Pure."""

import re
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_SHAPE = re.compile(rf"({_NUMBER})\s*(?:(%)|/\s*({_NUMBER}))?")
_STEP = Decimal("0.001")


def share_from_text(text: str) -> Decimal | None:
    """The share (0 to 1, three decimals) that someone typed; None when it is none.

    Without a % sign, up to 1 is a share and anything above a percentage; hours a week out of full time work too.

    >>> [str(share_from_text(text)) for text in ("80", "80 %", "0,8", "1", "30,4/38", "120", "full")]
    ['0.800', '0.800', '0.800', '1.000', '0.800', 'None', 'None']
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    number = Decimal(found[1].replace(",", "."))
    if found[3]:
        whole = Decimal(found[3].replace(",", "."))
        share = number / whole if whole else Decimal(2)
    elif found[2] or number > 1:
        share = number / 100
    else:
        share = number
    return share.quantize(_STEP, ROUND_HALF_UP) if share <= 1 else None


def percentage(share: Decimal) -> Decimal:
    """The share in percent, without idle zeros.

    >>> percentage(Decimal("0.795")), percentage(Decimal("0.800"))
    (Decimal('79.5'), Decimal('80'))
    """
    percent = share * 100
    return percent.quantize(Decimal(1)) if percent == percent.to_integral_value() else percent.normalize()
