"""``kiem import``: people, a competence list, levels, ESCO, from files."""

import argparse

from kiem.config.commands.starting import add_json, add_organisation


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("import", help="bring in people, a competence list, levels or ESCO")
    kinds = command.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, explained in (
        ("people", "people, units, jobs and placements from CSV or XLSX"),
        ("framework", "your own competence list from CSV or XLSX"),
        ("levels", "the sheet of people x competences you now keep, from CSV or XLSX"),
    ):
        part = kinds.add_parser(kind, help=explained)
        part.add_argument("file", metavar="FILE")
        part.add_argument("--apply", action="store_true", help="write it; without this you only see what would happen")
        add_organisation(part)
        add_json(part)
    kinds.choices["levels"].add_argument("--purpose", default="development", help="what it was gathered for")
    kinds.choices["levels"].add_argument("--date", metavar="DAY", help="the day of the levels, when no column says it")
    kinds.choices["levels"].add_argument(
        "--level",
        action="append",
        default=[],
        metavar="WORD=NUMBER",
        help="which level a word stands for, such as basis=1",
    )
    esco = kinds.add_parser("esco", help="ESCO as a reference, from the folder of a CSV pack")
    esco.add_argument("file", metavar="FOLDER")
    esco.add_argument("--pack-version", default="", help="the pack's version; no file in it says so")
    add_json(esco)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    from kiem.exchange import commands

    return commands.run(asked)
