"""``kiem worker``: the background work apart from the site (sealing the trail, mail, long imports)."""

import argparse

from kiem.config.commands.starting import ready_and_migrated


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("worker", help="do the background work, apart from the site")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    with ready_and_migrated():
        from procrastinate.contrib.django import app

        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]  # procrastinate's
            app.run_worker(install_signal_handlers=True, listen_notify=True, fetch_job_polling_interval=10)
    return 0
