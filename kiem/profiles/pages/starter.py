"""Choosing from the starter profiles."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.competences.rules import plain_name
from kiem.organisation.access import Viewer
from kiem.profiles.queries import jobs_with_profiles, own_competences, starter_names, starter_profiles


@dataclass(frozen=True, slots=True)
class StarterRow:
    """A starter profile to choose. ``has_profile``: a job of that name has one already, and would stay as it is."""

    key: str
    name: str
    purpose: str
    has_profile: bool


@dataclass(frozen=True, slots=True)
class StarterGroup:
    """The profiles of one family."""

    name: str
    rows: tuple[StarterRow, ...]


@dataclass(frozen=True, slots=True)
class StarterPage:
    """``missing``: names of competences that some of the profiles ask and that are not in the own language."""

    groups: tuple[StarterGroup, ...]
    missing: tuple[str, ...]

    @property
    def choices(self) -> list[tuple[str, SafeString]]:
        """What the form offers, with under each name its family, what the job is for, and whether it is there."""
        return [(row.key, _label(group.name, row)) for group in self.groups for row in group.rows]


def _label(family: str, row: StarterRow) -> SafeString:
    there = _("You have a profile for this job: it stays as it is.") if row.has_profile else ""
    said = f"{family}. {row.purpose} {there}"
    return format_html('<strong>{}</strong><br><span class="note">{}</span>', row.name, said)


def starter_page(viewer: Viewer) -> StarterPage:
    """Four statements."""
    starter, languages = starter_profiles(), viewer.languages
    jobs = {plain_name(row.name): row.has_profile for row in jobs_with_profiles(viewer.today, languages)}
    own, names = own_competences(languages), starter_names(languages)
    groups = []
    for family in starter.families:
        rows = tuple(
            StarterRow(
                each.key,
                each.name_in(languages),
                each.purpose_in(languages),
                any(jobs.get(plain_name(name), False) for name in each.names.values()),
            )
            for each in starter.profiles
            if each.family == family.key
        )
        groups.append(StarterGroup(family.name_in(languages), rows))
    needed = dict.fromkeys(line.competence for line in starter.lines_for(starter.profiles))
    return StarterPage(tuple(groups), tuple(names[key] for key in needed if key not in own))
