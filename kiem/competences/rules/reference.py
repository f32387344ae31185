"""Entries of a reference scheme, as a reader gives them, and what loading them did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class ReferenceConcept(Protocol):
    """An entry of a reference scheme as its reader gives it."""

    @property
    def uri(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def preferred_label(self) -> str: ...
    @property
    def alternative_labels(self) -> Sequence[str]: ...
    @property
    def description(self) -> str: ...
    @property
    def in_collections(self) -> Iterable[str]: ...


class ReferenceLink(Protocol):
    """A relation between two entries as the reader gives it."""

    @property
    def from_uri(self) -> str: ...
    @property
    def to_uri(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ReferenceLoaded:
    """What loading a reference did, counted in entries of its language.

    ``gone``: here before and not in this pack; they stay, with the version in which they were last seen.
    ``links_outside``: relations that point to what is not here.
    """

    added: int
    changed: int
    unchanged: int
    gone: int
    links_added: int
    links_outside: int
