"""Anna's portfolio, in a language in force."""

import pytest

from tests.cast import Cast
from tests.folio import Folio
from tests.make import Make


@pytest.fixture
def folio(cast: Cast) -> Folio:
    Make(cast).de_linde()
    return Folio(cast)
