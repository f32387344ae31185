"""Background jobs: procrastinate on the same database. Arguments are ids, never personal data."""

from procrastinate import App


def on_app_ready(app: App) -> None:
    """Called by procrastinate's Django integration; slices' ``jobs.py`` register their tasks by being imported."""
