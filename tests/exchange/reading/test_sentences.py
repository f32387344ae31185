"""Each reason has its sentence, and a sentence says where, what, what was expected and what comes near."""

import re

from kiem.exchange.reading.files.workbook import Banned
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Problem, Reason
from kiem.exchange.reading.sentences import (
    AT,
    EXPECTED,
    NEVER_READ,
    NOT_READ,
    NOTHING_CHANGED,
    WHAT,
    Message,
    all_messages,
    message_of,
)  # fmt: skip


def spoken(message: Message) -> str:
    """In English, as the layer above does it with translations."""
    what = message.what.msgid % message.what.arguments
    if message.where:
        what = AT % {"where": message.where.msgid % message.where.arguments, "what": what}
    further = [part.msgid % part.arguments for part in (message.expected, message.nearest) if part]
    return " ".join([NOT_READ, what, *further, NOTHING_CHANGED])


def test_a_whole_problem_reads_as_the_house_wants_it() -> None:
    place = Place("lijst.xlsx", "Personeel", 14, "Functie")
    problem = Problem(Reason.UNKNOWN_JOB, place, "Zorgkundge", nearest=("Zorgkundige",))
    assert spoken(message_of(problem)) == (
        "The file was not brought in. Sheet Personeel, row 14, column Functie: The job “Zorgkundge” does not exist. "
        "Do you mean “Zorgkundige”? Nothing was changed."
    )


def test_a_csv_has_no_sheet_to_name() -> None:
    problem = Problem(Reason.NOT_A_SHARE, Place("lijst.csv", "", 3, "VTE"), "3", Expected.SHARE)
    assert spoken(message_of(problem)) == (
        "The file was not brought in. Row 3, column VTE: “3” is not a share of full time. "
        "Write a share such as 80% or 0,8. Nothing was changed."
    )


def test_a_file_that_cannot_be_read_is_named_once() -> None:
    error = CannotRead(Reason.FILE_TOO_BIG, Place("lijst.xlsx"), limit=20)
    assert spoken(message_of(error)) == (
        "The file was not brought in. The file “lijst.xlsx” is larger than 20 MB. Nothing was changed."
    )


def test_every_reason_has_a_sentence_whose_places_can_be_filled() -> None:
    assert set(WHAT) == set(Reason)
    assert set(EXPECTED) == set(Expected)
    assert set(NEVER_READ) == set(Banned)
    for reason in Reason:
        problem = Problem(
            reason, Place("a", "b", 1, "c"), "v", Expected.DATE, ("x", "y", "z", "w"), limit=1, first_row=1
        )
        assert "%(" not in spoken(message_of(problem))
        assert message_of(problem).key == reason.value


def test_a_value_with_a_percent_sign_does_not_break_its_sentence() -> None:
    problem = Problem(Reason.NOT_A_SHARE, Place(row=2), "120%(s)d %", Expected.SHARE, ("100%",))
    assert "“120%(s)d %”" in spoken(message_of(problem))


def test_messages_for_the_catalogues_are_distinct() -> None:
    messages = all_messages()
    assert len(set(messages)) == len(messages)
    assert all(not re.search(r"%(?!\(\w+\)s)", message.replace("%%", "")) for message in messages)
