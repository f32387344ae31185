"""``kiem export``: the whole dictionary, or all profiles, as a file."""

import argparse

from kiem.config.commands.bring_in import NO_SUCH_ORGANISATION
from kiem.config.commands.starting import CannotRun, add_json, add_organisation, organisation_named, ready_and_migrated


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("export", help="write the whole dictionary, or all profiles, to a file")
    kinds = command.add_subparsers(dest="kind", required=True, metavar="KIND")
    dictionary = kinds.add_parser("dictionary", help="every text of every competence in every language, as XLSX or CSV")
    dictionary.add_argument("--draft", action="store_true", help="the draft beside the version in force")
    profiles = kinds.add_parser("profiles", help="what every profile of every layer asks and says, as XLSX or CSV")
    for part in (dictionary, profiles):
        part.add_argument("file", metavar="FILE", help="its name ends in .xlsx or .csv")
        part.add_argument("--language", choices=["nl", "fr", "en"], help="the language of the headings")
        add_organisation(part)
        add_json(part)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    with ready_and_migrated():
        from kiem.config.cli import say_failure
        from kiem.exchange import commands

        try:
            organisation = organisation_named(asked.organisation)
        except CannotRun as error:
            return say_failure(asked, NO_SUCH_ORGANISATION, str(error))
        return commands.take_out(asked, organisation)
