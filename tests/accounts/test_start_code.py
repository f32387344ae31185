"""The one-time code of the machine: kept where only the installation's user reads it, limited in tries."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiem.accounts.start_code import LETTERS, check_start_code, forget_start_code, start_code
from kiem.foundation.errors import CannotDo
from tests.cast import NOW


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIEM_HOME", str(tmp_path))
    return tmp_path


def test_the_code_stays_the_same_until_it_is_used(home: Path) -> None:
    code = start_code()
    assert start_code() == code
    check_start_code(code, at=NOW)
    forget_start_code()
    assert not (home / "keys" / "start.code").exists()
    assert start_code() != code


def test_only_the_installations_user_can_read_it(home: Path) -> None:
    start_code()
    assert (home / "keys" / "start.code").stat().st_mode & 0o777 == 0o600
    assert (home / "keys").stat().st_mode & 0o777 == 0o700


def test_it_may_be_typed_in_small_letters_without_lines() -> None:
    code = start_code()
    assert set(code) <= set(LETTERS) | {"-"}
    check_start_code(f" {code.lower().replace('-', ' ')} ", at=NOW)


@pytest.mark.parametrize("given", ["", "-", "AAAA-AAAA-AAAA", "ééé", "x" * 5000])
def test_a_wrong_code_is_refused(given: str) -> None:
    start_code()
    with pytest.raises(CannotDo) as refused:
        check_start_code(given, at=NOW)
    assert refused.value.field == "code"


def test_without_a_code_on_the_machine_an_empty_one_is_no_key() -> None:
    with pytest.raises(CannotDo):
        check_start_code("", at=NOW)


def test_after_five_wrong_codes_the_right_one_waits_a_quarter_of_an_hour() -> None:
    code = start_code()
    for number in range(5):
        with pytest.raises(CannotDo):
            check_start_code("AAAA-AAAA-AAAA", at=NOW + timedelta(minutes=number))
    with pytest.raises(CannotDo):
        check_start_code(code, at=NOW + timedelta(minutes=14))
    check_start_code(code, at=NOW + timedelta(minutes=16))
