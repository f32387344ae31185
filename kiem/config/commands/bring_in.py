"""``kiem import``: people, a competence list, profiles, levels, ESCO, O*NET, from files."""

import argparse

from kiem.config.commands.starting import CannotRun, add_json, add_organisation, organisation_named, ready_and_migrated

NO_SUCH_ORGANISATION = 3


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("import", help="bring in people, a competence list, profiles, levels, ESCO or O*NET")
    kinds = command.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, explained in (
        ("people", "people, units, jobs and placements from CSV or XLSX"),
        ("framework", "your own competence list from CSV or XLSX"),
        ("dictionary", "a whole dictionary as kiem export writes it, from XLSX or CSV"),
        ("profiles", "all profiles as kiem export writes them, from XLSX or CSV"),
        ("levels", "the sheet of people x competences you now keep, from CSV or XLSX"),
    ):
        part = kinds.add_parser(kind, help=explained)
        part.add_argument("file", metavar="FILE")
        part.add_argument("--apply", action="store_true", help="write it; without this you only see what would happen")
        part.add_argument(
            "--seen", default="", metavar="SIGN",
            help="with --apply: only when it is still what you saw under this sign",
        )  # fmt: skip
        part.add_argument("--sheet", default="", metavar="NAME", help="which sheet, when there are more")
        add_organisation(part)
        add_json(part)
    people, framework, levels = (kinds.choices[kind] for kind in ("people", "framework", "levels"))
    people.add_argument("--full", action="store_true", help="the list is complete: say who is missing (ends nobody)")
    people.add_argument("--date", metavar="DAY", help="since when people work here, when no column says it")
    for part in (people, kinds.choices["profiles"]):
        part.add_argument("--new-names", action="store_true", help="names that look like known ones are new")
    framework.add_argument("--language", choices=["nl", "fr", "en"], help="the language of the list")
    levels.add_argument("--purpose", default="development", help="what it was gathered for")
    levels.add_argument("--date", metavar="DAY", help="the day of the levels, when no column says it")
    levels.add_argument(
        "--level", action="append", default=[], metavar="WORD=NUMBER",
        help="which level a word stands for, such as basis=1; 0 means not yet known",
    )  # fmt: skip
    folder = kinds.add_parser("folder", help="take the lists of people that lie in KIEM_INBOX now, as every night")
    add_json(folder)
    esco = kinds.add_parser("esco", help="ESCO as a reference, from the folder of a CSV pack")
    esco.add_argument("file", metavar="FOLDER")
    onet = kinds.add_parser("onet", help="O*NET as a reference, from the folder of its Excel files")
    onet.add_argument("file", metavar="FOLDER")
    onet.add_argument("--crosswalk", required=True, metavar="FILE", help="ESCO_to_ONET-SOC.xlsx, as O*NET publishes it")
    for part in (esco, onet):
        part.add_argument("--release", default="", help="such as 1.2.1; else what the folder's name says")
        add_json(part)
    esco.add_argument(
        "--whole", action="store_true",
        help="the folder holds all of that release: what is not in it, left ESCO, and is marked so",
    )  # fmt: skip
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    with ready_and_migrated():
        from kiem.config.cli import say_failure
        from kiem.exchange import commands

        if asked.kind == "folder":
            return commands.take_folder(asked)
        try:
            organisation = None if asked.kind in ("esco", "onet") else organisation_named(asked.organisation)
        except CannotRun as error:
            return say_failure(asked, NO_SUCH_ORGANISATION, str(error))
        return commands.run(asked, organisation)
