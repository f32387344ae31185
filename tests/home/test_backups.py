"""The administrator's first page: how it stands with the backups, and loud when one failed or a night was missed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from kiem.foundation.backups.folder import RUNS, Run, note_run, runs_in
from kiem.foundation.database.messages import message
from tests.cast import Cast
from tests.home.reading import page_of, words_of

FAILED = (message("The backup was not made: %(reason)s.", reason=message("it was cut off or damaged")),)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIEM_BACKUPS", str(tmp_path))
    return tmp_path


def first_page(cast: Cast, name: str = "hamid", role: str = "administrator") -> str:
    return words_of(page_of(cast.client(name, role), "/"))


def test_what_was_proven_is_said_with_what_it_holds(cast: Cast, folder: Path) -> None:
    note_run(Run(timezone.now(), "kiem-20261127T003000Z.backup", 2_000_000, 112, 4321), folder)
    said = first_page(cast)
    assert "elders teruggezet en vergeleken" in said
    assert "112 tabellen" in said
    assert "mislukt" not in said


def test_a_failure_is_loud_and_names_the_last_good_one(cast: Cast, folder: Path) -> None:
    note_run(Run(timezone.now() - timedelta(days=1), "a", 1, 112, 4321), folder)
    note_run(Run(timezone.now(), failure=FAILED), folder)
    said = first_page(cast)
    assert "is mislukt" in said
    assert "ze is afgebroken of beschadigd" in said
    assert "De laatste goede is van" in said


def test_a_missed_night_is_loud(cast: Cast, folder: Path) -> None:
    note_run(Run(timezone.now() - timedelta(hours=27), "a", 1, 112, 4321), folder)
    assert "meer dan een dag geleden" in first_page(cast)


def test_before_the_first_one_it_says_when_it_comes(cast: Cast, folder: Path) -> None:
    assert "nog geen reservekopie" in first_page(cast)


@pytest.mark.parametrize(("name", "role"), [("carla", "hr"), ("anna", ""), ("bram", "leader")])
def test_nobody_else_is_bothered_with_it(cast: Cast, folder: Path, name: str, role: str) -> None:
    note_run(Run(timezone.now(), failure=FAILED), folder)
    assert "reservekopie" not in first_page(cast, name, role).casefold()


def test_a_line_that_was_cut_off_hides_no_other(folder: Path) -> None:
    run = Run(timezone.now(), "a", 1, 2, 3, FAILED)
    note_run(run, folder)
    with (folder / RUNS).open("a") as file:
        file.write('{"at": "2026-11-2')
    assert runs_in(folder) == [Run(run.at, "a", 1, 2, 3, runs_in(folder)[0].failure)]
    assert str(runs_in(folder)[0].failure[0]) == "The backup was not made: it was cut off or damaged."
