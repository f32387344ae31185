"""Writing what a profile says besides its lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiem.organisation.access import Viewer
from kiem.profiles.queries import held_profile, profile_versions, references_of_each
from kiem.profiles.rules import ProfileOf, Reference
from kiem.profiles.wording import described_in_words, source_words


@dataclass(frozen=True, slots=True)
class DescribePage:
    """What the newest version says. ``shown``: the same as texts, to see what someone else changed meanwhile."""

    of: ProfileOf
    title: str
    purpose: str
    results: tuple[str, ...]
    references: tuple[Reference, ...]
    decision: str
    starts_on: date
    shown: Mapping[str, str]

    @property
    def values(self) -> dict[str, object]:
        """What the form begins with."""
        return {
            "purpose": self.purpose,
            "results": self.results,
            "decision": self.decision,
            "starts_on": self.starts_on,
            "shown": dict(self.shown),
        }


def describe_page(viewer: Viewer, of: ProfileOf) -> DescribePage:
    """At most four statements. Raises NotFound for what is not here."""
    source = held_profile(of)
    newest = next(iter(profile_versions(of, viewer.languages)), None)
    if newest is None:
        nothing = described_in_words("", (), (), "")
        return DescribePage(of, source_words(source), "", (), (), "", viewer.today, nothing)
    references = references_of_each([newest.version_id]).get(newest.version_id, ())
    return DescribePage(
        of=of,
        title=source_words(source),
        purpose=newest.purpose,
        results=newest.results,
        references=references,
        decision=newest.decision,
        starts_on=max(viewer.today, newest.starts_on),
        shown=described_in_words(newest.purpose, newest.results, references, newest.decision),
    )
