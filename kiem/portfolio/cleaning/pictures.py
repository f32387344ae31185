"""A picture made anew from its points: what else the file carried (place, camera, author, words) stays behind."""

from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from kiem.portfolio.cleaning.refusals import Refusal, Refused
from kiem.portfolio.rules import FileKind

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 4096
"""Points: enough to read a certificate by; a larger picture is made smaller."""
QUALITY = 90
_PLAIN = {FileKind.JPEG: ("RGB", "L"), FileKind.PNG: ("RGB", "RGBA", "L", "LA"), FileKind.WEBP: ("RGB", "RGBA")}
_WITH_HOLES = {"RGBA", "LA", "PA", "La", "RGBa"}


def clean_picture(content: bytes, kind: FileKind) -> bytes:
    """The same picture, upright, of a series the first, no larger than is of use.

    Raises Refused for too many points or what cannot be read.
    """
    try:
        with Image.open(BytesIO(content), formats=[kind.value.upper()]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused(Refusal.TOO_MANY_PIXELS)
            opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            shown = _plain(ImageOps.exif_transpose(opened), kind)
    except Image.DecompressionBombError as error:
        raise Refused(Refusal.TOO_MANY_PIXELS) from error
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, ArithmeticError) as error:
        raise Refused(Refusal.BROKEN) from error
    written = BytesIO()
    more = {"optimize": True} if kind is FileKind.PNG else {"quality": QUALITY}
    shown.save(written, format=kind.value.upper(), **more)
    return written.getvalue()


def _plain(picture: Image.Image, kind: FileKind) -> Image.Image:
    """Its points alone, in colours that need no profile to be read."""
    picture = _in_usual_colours(picture)
    if picture.mode not in _PLAIN[kind]:
        has_holes = picture.mode in _WITH_HOLES or "transparency" in picture.info
        picture = picture.convert("RGBA" if has_holes and "RGBA" in _PLAIN[kind] else "RGB")
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _in_usual_colours(picture: Image.Image) -> Image.Image:
    """As sRGB where a profile says what the colours are; a profile that cannot be read is passed over."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            own, usual = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(picture, own, usual, outputMode="RGB")
            return found if found is not None else picture
    return picture
