"""The parts of a workbook beside its sheets: which sheets there are, and the texts that they share."""

import re
from collections.abc import Sequence

from kiem.exchange.reading.files.plain_xml import NotPlainXml, local, walk
from kiem.exchange.reading.files.sheet_xml import FILLED_CELL

_ATTRIBUTE = rb"""\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')"""
_SHARED_START = re.compile(rb"<(?:[^\s<>/:]+:)?sst(?:" + _ATTRIBUTE + rb")*\s*/?>")
_COUNT = re.compile(rb"""\s+(?:uniqueCount|count)\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_SHARED_TEXT = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
_SHARED_INDEX = re.compile(rb"\s*<v>([0-9]{1,9})</")


def sheet_parts(workbook: bytes, relations: bytes) -> list[tuple[str, str]]:
    """(sheet name, target) of the sheets with cells, in the order of the workbook; chart sheets have none."""
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _attributes_of("Relationship", relations)
        if relation.get("Type", "").endswith("/worksheet")
    }
    sheets = [(sheet.get("name", ""), sheet.get("id", "")) for sheet in _attributes_of("sheet", workbook)]
    if len({name for name, _ in sheets}) != len(sheets) or len(set(targets.values())) != len(targets):
        # Two readers could each take another of the two.
        raise NotPlainXml("two of one name")
    return [(name, targets[relation]) for name, relation in sheets if relation in targets]


def _attributes_of(element: str, xml: bytes) -> list[dict[str, str]]:
    """The attributes, by local name, of every element of this local name."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == element:
            found.append({local(key): value for key, value in attributes.items()})

    walk(xml, start)
    return found


def without_count(shared: bytes) -> bytes:
    """The shared texts without the number that the file gives of them: the library that reads the cells takes memory
    for as many as it says, and a process that asks for more than there is does not live to tell."""
    # Well formed, so that no start tag escapes the pattern.
    walk(shared)
    return _SHARED_START.sub(lambda tag: _COUNT.sub(b"", tag[0]), shared)


def text_lengths(shared: bytes) -> list[int]:
    """The length in bytes of each shared text, by its index; a little more than it is, with its tags."""
    return [len(item) for item in _SHARED_TEXT.split(shared)[1:]]


def text_bytes(xml: bytes, cells: int, lengths: Sequence[int], enough: int) -> int:
    """At most how much text the filled cells of a sheet ask for: a long text that is stored once and shown in a million
    cells is as good as a million texts. Exact only where a quick bound is above `enough`."""
    longest = max(lengths, default=0)
    total = cells * longest
    if total <= enough:
        return total
    for match in FILLED_CELL.finditer(xml):
        own = 0
        if b' t="s"' in match.group():
            index = _SHARED_INDEX.match(xml, match.end())
            own = lengths[int(index[1])] if index and int(index[1]) < len(lengths) else longest
        total -= longest - own
    return total
