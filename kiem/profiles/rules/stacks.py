"""Which profiles lie upon one another, and how much they ask together. Pure."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kiem.profiles.rules.lines import AT_MOST_REQUIREMENTS, WHOLE_ORGANISATION, Layer, ProfileOf, of_family, of_job

Competences = frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Standing:
    """How everything stands on a day: of each profile which competences it asks; the families of jobs; above families.

    ``family_of``: by job, the family it belongs to. ``parents``: by family, the family above it.
    """

    asked: Mapping[ProfileOf, Competences]
    family_of: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    parents: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)

    def families_of(self, job: uuid.UUID | None) -> Iterator[uuid.UUID]:
        """The family of a job and those above it, the nearest first."""
        family = self.family_of.get(job) if job else None
        seen: set[uuid.UUID] = set()
        while family is not None and family not in seen:
            seen.add(family)
            yield family
            family = self.parents.get(family)

    def stack(self, of: ProfileOf) -> tuple[ProfileOf, ...]:
        """The profiles that ask something of whoever has this job (in this unit), from wide to near."""
        families = [of_family(each) for each in self.families_of(of.job_id)]
        above = (WHOLE_ORGANISATION, *reversed(families))
        if of.job_id is None:
            return above
        return (*above, of_job(of.job_id), of) if of.layer is Layer.POSITION else (*above, of_job(of.job_id))

    def together(self, of: ProfileOf) -> Competences:
        """All that is asked there, over all layers."""
        return frozenset().union(*(self.asked.get(each, frozenset()) for each in self.stack(of)))

    def places(self, jobs: Iterable[uuid.UUID]) -> list[ProfileOf]:
        """Every job, and every position that has a profile of its own."""
        return [*map(of_job, jobs), *(of for of in self.asked if of.layer is Layer.POSITION)]


def over_the_most(before: Standing, after: Standing, jobs: Collection[uuid.UUID]) -> list[ProfileOf]:
    """The jobs and positions that a change brings over twelve competences, all layers together.

    What stood over it already may stay, as long as the change does not add to it.

    >>> nurse = uuid.UUID(int=1)
    >>> many = frozenset(uuid.UUID(int=n) for n in range(12))
    >>> one = frozenset({uuid.UUID(int=99)})
    >>> before = Standing({of_job(nurse): many})
    >>> over_the_most(before, Standing({of_job(nurse): many, WHOLE_ORGANISATION: one}), [nurse]) == [of_job(nurse)]
    True
    """
    return [
        of for of in after.places(jobs) if len(after.together(of)) > max(AT_MOST_REQUIREMENTS, len(before.together(of)))
    ]
