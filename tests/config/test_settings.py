"""A setting that cannot be used is said in one sentence, and never with a password in it."""

import pytest

from kiem.config.settings.declared import BadSetting, read

WRONG_MAIL = ("smtp://kiem:geheim@mail.example:abc", "https://kiem:geheim@mail.example", "smtp://kiem:geheim@[mail")


def why_not(**given: str) -> str:
    with pytest.raises(BadSetting) as refused:
        read(given)
    return str(refused.value)


@pytest.mark.parametrize("address", WRONG_MAIL)
def test_a_wrong_mail_server_is_said_without_repeating_its_password(address: str) -> None:
    sentence = why_not(KIEM_EMAIL_URL=address)
    assert sentence.startswith("KIEM_EMAIL_URL cannot be used as it is; it should be smtp://user:password@host:587")
    assert "geheim" not in sentence


def test_a_log_level_that_does_not_exist_is_refused_at_start() -> None:
    assert why_not(KIEM_LOG_LEVEL="loud").startswith("KIEM_LOG_LEVEL is 'loud', but should be DEBUG, INFO, WARNING")
    assert read({"KIEM_LOG_LEVEL": "debug"})["KIEM_LOG_LEVEL"] == "DEBUG"


def test_the_smallest_numbers_of_people_are_only_raised() -> None:
    assert why_not(KIEM_SMALLEST_VIEW="3") == "KIEM_SMALLEST_VIEW is 3, but may only be raised above 4."
    assert why_not(KIEM_SMALLEST_COUNT="²").startswith("KIEM_SMALLEST_COUNT is '²', but should be a whole number")
