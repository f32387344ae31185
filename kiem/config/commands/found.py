"""``kiem create-organisation``: found an organisation with its first HR adviser."""

import argparse
import getpass
import sys

from kiem.config.commands.starting import add_json, ready_and_migrated, say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("create-organisation", help="found an organisation with its first HR adviser")
    command.add_argument("name", help="the organisation's name")
    command.add_argument("--mail", required=True, help="mail address of the first HR adviser")
    command.add_argument("--given-name", required=True)
    command.add_argument("--family-name", required=True)
    command.add_argument("--languages", default="nl", help="languages of its texts, the leading one first: nl,fr,en")
    command.add_argument("--password-from-stdin", action="store_true", help="read the password from standard input")
    add_json(command)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    with ready_and_migrated():
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError

        from kiem.foundation.errors import CannotDo

        password = sys.stdin.readline().strip() if asked.password_from_stdin else getpass.getpass("Password: ")
        try:
            validate_password(password)
            person = _found(asked, password)
        except ValidationError as error:
            sys.stderr.write(" ".join(error.messages) + "\n")
            return 1
        except CannotDo as error:
            sys.stderr.write(f"{error.sentence}\n")
            return 1
        say(asked, f"{asked.name} was founded; {asked.mail} can sign in.", organisation=person.organisation_id)
    return 0


def _found(asked: argparse.Namespace, password: str):  # type: ignore[no-untyped-def]  # models load after set-up
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone
    from django.utils.translation import gettext as _

    from kiem.accounts.models import User
    from kiem.foundation.errors import CannotDo
    from kiem.foundation.every import forbids
    from kiem.organisation.actions import found_organisation

    if settings.KIEM_DEMO or forbids(demo=False):
        raise CannotDo(_("The demo stands apart: no organisation of your own can be founded beside it."))
    with transaction.atomic():
        user = User.objects.filter(email__iexact=asked.mail).first()
        user = user or User.objects.create_user(asked.mail, password)
        return found_organisation(
            asked.name,
            languages=[code.strip() for code in asked.languages.split(",") if code.strip()],
            given_name=asked.given_name,
            family_name=asked.family_name,
            user=user,
            by="command line",
            at=timezone.now(),
        )
