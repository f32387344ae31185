"""The common language, adopted, and what each job asks."""

from datetime import date, datetime

from kiem.competences.actions import adopt_framework, begin_framework, bring_in_framework
from kiem.competences.rules import CompetenceKind, CompetenceToBringIn, Wording
from kiem.demo.content.language import COMPETENCES, FRAMEWORK_NAME
from kiem.demo.content.organisation import JOBS
from kiem.demo.content.profiles import PROFILES
from kiem.demo.content.shapes import DemoCompetence, Language
from kiem.foundation.actors import Actor
from kiem.profiles.actions import bring_in_profiles
from kiem.profiles.rules import LineToBringIn, Weight

DECISION = "Beslist door de directie, na advies van de ondernemingsraad en het overleg met de teams."
TRANSLATED: tuple[Language, ...] = ("fr", "en")


def bring_in_words(*, today: date, by: Actor, at: datetime) -> None:
    """Competences with their levels in three languages, adopted; and a profile for most jobs."""
    begin_framework(FRAMEWORK_NAME.nl, by=by, at=at)
    bring_in_framework([_competence(each) for each in COMPETENCES], language="nl", by=by, at=at)
    adopt_framework(DECISION, today, by=by, at=at)
    jobs = {job.key: job.name.nl for job in JOBS}
    names = {each.key: each.name.nl for each in COMPETENCES}
    lines = [
        LineToBringIn(jobs[profile.job], names[line.competence], line.position, Weight(line.weight))
        for profile in PROFILES
        for line in profile.requirements
    ]
    purposes = {jobs[profile.job]: profile.purpose.nl for profile in PROFILES}
    bring_in_profiles(lines, purposes=purposes, by=by, at=at)


def _competence(content: DemoCompetence) -> CompetenceToBringIn:
    return CompetenceToBringIn(
        content.name.nl,
        content.definition.nl,
        CompetenceKind(content.kind),
        tuple(level.nl for level in content.levels),
        tuple(
            Wording(
                language,
                content.name.in_(language),
                content.definition.in_(language),
                tuple(level.in_(language) for level in content.levels),
            )
            for language in TRANSLATED
        ),
    )
