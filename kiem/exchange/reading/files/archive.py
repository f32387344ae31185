"""Opening an XLSX, which is a zip file, without trusting it.

The parts that are needed are unpacked here under a limit and packed again, so that the library that reads the cells
sees exactly the bytes that were checked, whatever else the archive holds.
"""

import io
import lzma
import struct
import zipfile
import zlib

from kiem.exchange.reading.files.limits import Limits
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Reason

_CHUNK = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError, KeyError, IndexError, OverflowError,
)  # fmt: skip
_OTHER_PACKAGES = (
    ("word/document.xml", "Word"),
    ("ppt/presentation.xml", "PowerPoint"),
    ("xl/workbook.bin", "XLSB"),
    ("index/document.iwa", "Numbers"),
)


class Archive:
    """The parts of a zip file, each unpacked at most once and together at most `limits.unpacked_bytes`."""

    def __init__(self, content: bytes, filename: str, limits: Limits) -> None:
        self._place = Place(file=filename)
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise CannotRead(Reason.DAMAGED, self._place) from error
        self._entries = {entry.filename.replace("\\", "/").casefold(): entry for entry in self._zip.infolist()}
        self._check_directory(len(content))

    def _check_directory(self, packed: int) -> None:
        entries = self._zip.infolist()
        total = sum(entry.file_size for entry in entries)
        bloated = total > self._limits.ratio_from and total > self._limits.ratio * packed
        if total > self._limits.unpacked_bytes or bloated or len(entries) > self._limits.parts:
            raise self.too_big()
        if any(entry.flag_bits & 1 for entry in entries):
            raise CannotRead(Reason.ENCRYPTED, self._place)
        if len(self._entries) != len(entries) or any(entry.compress_type not in _METHODS for entry in entries):
            raise CannotRead(Reason.DAMAGED, self._place)

    def check_is_workbook(self) -> None:
        """CannotRead, with what it is instead, unless this holds an Excel workbook."""
        if "xl/workbook.xml" in self._entries:
            return
        found = next((kind for part, kind in _OTHER_PACKAGES if part in self._entries), "zip")
        if "mimetype" in self._entries and b"opendocument" in self.part("mimetype")[:100]:
            found = "OpenDocument"
        raise CannotRead(Reason.OTHER_KIND, self._place, value=found, expected=Expected.CSV_OR_XLSX)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of one part; CannotRead when missing, broken, or too much in total."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise CannotRead(Reason.DAMAGED, self._place)
        unpacked = bytearray()
        try:
            with self._zip.open(entry) as stream:
                # What the directory says about sizes may be a lie: count what really comes out.
                while chunk := stream.read(_CHUNK):
                    unpacked += chunk
                    self._unpacked += len(chunk)
                    if self._unpacked > self._limits.unpacked_bytes:
                        raise self.too_big()
        except _BROKEN as error:
            raise CannotRead(Reason.DAMAGED, self._place) from error
        return bytes(unpacked)

    def too_big(self) -> CannotRead:
        limit = self._limits.unpacked_bytes // (1024 * 1024)
        return CannotRead(Reason.UNPACKS_TOO_BIG, self._place, limit=limit)


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """A zip file of these parts, not compressed: it is read back at once."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    target.seek(0)
    return target
