"""A file that is brought in: all of it or nothing, and once, whoever is killed meanwhile."""

import subprocess
import uuid
from dataclasses import dataclass, replace

import pytest
from django.db import transaction
from django.utils import timezone

from kiem.assessments.models import CurrentLevel, Level, LevelImport
from kiem.exchange.actions import choose_for_file, receive_file
from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of, outline_of
from kiem.exchange.reading.levels import word_key
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.steps import Kind, Step
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer
from kiem.organisation.models import Job, Person, Placement, Unit
from kiem.profiles.models import JobFamily, Requirement, RoleProfile, RoleProfileVersion
from tests.cast import BEFORE, Cast
from tests.faults.killing import go, held, kill, ready, said, wait_until_blocked, wait_until_undone
from tests.make import Make

PEOPLE = "Voornaam;Familienaam;Mail;Dienst;Functie\n" + "".join(
    f"Voornaam{n};Familie{n};n{n}@lindenhof.example;De Nieuwe Dienst {n % 3};Kok\n" for n in range(60)
)
LEVELS = "Naam;Waardigheid en eigen keuze;Digitaal werken\nPeeters Anna;sterk;start\nEl Amrani Farid;sterk;op weg\n"
PROFILES = "Laag;Naam;Valt onder;Onderdeel;Competentie;Niveau;Tekst\nfunctiefamilie;Groen;;doel;;;Buiten\n" + "".join(
    f"functie;Tuinwerk {n};Groen;competentie;Digitaal werken;start;\n" for n in range(20)
)
TEXTS = {Kind.PEOPLE: PEOPLE, Kind.LEVELS: LEVELS, Kind.PROFILES: PROFILES}
COUNTED = (
    Person, Placement, Unit, Job, Level, CurrentLevel, LevelImport, JobFamily, RoleProfile, RoleProfileVersion,
    Requirement, OutboxMessage, TrailLine,
)  # fmt: skip
IMPORTS = """
import uuid
from django.db import transaction
from kiem.exchange.actions import apply_file
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.organisation.access import viewer_of
"""
APPLY = """
with transaction.atomic():
    enter({organisation!r}, Use.ADMINISTRATION, user={user!r}, person={person!r})
    by = viewer_of(uuid.UUID({membership!r}), uuid.UUID({user!r}), wanted_role="hr", today=timezone.localdate(),
                   use=Use.ADMINISTRATION)
    print(apply_file(uuid.UUID({upload!r}), by=by, at=now).step)
"""


@dataclass(frozen=True)
class Waiting:
    """A file of Carla's, checked, that waits to be applied."""

    cast: Cast
    upload: uuid.UUID

    def applying(self) -> "subprocess.Popen[str]":
        """Another process that will apply it as Carla."""
        code = APPLY.format(
            organisation=str(self.cast.organisation),
            user=str(self.cast.users["carla"]),
            person=str(self.cast.people["carla"]),
            membership=str(self.cast.memberships["carla"]),
            upload=str(self.upload),
        )
        return ready(IMPORTS, code)

    def counts(self) -> dict[str, int]:
        with transaction.atomic():
            self.cast.use(Use.KEEPING)
            return {model.__name__: model.objects.count() for model in COUNTED}

    def step(self) -> str:
        with transaction.atomic():
            self.cast.use(Use.ADMINISTRATION, "carla")
            return Upload.objects.get(id=self.upload).step

    def times(self, verb: str) -> int:
        with transaction.atomic():
            self.cast.use(Use.ADMINISTRATION)
            return TrailLine.objects.filter(verb=verb).count()


def _carla(cast: Cast) -> Viewer:
    return replace(cast.viewer("carla", "hr"), today=timezone.localdate())


@pytest.fixture(params=list(TEXTS))
def waiting(request: pytest.FixtureRequest, apart: Cast) -> Waiting:
    kind, now = request.param, timezone.now()
    with transaction.atomic():
        Make(apart).language()
        carla = _carla(apart)
        upload = receive_file(kind, "lijst.csv", TEXTS[kind].encode(), by=carla, at=now)
        outline = outline_of(Upload.objects.get(id=upload.id))
        assert outline is not None
        chosen = replace(choices_of(Upload.objects.get(id=upload.id)), names_are_new=True)
        if kind is Kind.LEVELS:
            words = {s.scale: {word_key(seen.word): seen.guess or 1 for seen in s.words} for s in outline.scales}
            chosen = Choices(outline.sheet, levels=words, observed_on=BEFORE)
        assert choose_for_file(upload.id, chosen, by=carla, at=now).step == Step.CHECKED
    return Waiting(apart, upload.id)


def test_killed_in_the_middle_of_applying_nothing_half_stays_and_again_is_once(waiting: Waiting) -> None:
    before = waiting.counts()
    applying = waiting.applying()
    with held("foundation_trailline"):
        go(applying)
        wait_until_blocked()
        kill(applying)
    wait_until_undone()
    assert (waiting.counts(), waiting.step()) == (before, Step.CHECKED)
    assert said(go(waiting.applying())) == Step.APPLIED
    after = waiting.counts()
    assert after != before
    assert said(go(waiting.applying())) == Step.APPLIED
    assert (waiting.counts(), waiting.times("apply_file")) == (after, 1)


def test_of_two_that_apply_the_same_file_at_once_one_brings_it_in(waiting: Waiting) -> None:
    both = [waiting.applying() for _each in range(2)]
    with held("foundation_trailline"):
        for each in both:
            go(each)
        wait_until_blocked(2)
    assert [said(each) for each in both] == [Step.APPLIED, Step.APPLIED]
    assert waiting.times("apply_file") == 1
    with transaction.atomic():
        waiting.cast.use(Use.KEEPING)
        assert Person.objects.filter(family_name__startswith="Familie").count() in (0, 60)
        assert LevelImport.objects.count() in (0, 1)
        assert RoleProfileVersion.objects.count() in (0, 21)
