"""What can be taken out as a file."""

from collections.abc import Sequence
from datetime import date

from kiem.competences.queries import reading_order
from kiem.exchange.examples import as_csv, tables_xlsx
from kiem.exchange.queries.dictionary import dictionary_to_take_out
from kiem.exchange.queries.profiles import profiles_to_take_out
from kiem.exchange.rules.dictionary import Table, one_table, tables_of
from kiem.exchange.rules.profiles import profiles_table
from kiem.foundation.actors import Actor
from kiem.organisation.access import Permission, require


def dictionary_file(by: Actor, languages: Sequence[str], extension: str, *, draft: bool) -> bytes:
    """The whole dictionary, "xlsx" or "csv", with headings in the reader's language. Six statements.

    Raises NotFound for a draft not hers to see.
    """
    held = dictionary_to_take_out(by, languages, draft=draft)
    language = reading_order(languages)[0]
    if extension == "xlsx":
        return tables_xlsx(tables_of(held, language))
    return _csv(one_table(held, language))


def profiles_file(by: Actor, languages: Sequence[str], extension: str, *, today: date) -> bytes:
    """All profiles, "xlsx" or "csv", with headings in the reader's language. Eight statements."""
    require(by, Permission.MANAGE_PROFILES)
    table = profiles_table(profiles_to_take_out(today, languages), reading_order(languages)[0])
    return tables_xlsx([table]) if extension == "xlsx" else _csv(table)


def _csv(table: Table) -> bytes:
    return as_csv(table.headings, table.rows)
