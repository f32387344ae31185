"""Which schema this version of Kiem needs."""

from functools import cache

from django.db.migrations.loader import MigrationLoader


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of every app, as (app, name)."""
    loader = MigrationLoader(None)
    return frozenset((key[0], key[1]) for key in loader.graph.leaf_nodes())
