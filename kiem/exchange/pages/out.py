"""What can be taken out as a file."""

from collections.abc import Sequence

from kiem.competences.queries import reading_order
from kiem.exchange.examples import as_csv, tables_xlsx
from kiem.exchange.queries.dictionary import dictionary_to_take_out
from kiem.exchange.rules.dictionary import one_table, tables_of
from kiem.foundation.actors import Actor


def dictionary_file(by: Actor, languages: Sequence[str], extension: str, *, draft: bool) -> bytes:
    """The whole dictionary, "xlsx" or "csv", with headings in the reader's language. Six statements.

    Raises NotFound for a draft not hers to see.
    """
    held = dictionary_to_take_out(by, languages, draft=draft)
    language = reading_order(languages)[0]
    if extension == "xlsx":
        return tables_xlsx(tables_of(held, language))
    table = one_table(held, language)
    return as_csv(table.headings, table.rows)
