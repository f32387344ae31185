"""Before each test nobody has tried anything."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_attempts_before(db: None) -> None:
    cache.clear()
