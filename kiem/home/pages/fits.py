"""Other jobs to look at with what is known of oneself: which there are, and one of them."""

import uuid
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.engine.fit import FitCounts, counts, in_order
from kiem.gaps.queries import OtherJob, job_to_look_at, jobs_to_look_at
from kiem.gaps.wording import capital, number_words
from kiem.home.pages.cards import Card, cards_of, legend_of
from kiem.organisation.access import Viewer
from kiem.ui.wording import track_words

NEAREST = "near"


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job, and in words how many of its requirements are met, have room to grow, and are not yet known."""

    job_id: uuid.UUID
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FitsPage:
    """``nearest``: whether those that are nearest come first; else they stand by name."""

    jobs: tuple[JobRow, ...]
    nearest: bool


@dataclass(frozen=True, slots=True)
class FitPage:
    """One job, requirement by requirement."""

    name: str
    lead: str
    legend: SafeString
    cards: tuple[Card, ...]


def fits_page(viewer: Viewer, by: str) -> FitsPage:
    """``by``: "near" for the nearest first. Five statements."""
    jobs = {job.job_id: job for job in jobs_to_look_at(viewer)}
    order = in_order({key: job.met for key, job in jobs.items()}) if by == NEAREST else list(jobs)
    return FitsPage(tuple(_row(jobs[key]) for key in order), by == NEAREST)


def fit_page(viewer: Viewer, job_id: uuid.UUID) -> FitPage:
    """Raises NotFound for a job of her own, one that asks nothing, or none at all. Five statements."""
    job, words = job_to_look_at(viewer, job_id), track_words()
    cards = cards_of("c", job.lines, words, viewer.today)
    return FitPage(job.name, _words(counts(job.met)), legend_of(words, cards), cards)


def _row(job: OtherJob) -> JobRow:
    return JobRow(job.job_id, job.name, _words(counts(job.met)))


def _words(found: FitCounts) -> str:
    """Counts side by side, never one figure: nothing makes up for something else."""
    said = []
    if found.met:
        said.append(_("%(n)s at the asked level or beyond") % {"n": number_words(found.met)})
    if found.short:
        said.append(_("%(n)s with room to grow") % {"n": number_words(found.short)})
    if found.unknown:
        said.append(_("%(n)s not yet known") % {"n": number_words(found.unknown)})
    return capital(", ".join(said)) + "."
