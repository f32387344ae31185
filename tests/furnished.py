"""An organisation with a row in every table that belongs to one: for what must hold of each of them."""

from kiem.competences.models import CompetenceVersion
from kiem.competences.rules import CompetenceKind
from tests.acts import Acts
from tests.assisting import a_file_opened
from tests.cast import NOW, Cast
from tests.folio import Folio
from tests.make import Make
from tests.placing import placed_itself
from tests.rounds import Rounds
from tests.talks import Talks
from tests.together import a_team_together


def a_row_in_every_table(cast: Cast) -> None:
    """In the running transaction; what each slice needs for it stands beside its own tests."""
    Make(cast).a_row_in_every_table()
    Rounds(cast).a_row_in_every_table()
    Talks(cast).a_row_in_every_table()
    Acts(cast).a_row_in_every_table()
    a_file_opened(cast)
    placed_itself(cast, CompetenceVersion.objects.get(kind=CompetenceKind.CORE), NOW)
    a_team_together(cast, CompetenceVersion.objects.order_by("id")[0])
    Folio(cast).a_row_in_every_table(CompetenceVersion.objects.order_by("id")[0].competence_id)
