"""How big a file may be. Set on 2026-11-23; each is an argument, so that an installation can raise it."""

from dataclasses import dataclass

from kiem.exchange.reading.problems import CannotRead, Place, Reason

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. `ratio` is unpacked against packed and counts only above `ratio_from` bytes, because a small
    sheet of repeated words packs better than a hundred to one."""

    file_bytes: int = 20 * _MEGABYTE
    unpacked_bytes: int = 200 * _MEGABYTE
    ratio: int = 150
    ratio_from: int = 20 * _MEGABYTE
    parts: int = 5_000
    sheets: int = 20
    rows: int = 110_000
    columns: int = 400
    cells: int = 5_000_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Extent:
    """The last row and column that hold something (from 1), and how many cells do."""

    rows: int
    columns: int
    cells: int


def check_size(extent: Extent, place: Place, limits: Limits) -> None:
    """CannotRead when there are too many columns, rows or cells, in that order."""
    for reason, count, limit in (
        (Reason.TOO_MANY_COLUMNS, extent.columns, limits.columns),
        (Reason.TOO_MANY_ROWS, extent.rows, limits.rows),
        (Reason.TOO_MANY_CELLS, extent.cells, limits.cells),
    ):
        if count > limit:
            raise CannotRead(reason, place, limit=limit)
