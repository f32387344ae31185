"""Files that come in: what they say besides what one sees is gone, and what cannot be made clean is refused."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from kiem.portfolio.cleaning.apart import CleanFile, cleaned
from kiem.portfolio.cleaning.refusals import Refusal, Refused
from kiem.portfolio.rules import LARGEST, FileKind, kept_name
from tests.folio import SECRET, WRAPPED, paper, photo


def opened(clean: CleanFile) -> Image.Image:
    picture = Image.open(BytesIO(clean.content))
    picture.load()
    return picture


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_says_no_place_camera_day_or_words_any_more(kind: str, ending: str) -> None:
    sent = photo(kind=kind)
    assert SECRET.encode() in sent
    clean = cleaned(f"foto.{ending}", sent)
    picture = opened(clean)
    assert SECRET.encode() not in clean.content
    assert dict(picture.getexif()) == {}
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(picture.info)
    assert (picture.format, picture.size) == (kind, (40, 20))


def test_a_picture_keeps_standing_as_the_telephone_showed_it() -> None:
    picture = opened(cleaned("foto.jpg", photo(turned=True)))
    assert picture.size == (20, 40)
    top, bottom = (picture.convert("RGB").getpixel((10, place)) for place in (2, 37))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > top[2] and bottom[2] > bottom[0]


def test_a_very_large_picture_is_made_smaller_and_keeps_its_form() -> None:
    assert opened(cleaned("foto.jpg", photo(size=(6000, 3000)))).size == (4096, 2048)


def test_words_hidden_in_a_png_go_and_what_one_sees_through_stays() -> None:
    picture = Image.new("RGBA", (4, 4), (10, 20, 30, 40))
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", f"{SECRET} author", zip=True)
    said.add_itxt("Remark", f"{SECRET} remark")
    written = BytesIO()
    picture.save(written, "PNG", pnginfo=said)
    clean = opened(cleaned("x.png", written.getvalue()))
    assert clean.info == {}
    assert clean.getpixel((1, 1)) == (10, 20, 30, 40)


def test_a_pdf_says_nothing_of_its_maker_runs_nothing_and_carries_nothing() -> None:
    sent = paper()
    assert sent.count(SECRET.encode()) > 8
    clean = cleaned("attest.pdf", sent)
    with pikepdf.open(BytesIO(clean.content)) as pdf:
        assert len(pdf.attachments) == 0
        assert not {"/Metadata", "/OpenAction", "/PieceInfo", "/AA"} & set(pdf.Root.keys())
        assert "/Info" not in pdf.trailer
        kinds = [str(each["/Subtype"]) for each in pdf.pages[0].Annots]
        whole = BytesIO()
        pdf.save(whole, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert kinds == ["/Link", "/Link", "/Text"]
    text = whole.getvalue()
    assert SECRET.encode() not in text
    assert b"JavaScript" not in text
    assert b"https://voorbeeld.be/" in text
    assert b"Goed gedaan" in text


def test_a_photo_in_a_pdf_says_nothing_more_either_and_is_still_there() -> None:
    clean = cleaned("attest.pdf", paper())
    with pikepdf.open(BytesIO(clean.content)) as pdf:
        images = list(pdf.pages[0].Resources.XObject.values())
        shown = [(image.Filter, image.read_raw_bytes()) for image in images]
    assert len(shown) == len(WRAPPED)
    for way, raw in shown:
        assert way == pikepdf.Name.DCTDecode
        assert SECRET.encode() not in raw
        with Image.open(BytesIO(raw)) as image, Image.open(BytesIO(photo())) as sent:
            assert image.tobytes() == sent.tobytes()


def test_a_signature_that_no_longer_fits_is_gone_and_its_field_stays() -> None:
    with pikepdf.open(BytesIO(cleaned("attest.pdf", paper()).content)) as pdf:
        assert "/SigFlags" not in pdf.Root.AcroForm
        (field,) = pdf.Root.AcroForm.Fields
        assert str(field.T) == "Handtekening" and "/V" not in field


def test_what_stood_in_an_earlier_version_of_a_pdf_is_not_in_it_any_more() -> None:
    first = pikepdf.new()
    first.add_blank_page()
    first.Root.Names = pikepdf.Dictionary(Old=pikepdf.String(f"{SECRET} old"))
    written = BytesIO()
    first.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    # A later version is written after the first and points past it: the first stays in the file.
    sent = written.getvalue()
    with pikepdf.open(BytesIO(sent)) as pdf:
        root = pdf.Root.objgen[0]
        pages = pdf.Root.Pages.objgen[0]
        size = int(pdf.trailer["/Size"])
    start = sent.rindex(b"startxref")
    before = int(sent[start:].split()[1])
    place = len(sent) + 1
    later = f"{root} 0 obj\n<< /Type /Catalog /Pages {pages} 0 R >>\nendobj\n".encode()
    table = f"xref\n{root} 1\n{place:010} 00000 n \n".encode()
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {before} >>\nstartxref\n{place + len(later)}\n%%EOF\n"
    sent += b"\n" + later + table + trailer.encode()
    assert SECRET.encode() in sent
    assert SECRET.encode() not in cleaned("x.pdf", sent).content


def huge_png() -> bytes:
    """A few kilobytes that say they are 30,000 by 30,000 points."""
    picture = Image.new("1", (8, 8))
    written = BytesIO()
    picture.save(written, "PNG")
    sent = bytearray(written.getvalue())
    sent[16:24] = (30_000).to_bytes(4, "big") * 2
    sent[29:33] = zlib.crc32(bytes(sent[12:29])).to_bytes(4, "big")
    return bytes(sent)


def pdf_that_swells() -> bytes:
    """A PDF whose table of objects unpacks to far more than may be taken."""
    swollen = zlib.compress(b" " * 400_000_000)
    for _again in range(2):
        swollen = zlib.compress(swollen)
    body = b"<< /Type /XRef /W [1 2 1] /Size 5 /Root 1 0 R /Filter [/FlateDecode /FlateDecode /FlateDecode] /Length "
    stream = b"2 0 obj\n" + body + str(len(swollen)).encode() + b" >>\nstream\n" + swollen + b"\nendstream\nendobj\n"
    return b"%PDF-1.7\n" + stream + b"startxref\n9\n%%EOF\n"


REFUSED = {
    "nothing in it": ("leeg.pdf", b"", {Refusal.EMPTY}),
    "too large": ("groot.pdf", b"%PDF-" + b"0" * LARGEST, {Refusal.TOO_LARGE}),
    "a program": ("x.exe", b"MZ...", {Refusal.OTHER_KIND}),
    "a drawing that runs": ("x.svg", b"<svg onload='x'/>", {Refusal.OTHER_KIND}),
    "no ending": ("attest", b"%PDF-1.7", {Refusal.OTHER_KIND}),
    "a page called a picture": ("x.jpg", b"<html><script>alert(1)</script>", {Refusal.NOT_AS_NAMED}),
    "a pdf called a picture": ("x.png", paper(), {Refusal.NOT_AS_NAMED}),
    "words before the pdf": ("x.pdf", b"MZ " + paper(), {Refusal.NOT_AS_NAMED}),
    "half a picture": ("x.jpg", photo(size=(400, 400))[:2000], {Refusal.BROKEN}),
    "half a pdf": ("x.pdf", paper()[:900], {Refusal.BROKEN}),
    "a photo in a pdf wrapped unusually": (
        "x.pdf",
        paper(photos=[("/ASCIIHexDecode", "/DCTDecode")]),
        {Refusal.TOO_HEAVY},
    ),
    "a photo in a pdf that is none": (
        "x.pdf",
        paper().replace(b"\xff\xd8\xff\xe0", b"\xff\xd7\xff\xe0"),
        {Refusal.BROKEN},
    ),
    "a pdf with a password": ("x.pdf", paper(password="x"), {Refusal.ENCRYPTED}),
    "a picture that swells": ("x.png", huge_png(), {Refusal.TOO_MANY_PIXELS}),
    "a pdf that swells": ("x.pdf", pdf_that_swells(), {Refusal.TOO_HEAVY, Refusal.BROKEN}),
}


@pytest.mark.parametrize("which", REFUSED)
def test_what_cannot_be_made_clean_is_refused(which: str) -> None:
    name, content, refusals = REFUSED[which]
    with pytest.raises(Refused) as refused:
        cleaned(name, content)
    assert refused.value.refusal in refusals


def test_a_name_is_kept_without_folders_or_signs_that_systems_read() -> None:
    assert kept_name("../../etc/attest\r\nX: 1.pdf", FileKind.PDF) == "attest X 1.pdf"
    assert kept_name("a" * 300 + ".jpeg", FileKind.JPEG) == "a" * 96 + ".jpg"
    assert kept_name("\u202efdp.exe.pdf", FileKind.PDF) == "fdp.exe.pdf"
