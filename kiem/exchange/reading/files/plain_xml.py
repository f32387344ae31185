"""XML as spreadsheet programs write it, and nothing cleverer: no other encodings, no entities."""

from collections.abc import Callable
from xml.parsers import expat


class NotPlainXml(ValueError):
    """Not XML that a spreadsheet program writes: another encoding, an entity declaration, not well formed."""


def check_plain(xml: bytes) -> None:
    """NotPlainXml for what could mean something else to another reader, or unfold."""
    if not xml.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"\x00" in xml[:1024]:
        raise NotPlainXml("encoding")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise NotPlainXml("entities")


def walk(xml: bytes, start: Callable[[str, dict[str, str]], None] | None = None) -> None:
    """Calls `start` with the local name and the attributes of every element; NotPlainXml when not well formed."""
    check_plain(xml)
    parser = expat.ParserCreate()
    if start is not None:
        parser.StartElementHandler = lambda tag, attributes: start(local(tag), attributes)
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
        raise NotPlainXml("not well formed") from error


def local(name: str) -> str:
    return name.rpartition(":")[2]
