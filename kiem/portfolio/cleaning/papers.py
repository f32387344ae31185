"""A PDF written anew: its pages, without who made it, older versions, programs, attachments and doors to elsewhere."""

import re
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import Any

import pikepdf

from kiem.portfolio.cleaning.refusals import Refusal, Refused

# What says who made it and when, what runs, and what carries other files (ISO 32000-2, 2020).
_GONE = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA",
    "/OpenAction", "/Collection", "/SpiderInfo", "/Requirements", "/Perms", "/DSS", "/Legal", "/UR", "/UR3",
    "/SigFlags",
)  # fmt: skip
_QUIET_ACTIONS = {"/GoTo", "/URI", "/Named"}
"""Actions that only show another place or page; all others do something."""
_CARRIERS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/Projection"}
_OF_A_REMARK = ("/T", "/CreationDate", "/M", "/NM", "/Subj", "/RC")
"""Of a remark on a page: who wrote it, and when."""
_SIGNATURES = {"/Sig", "/DocTimeStamp"}
_PHOTO, _PACKED = {"/DCTDecode", "/DCT"}, {"/FlateDecode", "/Fl"}
_APP, _COMMENT, _SCAN, _END = range(0xE0, 0xF0), 0xFE, 0xDA, 0xD9
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
"""What a segment of a JPEG begins with; the others stand within the points."""
_NEEDED = {0xE0, 0xEE}
"""Of the segments beside the picture in a JPEG, those that say how its colours are to be read."""
_UNREADABLE = (
    pikepdf.PdfError, pikepdf.ForeignObjectError, zlib.error, ValueError, TypeError, LookupError, RuntimeError,
)  # fmt: skip


def clean_paper(content: bytes) -> bytes:
    """The same pages. Raises Refused for a file with a password or one that cannot be read as it stands."""
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise Refused(Refusal.ENCRYPTED)
            if not len(pdf.pages):
                raise Refused(Refusal.BROKEN)
            return _written(pdf)
    except pikepdf.PasswordError as error:
        raise Refused(Refusal.ENCRYPTED) from error
    except _UNREADABLE as error:
        raise Refused(Refusal.BROKEN) from error


def _written(pdf: pikepdf.Pdf) -> bytes:
    for kept in list(pdf.trailer.keys()):
        if kept not in ("/Root", "/Size", "/ID"):
            del pdf.trailer[kept]
    for found in _everything_in(pdf):
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            _without_what_goes(found)
        if isinstance(found, pikepdf.Stream):
            _without_what_a_photo_says(found)
    written = BytesIO()
    pdf.save(
        written,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        linearize=False,
    )
    return written.getvalue()


def _everything_in(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Each object of the file, and what is written within it."""
    waiting: list[Any] = list(chain(pdf.objects, [pdf.Root]))
    while waiting:
        found = waiting.pop()
        if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            continue
        yield found
        within = list(found) if isinstance(found, pikepdf.Array) else [each for _key, each in found.items()]
        waiting += [each for each in within if isinstance(each, pikepdf.Object) and not each.is_indirect]


def _without_what_goes(found: Any) -> None:
    is_remark = "/Subtype" in found and "/Rect" in found and found.get("/Subtype") != pikepdf.Name.Widget
    for key in (*_GONE, *(_OF_A_REMARK if is_remark else ())):
        if key in found:
            del found[key]
    for key in ("/A", "/Next", "/PA"):
        if key in found and not _is_quiet(found[key]):
            del found[key]
    if _is_signed(found):
        del found["/V"]
    if "/Annots" in found and isinstance(found["/Annots"], pikepdf.Array):
        stays = [each for each in found["/Annots"] if not _carries(each)]
        found["/Annots"] = pikepdf.Array(stays)


def _is_quiet(action: Any) -> bool:
    if isinstance(action, pikepdf.Array):
        return all(_is_quiet(each) for each in action)
    if not isinstance(action, pikepdf.Dictionary):
        return False
    return "/S" not in action or str(action["/S"]) in _QUIET_ACTIONS


def _carries(annotation: Any) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype")) in _CARRIERS


def _is_signed(field: Any) -> bool:
    """Whether a signature is its value: made over bytes that are written anew, it would say that someone meddled."""
    value = field.get("/V")
    return isinstance(value, pikepdf.Dictionary) and ("/ByteRange" in value or str(value.get("/Type")) in _SIGNATURES)


def _without_what_a_photo_says(found: pikepdf.Stream) -> None:
    """A photo in a PDF may say where it was taken, as one beside it does. Raises Refused for one wrapped unusually."""
    filters = [str(each) for each in _as_list(found.get("/Filter"))]
    if _PHOTO.isdisjoint(filters):
        return
    *wrapped, last = filters
    parms = _as_list(found.get("/DecodeParms"))
    if last not in _PHOTO or not _PACKED.issuperset(wrapped) or any(map(_is_reordered, parms)):
        raise Refused(Refusal.TOO_HEAVY)
    content = found.read_raw_bytes()
    for _each in wrapped:
        content = zlib.decompressobj().decompress(content)
    own = parms[-1] if len(parms) == len(filters) else None
    kept = own if isinstance(own, pikepdf.Dictionary) else None
    found.write(_bare_jpeg(content), filter=pikepdf.Name.DCTDecode, decode_parms=kept)


def _as_list(value: Any) -> Sequence[Any]:
    """What a stream says of its filters: one, several, or nothing."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _is_reordered(parms: Any) -> bool:
    return isinstance(parms, pikepdf.Dictionary) and int(parms.get("/Predictor", 1)) > 1


def _bare_jpeg(content: bytes) -> bytes:
    """A JPEG without the segments in which cameras and programs write (ITU T.81, 1992), up to its end: telephones
    put a second photo after it. Its points are untouched. Raises ValueError for what is no JPEG.

    >>> _bare_jpeg(b"\\xff\\xd8" + b"\\xff\\xe1\\x00\\x06GPS!" + b"\\xff\\xda\\x00\\x02...").find(b"GPS")
    -1
    """
    if not content.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    kept, place, marker = [content[:2]], 2, 0
    while found := _MARKER.search(content, place):
        if marker == _SCAN:
            kept.append(content[place : found.start()])
        marker, place = found[1][0], found.end()
        if marker == _END:
            return b"".join([*kept, found[0]])
        length = int.from_bytes(content[place : place + 2], "big")
        if length < 2:
            raise ValueError("no length")
        if marker != _COMMENT and (marker not in _APP or marker in _NEEDED):
            kept.append(found[0] + content[place : place + length])
        place += length
    if marker != _SCAN:
        raise ValueError("no picture")
    return b"".join([*kept, content[place:]])
