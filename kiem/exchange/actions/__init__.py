"""The writes of exchange: a file is received, checked, applied or discarded; its rows go to their owners."""

from kiem.exchange.actions.applying import apply_file
from kiem.exchange.actions.checking import choose_for_file, give_up_file, say_names_are_new, work_on_file
from kiem.exchange.actions.examined import Examined, Outcome
from kiem.exchange.actions.examining import ChangedMeanwhile, bring_in, bring_in_as_examined, examine
from kiem.exchange.actions.nights import Taken, let_source, take_from_folder
from kiem.exchange.actions.receiving import discard_file, receive_file, remove_expired_files

__all__ = [
    "ChangedMeanwhile",
    "Examined",
    "Outcome",
    "Taken",
    "apply_file",
    "bring_in",
    "bring_in_as_examined",
    "choose_for_file",
    "discard_file",
    "examine",
    "give_up_file",
    "let_source",
    "receive_file",
    "remove_expired_files",
    "say_names_are_new",
    "take_from_folder",
    "work_on_file",
]
