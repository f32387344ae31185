"""The cast lives on one day; a browser that asks for a page asks on that day too."""

import pytest

from kiem.competences.models import CompetenceVersion
from tests.cast import NOW, Cast
from tests.make import Make


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def words(cast: Cast) -> dict[str, CompetenceVersion]:
    """De Linde: what a care assistant is asked, and what is known of Anna, Fatou and Farid."""
    return Make(cast).de_linde()
