"""What a colleague changes between the preview of a file and its bringing in is never undone without a word."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from kiem.assessments.models import Level
from kiem.competences.actions import reword_competence
from kiem.competences.models import CompetenceVersion
from kiem.competences.queries import held_now
from kiem.competences.rules import CompetenceKind, Wording
from kiem.config.cli import parser
from kiem.exchange.actions import choose_for_file, receive_file, work_on_file
from kiem.exchange.commands import run
from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of, content_of, outline_of, report_of
from kiem.exchange.reading.levels import word_key
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.opened import FileToBringIn, opened
from kiem.exchange.rules.steps import Kind, Step
from kiem.foundation.purposes import Use
from kiem.organisation.actions import change_person
from kiem.organisation.models import Person
from kiem.profiles.actions import set_requirement
from kiem.profiles.models import Requirement
from kiem.profiles.rules import Weight, of_job
from tests.cast import BEFORE, NOW, Cast
from tests.exchange.line import applied, seen, url
from tests.make import Make

Words = dict[str, CompetenceVersion]


def _people_change(cast: Cast, _words: Words) -> None:
    anna = Person.objects.get(id=cast.people["anna"])
    change_person(
        anna.id, given_name="Anna", family_name="Peeters-Maes", email=anna.email,
        personnel_number=anna.personnel_number, language="fr", by=cast.system, at=NOW,
    )  # fmt: skip


def _reword(cast: Cast, words: Words) -> None:
    key = words["A"].competence_id
    wording = held_now()[key].content.wordings[0]
    said: Wording = replace(wording, definition="Zoals een collega het intussen schreef.")
    assert reword_competence(key, CompetenceKind.CORE, [said], by=cast.system, at=NOW)


def _ask_more(cast: Cast, words: Words) -> None:
    of = of_job(cast.jobs["Zorgkundige"])
    assert set_requirement(of, words["A"].competence_id, 4, Weight.ESSENTIAL, by=cast.system, at=NOW)


def _said_by() -> set[object]:
    return {(each.language, each.definition) for one in held_now().values() for each in one.content.wordings}


@dataclass(frozen=True)
class Case:
    """A file, what a colleague changes meanwhile, and what stands where the file would write."""

    kind: Kind
    text: str
    change: Callable[[Cast, Words], object]
    stands: Callable[[], Any]


CASES = {
    "people": Case(
        Kind.PEOPLE, "E-mail;Voornaam;Familienaam;Taal\nanna@lindenhof.example;Anna;Peters;nl\n",
        _people_change, lambda: set(Person.objects.values_list("family_name", "language")),
    ),
    "framework": Case(Kind.FRAMEWORK, "Competentie;Definitie\nA;Zoals het bestand het zegt.\n", _reword, _said_by),
    "dictionary": Case(
        Kind.DICTIONARY,
        "Competentie;Soort competentie;Schaal;Taal;Onderdeel;Niveau;Plaats;Tekst\n"
        "A;;;nl;definitie;;;Zoals het bestand het zegt.\n",
        _reword, _said_by,
    ),
    "profiles": Case(
        Kind.PROFILES, "Laag;Naam;Onderdeel;Competentie;Niveau;Gewicht\nfunctie;Zorgkundige;competentie;A;start;\n",
        _ask_more, lambda: set(Requirement.objects.values_list("position", "role_profile_version__number")),
    ),
    "levels": Case(
        Kind.LEVELS, "Naam;A\nPeeters Anna;sterk\n",
        _reword, lambda: set(Level.objects.values_list("person", "position")),
    ),
}  # fmt: skip


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture
def words(cast: Cast) -> Words:
    found = Make(cast).language("A", "B")
    Make(cast).profile("Zorgkundige", {found["A"]: 2})
    return found


def _checked(cast: Cast, case: Case) -> Upload:
    cast.use(Use.ADMINISTRATION, "carla")
    by = replace(cast.viewer("carla", "hr"), today=timezone.localdate())
    content = case.text.encode()
    upload = Upload.objects.get(id=receive_file(case.kind, "lijst.csv", content, by=by, at=timezone.now()).id)
    outline, choices = outline_of(upload), choices_of(upload)
    assert outline is not None
    if case.kind is Kind.LEVELS:
        levels = {s.scale: {word_key(seen.word): seen.guess or 1 for seen in s.words} for s in outline.scales}
        choices = Choices(outline.sheet, levels=levels, observed_on=BEFORE)
    upload = choose_for_file(upload.id, choices, by=by, at=timezone.now())
    report = report_of(Upload.objects.get(id=upload.id))
    assert report is not None
    assert report.can_apply, report
    return upload


def _now(cast: Cast, case: Case) -> Any:
    cast.use(Use.DEVELOPMENT if case.kind is Kind.LEVELS else Use.ADMINISTRATION, "carla")
    return case.stands()


def _by_worker(cast: Cast, upload: Upload, case: Case) -> None:
    cast.use(Use.ADMINISTRATION, "carla")
    by = replace(cast.viewer("carla", "hr"), today=timezone.localdate())
    kept = Upload.objects.get(id=upload.id)
    Upload.objects.filter(id=upload.id).update(step=Step.APPLYING)
    assert kept.content is not None
    read = opened(FileToBringIn(case.kind, kept.file_name, content_of(kept), choices_of(kept), by.languages))
    work_on_file(upload.id, read, by=by, at=timezone.now())


@pytest.mark.parametrize("way", ["at once", "by the worker"])
def test_a_change_meanwhile_is_shown_and_nothing_is_written_until_she_looked_again(
    cast: Cast, words: Words, case: Case, way: str
) -> None:
    upload, client = _checked(cast, case), cast.client("carla", "hr")
    cast.use(Use.ADMINISTRATION)
    case.change(cast, words)
    stood = _now(cast, case)
    if way == "at once":
        says = applied(client, upload.id)
    else:
        _by_worker(cast, upload, case)
        says = seen(client.get(url(upload.id), follow=True))
    assert "Er is intussen iets gewijzigd" in says
    assert "Kijk nog eens wat er nu zou gebeuren." in says
    assert _now(cast, case) == stood
    says = applied(client, upload.id)
    assert "Er is intussen iets gewijzigd" not in says
    assert _now(cast, case) != stood
    cast.use(Use.ADMINISTRATION, "carla")
    assert Upload.objects.get(id=upload.id).step == Step.APPLIED


def test_what_a_colleague_changes_elsewhere_is_in_nobodys_way(cast: Cast, words: Words) -> None:
    upload, client = _checked(cast, CASES["profiles"]), cast.client("carla", "hr")
    cast.use(Use.ADMINISTRATION)
    set_requirement(of_job(cast.jobs["Kok"]), words["B"].competence_id, 1, Weight.ESSENTIAL, by=cast.system, at=NOW)
    assert "Er is intussen iets gewijzigd" not in applied(client, upload.id)
    cast.use(Use.ADMINISTRATION, "carla")
    assert Upload.objects.get(id=upload.id).step == Step.APPLIED


def test_a_list_of_levels_of_a_colleague_between_is_said(cast: Cast, words: Words) -> None:
    case = CASES["levels"]
    first, second = _checked(cast, case), _checked(cast, replace(case, text="Naam;A\nPeeters Anna;start\n"))
    client = cast.client("carla", "hr")
    assert "Er is intussen iets gewijzigd" not in applied(client, first.id)
    assert "Er is intussen iets gewijzigd" in applied(client, second.id)


def test_the_command_line_writes_what_was_seen_and_else_nothing(
    cast: Cast, words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(CASES["profiles"].text, encoding="utf-8")

    def answer(*more: str) -> tuple[int, str]:
        code = run(parser().parse_args(["import", "profiles", str(file), *more]), cast.organisation)
        said = capsys.readouterr()
        return code, said.out + said.err

    sign = _sign(answer()[1])
    cast.use(Use.ADMINISTRATION)
    _ask_more(cast, words)
    stood = _now(cast, CASES["profiles"])
    code, said = answer("--apply", "--seen", sign)
    assert (code, _now(cast, CASES["profiles"])) == (1, stood)
    assert "Er is intussen iets gewijzigd: kijk nog eens wat er zou gebeuren. Er is niets gewijzigd." in said
    assert answer("--apply", "--seen", _sign(answer()[1]))[0] == 0
    assert _now(cast, CASES["profiles"]) != stood


def _sign(said: str) -> str:
    sign = said.partition("--seen ")[2].partition(" ")[0]
    assert len(sign) == 12, said
    return sign
