"""What Anna keeps of her own: one of each kind, a certificate that ends soon, an example that she shares with Bram."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from kiem.demo.building.looked import viewer_behind
from kiem.demo.content.mandates import BRAM
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.portfolio.actions import add_file, add_item, share_items
from kiem.portfolio.rules import ItemKind, ItemToKeep

WHOSE = "anna-peeters"
PAPER, INK, LEAF = "#fbf8f1", "#23211c", "#2f6b3a"


def keep_portfolio(ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime) -> None:
    anna = viewer_behind(WHOSE, today, by, Use.OWN_DATA)
    kept = {kind: add_item(kind, item, by=anna, at=at) for kind, item in _items(today).items()}
    name = "attest reanimatie.png"
    add_file(kept[ItemKind.CERTIFICATE], name, _paper("Reanimatie en AED", "Rode Kruis-Vlaanderen"), by=anna, at=at)
    share_items([kept[ItemKind.EXAMPLE]], ids[BRAM], today + timedelta(days=31), by=anna, at=at)
    enter(by.organisation_id, Use.ADMINISTRATION)


def _items(today: date) -> Mapping[ItemKind, ItemToKeep]:
    return {
        ItemKind.EXAMPLE: ItemToKeep(
            "Een dochter die boos binnenkwam",
            today - timedelta(days=23),
            situation="Een dochter kwam boos de leefruimte binnen: haar vader zat nog in zijn pyjama.",
            task="Haar rustig te woord staan, zonder de andere bewoners alleen te laten.",
            action="Ik ging met haar zitten, luisterde eerst, en vertelde dat hij vandaag zelf wilde uitslapen.",
            result="Ze lachte. We spraken af dat ze voortaan op zijn blad ziet wat hij die dag koos.",
        ),
        ItemKind.CERTIFICATE: ItemToKeep(
            "Reanimatie en AED",
            today - timedelta(days=685),
            given_by="Rode Kruis-Vlaanderen",
            ends_before=today + timedelta(days=46),
        ),
        ItemKind.COURSE: ItemToKeep(
            "Palliatieve zorg in het woonzorgcentrum",
            today - timedelta(days=120),
            given_by="VIVO",
            hours=Decimal("7.5"),
            words="Stil zijn mag. Vragen wat iemand nog wil, en dat opschrijven.",
        ),
        ItemKind.THANKS: ItemToKeep(
            "Kaartje na een moeilijke week",
            today - timedelta(days=61),
            given_by="de familie van een bewoner",
            words="“Jij zag dat hij bang was nog voor wij het zagen.”",
        ),
    }


def _paper(*lines: str) -> bytes:
    """A picture of a simple certificate."""
    picture = Image.new("RGB", (800, 560), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((24, 24, 776, 536), outline=LEAF, width=4)
    for place, line in enumerate(("Attest", *lines)):
        draw.text((80, 120 + 90 * place), line, fill=INK, font_size=48 - 10 * place)
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
