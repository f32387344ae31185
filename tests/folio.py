"""Portfolios in the cast's house: Anna keeps things of her own; files that say more than one sees.

Sharing holds by the clock of the database, so all here is of today.
"""

import uuid
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
from django.utils import timezone
from PIL import Image

from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer
from kiem.portfolio import actions
from kiem.portfolio.models import Share
from kiem.portfolio.rules import ItemKind, ItemToKeep
from tests.cast import Cast

SECRET = "GEHEIM"
"""What files say besides what one sees."""
WRAPPED = (("/DCTDecode",), ("", "/DCTDecode"), ("/FlateDecode", "/DCTDecode"))
"""How photos stand in a PDF: by a filter alone, in a list ("" is no filter) and packed once more."""


def photo(*, size: tuple[int, int] = (40, 20), turned: bool = False, kind: str = "JPEG") -> bytes:
    """A picture, red left and blue right, with place, camera and words. ``turned``: as a telephone does."""
    picture = Image.new("RGB", size, (200, 20, 20))
    picture.paste((20, 20, 200), (size[0] // 2, 0, size[0], size[1]))
    said = Image.Exif()
    said[0x010E], said[0x010F] = f"{SECRET} words", f"{SECRET} camera"
    said.get_ifd(0x8825)[1] = "N"
    said.get_ifd(0x8825)[29] = f"{SECRET} day"
    if turned:
        said[0x0112] = 6
    written = BytesIO()
    more: dict[str, object] = {"comment": f"{SECRET} remark".encode()} if kind == "JPEG" else {}
    picture.save(written, kind, exif=said, xmp=f"<x>{SECRET} xmp</x>".encode(), **more)
    return written.getvalue()


def paper(*, password: str | None = None, photos: Iterable[tuple[str, ...]] = WRAPPED) -> bytes:
    """A signed PDF of one page with photos, that says who made it, runs something and carries a file.

    ``photos``: by which filters each stands in it, the last of them its own.
    """
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    shown = {f"/Im{place}": _placed(pdf, filters) for place, filters in enumerate(photos)}
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(shown))
    page.Contents = pdf.make_stream(b"q 100 0 0 50 10 10 cm /Im0 Do Q")
    runs = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{SECRET}')")
    page.Annots = pikepdf.Array(
        [
            _remark(pdf, "/Link", A=runs),
            _remark(pdf, "/Link", A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://voorbeeld.be/")),
            _remark(pdf, "/Text", T=f"{SECRET} Jan", Contents="Goed gedaan"),
            _remark(pdf, "/FileAttachment", Contents=f"{SECRET} bijlage"),
        ]
    )
    page.AA = pikepdf.Dictionary(O=runs)
    pdf.Root.OpenAction = runs
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([_signature(pdf)]), SigFlags=3, XFA=pikepdf.String(f"{SECRET} xfa")
    )
    pdf.Root.PieceInfo = pikepdf.Dictionary(Maker=pikepdf.String(f"{SECRET} program"))
    pdf.docinfo["/Author"] = f"{SECRET} author"
    pdf.attachments["bijlage.txt"] = f"{SECRET} bijlage".encode()
    with pdf.open_metadata() as said:
        said["dc:creator"] = [f"{SECRET} creator"]
    written = BytesIO()
    encryption = pikepdf.Encryption(owner=password, user="") if password else False
    pdf.save(
        written, encryption=encryption, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    return written.getvalue()


def _placed(pdf: pikepdf.Pdf, filters: tuple[str, ...]) -> pikepdf.Object:
    """A photo in a PDF, with a second after it; one filter that is called alone stands there without a list."""
    content = photo() + photo()
    for each in filters[:-1]:
        if each:
            content = zlib.compress(content) if each == "/FlateDecode" else content.hex().encode() + b">"
    placed = pdf.make_stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=40, Height=20)
    placed.ColorSpace, placed.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    names = [pikepdf.Name(each) for each in filters if each]
    placed.Filter = pikepdf.Array(names) if len(filters) > 1 else names[0]
    return placed


def _signature(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A field that was signed."""
    signed = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig, ByteRange=[0, 10, 20, 10], Name=f"{SECRET} Jan", Contents=b"\x30\x80"
    )
    return pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Handtekening", V=pdf.make_indirect(signed)))


def _remark(pdf: pikepdf.Pdf, kind: str, **more: Any) -> pikepdf.Object:
    rect = pikepdf.Array([0, 0, 10, 10])
    return pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), Rect=rect, **more))


class Folio:
    """What Anna keeps, and whom she shares it with."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.now = timezone.now()
        self.today: date = timezone.localdate(self.now)

    def as_(self, name: str = "anna", role: str = "", use: Use = Use.OWN_DATA, at: datetime | None = None) -> Viewer:
        """Someone who looks now, for her own data or for another use."""
        viewer = self.cast.viewer(name, role, use)
        enter(self.cast.organisation, use, user=self.cast.users[name], person=self.cast.people[name])
        return replace(viewer, today=timezone.localdate(at or self.now))

    def keep(self, kind: ItemKind, item: ItemToKeep, *, name: str = "anna") -> uuid.UUID:
        return actions.add_item(kind, item, by=self.as_(name), at=self.now)

    def example(self, title: str = "Een moeilijk gesprek", *, name: str = "anna") -> uuid.UUID:
        item = ItemToKeep(
            title,
            self.today,
            situation="Een boze dochter.",
            task="Rust brengen.",
            action="Ik luisterde.",
            result="Rust.",
        )
        return self.keep(ItemKind.EXAMPLE, item, name=name)

    def certificate(self, title: str = "Reanimatie", *, days: int | None = 30, name: str = "anna") -> uuid.UUID:
        """That holds for so many days more; None: without an end."""
        ends = None if days is None else self.today + timedelta(days=days)
        item = ItemToKeep(title, self.today - timedelta(days=900), given_by="Rode Kruis", ends_before=ends)
        return self.keep(ItemKind.CERTIFICATE, item, name=name)

    def course(self) -> uuid.UUID:
        item = ItemToKeep("Palliatieve zorg", self.today, given_by="VIVO", hours=Decimal("7.5"), words="Stilte mag.")
        return self.keep(ItemKind.COURSE, item)

    def thanks(self) -> uuid.UUID:
        item = ItemToKeep("Kaartje", self.today, given_by="de dochter van een bewoner", words="Merci voor alles.")
        return self.keep(ItemKind.THANKS, item)

    def file(self, item: uuid.UUID, name: str = "attest.pdf", content: bytes | None = None) -> uuid.UUID:
        return actions.add_file(item, name, content or paper(), by=self.as_(), at=self.now)

    def share(self, *items: uuid.UUID, with_: str = "bram", days: int = 30) -> list[uuid.UUID]:
        """Up to so many days from now. The shares."""
        reader = self.cast.people[with_]
        actions.share_items(items, reader, self.today + timedelta(days=days), by=self.as_(), at=self.now)
        rows = Share.objects.filter(item__in=items, with_person=reader, stopped_at=None).order_by("id")
        return list(rows.values_list("id", flat=True))

    def opened(self, name: str = "bram", role: str = "leader", *, shares: list[uuid.UUID]) -> None:
        actions.note_opening(
            self.cast.people["anna"], shares, by=self.as_(name, role, Use.DEVELOPMENT), at=timezone.now()
        )

    def a_row_in_every_table(self, competence: uuid.UUID) -> None:
        """An example with a file; Bram opened it, and she shares it no longer: then nobody but she reads any of it."""
        item = ItemToKeep("Voorbeeld", self.today, competences=frozenset([competence]))
        key = self.keep(ItemKind.EXAMPLE, item)
        self.file(key, "foto.png", photo(kind="PNG"))
        shares = self.share(key)
        self.opened(shares=shares)
        actions.stop_sharing(shares, by=self.as_(), at=self.now)
        self.cast.use(Use.ADMINISTRATION)
