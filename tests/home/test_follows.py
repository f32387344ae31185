"""What the first page tells who follows others: how far rounds are, what is in consultation, which mail waits."""

from kiem.assessments.models import Round, RoundCount
from kiem.competences.actions import open_consultation
from kiem.foundation.models import OutboxMessage
from kiem.foundation.outbox import queue_mail
from kiem.foundation.purposes import Use
from tests.cast import NOW, TODAY, Cast
from tests.home.reading import page_of
from tests.make import Make
from tests.rounds import Rounds

FOLLOW = (("elke", "director"), ("dries", "delegate"))
OTHERS = (("anna", ""), ("bram", "leader"), ("hamid", "administrator"), ("dries", "employee"))


def first_page(cast: Cast, name: str, role: str = "") -> str:
    return page_of(cast.client(name, role), "/")


def counted(cast: Cast) -> Round:
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    opened = rounds.opened("anna", at=NOW)
    cast.use(Use.ADMINISTRATION)
    own = {"organisation_id": cast.organisation, "round": opened, "day": TODAY}
    RoundCount.objects.create(**own, invited=9, handed_in=4)
    return opened


def test_who_follows_reads_how_far_rounds_are_and_not_which(cast: Cast) -> None:
    opened = counted(cast)
    for name, role in FOLLOW:
        html = first_page(cast, name, role)
        assert "4 van de 9 formulieren zijn klaar (geteld in de nacht van 23 november)" in html
        assert opened.title not in html.split("Hoever de rondes staan")[1].split("</section>")[0]
    for name, role in OTHERS:
        assert "Hoever de rondes staan" not in first_page(cast, name, role)


def test_a_round_that_was_closed_or_not_counted_is_not_told_of(cast: Cast) -> None:
    opened = counted(cast)
    cast.use(Use.ADMINISTRATION)
    Round.objects.filter(id=opened.id).update(closed_at=NOW)
    assert "Hoever de rondes staan" not in first_page(cast, "elke", "director")


def test_who_speaks_for_others_reads_that_the_language_is_in_consultation(cast: Cast) -> None:
    Make(cast).language()
    assert "in overleg voor" not in first_page(cast, "dries", "delegate")
    cast.use(Use.ADMINISTRATION)
    open_consultation(by=cast.viewer("carla", "hr"), at=NOW)
    for name, role in FOLLOW:
        assert "Een volgende versie van onze taal ligt in overleg voor" in first_page(cast, name, role)
    assert "in overleg voor" not in first_page(cast, "anna")


def test_the_administrator_reads_how_much_mail_waits_and_not_to_whom(cast: Cast) -> None:
    assert "Mail die wacht" not in first_page(cast, "hamid", "administrator")
    cast.use(Use.ADMINISTRATION)
    for name in ("een", "twee"):
        queue_mail(f"{name}@elders.example", "Dag", "Er is nieuws.", by=cast.system, at=NOW)
    OutboxMessage.objects.filter(recipient="een@elders.example").update(attempts=2)
    html = first_page(cast, "hamid", "administrator")
    assert "2 mails wachten, de oudste sinds 23 november 2026." in html
    assert "Eén is geprobeerd en kon niet verstuurd worden." in html
    assert "elders.example" not in html
    assert "Mail die wacht" not in first_page(cast, "carla", "hr")
