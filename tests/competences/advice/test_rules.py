"""What the writing aid sees in sentences as people write them, and what it leaves alone."""

import uuid

import pytest

from kiem.competences.rules import Aspect, CompetenceKind, Content, Wording
from kiem.competences.rules.advice import Advice, AdviceRule, advice_on, advice_on_language

SCALE = uuid.UUID(int=9)
R = AdviceRule


def content(*wordings: Wording, kind: CompetenceKind = CompetenceKind.SHARED, aspect: str = "") -> Content:
    return Content(kind, SCALE, wordings, aspect)


def on_indicator(text: str, language: str = "nl") -> set[AdviceRule]:
    said = Wording(language, "Xyz", indicators=((text,),))
    return {advice.rule for advice in advice_on(content(said), [language])}


def words_of(advice: Advice) -> list[str]:
    return [advice.text[span.start : span.end] for span in advice.spans]


@pytest.mark.parametrize(
    "text",
    [
        "Is loyaal.", "Je bent loyaal.", "Je bent altijd heel betrouwbaar.", "Je blijft onder druk flexibel.",
        "Je hebt aandacht voor de bewoner.", "Heeft veel oog voor detail.", "Je staat open voor kritiek.",
        "Je begrijpt wat de bewoner voelt.", "Je kent de procedure.", "Jullie beseffen hoe belangrijk rust is.",
        "Je toont respect voor elke bewoner.", "Je beschikt over veel geduld.", "Je hebt empathie.",
        "Je neemt verantwoordelijkheid.", "Je denkt mee.", "Als het druk is, blijf je vriendelijk en ben je geduldig.",
    ],
)  # fmt: skip
def test_what_goes_on_inside_someone_is_not_observable(text: str) -> None:
    assert R.UNOBSERVABLE in on_indicator(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je klopt aan voor je binnengaat.", "Je vertelt wie je vertrouwt.",
        "Je blijft kalm bij een ruzie.", "Je vraagt wat iemand weet of voelt.",
        "Je blijft bij iemand die bang is.", "Je hebt je badge bij.", "Je staat op tijd klaar.",
        "Je bent er op het afgesproken uur.", "Je noteert of iemand geduldig is.", "Je denkt hardop voor een leerling.",
    ],
)  # fmt: skip
def test_what_a_colleague_can_see_is_left_alone(text: str) -> None:
    assert R.UNOBSERVABLE not in on_indicator(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je luistert en vat samen.", "Je luistert en je vat samen.", "Luistert en noteert.",
        "Je luistert, maar beslist zelf.",
        "Je meldt het en vraagt daarna raad.", "Je meldt het en daarna vraag je raad.",
        "Jullie luisteren en vatten samen.",
        "Je luistert; je vat samen.", "Je luistert. Je vat samen.", "Je zegt wat je ziet en meldt het aan de arts.",
    ],
)  # fmt: skip
def test_two_behaviours_in_one_indicator(text: str) -> None:
    assert R.TWO_BEHAVIOURS in on_indicator(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je spreekt rustig en duidelijk.", "Je zet brood en boter klaar.", "Je noteert wat je ziet en hoort.",
        "Je leert iemand luisteren en vragen.", "Je vergelijkt kosten en baten.", "Je helpt bij eten en drinken.",
        "Je zorgt voor rust en warmte.", "Je blijft bij iemand die huilt en roept.", "Je wast of ontsmet je handen.",
        "Je overlegt met familie en buren.", "Je legt uit hoe iemand veilig staat en zit tijdens het werk.",
    ],
)  # fmt: skip
def test_two_things_are_not_two_behaviours(text: str) -> None:
    assert R.TWO_BEHAVIOURS not in on_indicator(text)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Je geeft niet op als het moeilijk wordt.", "nl", True),
        ("Je helpt zonder oordeel.", "nl", True),
        ("Als het druk is, roep je nooit.", "nl", True),
        ("Je vraagt hulp als iets niet lukt.", "nl", False),
        ("Je let op wie nergens bij hoort.", "nl", False),
        ("Je helpt niet alleen bewoners, ook hun familie.", "nl", False),
        ("Vous n'oubliez jamais de frapper.", "fr", True),
        ("Vous demandez de l'aide quand cela ne va pas.", "fr", False),
        ("You never shout.", "en", True),
        ("You ask for help when you do not know.", "en", False),
    ],
)
def test_a_negation_in_what_someone_does_and_not_in_when_she_does_it(text: str, language: str, said: bool) -> None:
    assert (R.NEGATION in on_indicator(text, language)) == said


def test_a_counter_indicator_may_say_what_someone_does_not_do() -> None:
    said = Wording("nl", "Xyz", counters=(("Je groet niet.",),))
    assert advice_on(content(said), ["nl"]) == ()


def test_fifteen_words_are_enough_for_a_sentence() -> None:
    fifteen = " ".join(["woord"] * 15)
    assert R.LONG_SENTENCE not in on_indicator(f"{fifteen}.")
    assert R.LONG_SENTENCE in on_indicator(f"{fifteen} meer.")
    two = Wording("nl", "Xyz", f"{fifteen}. {fifteen}.")
    assert advice_on(content(two), ["nl"]) == ()


@pytest.mark.parametrize(
    ("text", "language", "hard"),
    [
        ("Je werkt conform de richtlijn.", "nl", ["conform"]),
        ("Je faciliteert het overleg.", "nl", ["faciliteert"]),
        ("Je toont handhygiëne, met het zorgplan en de dagplanning.", "nl", []),
        ("Je zet de bloeddrukmeter bij de medicatiekast.", "nl", []),
        ("Je herschrijft de overdracht vlotter.", "nl", []),
        ("Je maakt geïndividualiseerde hulpverleningsplannen.", "nl", ["geïndividualiseerde", "hulpverleningsplannen"]),
        ("Je belt met Vandenbroecke of de RIZIV-dienst.", "nl", []),
        ("Vous implémenter le plan.", "fr", ["implémenter"]),
        ("Vous désinfectez vos mains, vous transmettez le message.", "fr", []),
        ("You utilise the hoist.", "en", ["utilise"]),
    ],
)  # fmt: skip
def test_hard_words(text: str, language: str, hard: list[str]) -> None:
    said = Wording(language, "Xyz", text)
    found = [word for advice in advice_on(content(said), [language]) for word in words_of(advice)]
    assert found == hard


def test_a_hard_word_comes_with_a_plainer_one() -> None:
    (advice,) = advice_on(content(Wording("nl", "Xyz", "Je werkt conform de regels.")), ["nl"])
    assert advice.near == "conform → volgens"


@pytest.mark.parametrize(
    ("name", "definition", "repeated"),
    [
        ("Samenwerken", "De samenwerking met collega's loopt goed.", ["samenwerking"]),
        ("Observeren en rapporteren", "Je observeert mensen.", ["observeert"]),
        ("Hygiëne en preventie van infecties", "Je houdt een infectie buiten.", []),
        ("Omgaan met agressie", "Je blijft kalm als iemand boos wordt.", []),
        ("Omgaan met agressie", "Je gaat goed om met mensen.", []),
        ("", "Je helpt.", []),
    ],
)
def test_a_definition_that_repeats_the_name(name: str, definition: str, repeated: list[str]) -> None:
    found = advice_on(content(Wording("nl", name, definition)), ["nl"])
    assert [word for advice in found for word in words_of(advice)] == repeated


def test_a_level_that_differs_only_in_how_much_says_what_the_one_below_says() -> None:
    said = Wording("nl", "Xyz", titles=("Luistert", "Luistert zeer goed", "Vat samen"))
    assert [(each.rule, each.place, each.near) for each in advice_on(content(said), ["nl"])] == [
        (R.LEVEL_NOT_DISTINCT, "nl 2", "Luistert")
    ]


def test_an_indicator_said_twice_is_named_once_and_not_again_under_its_level() -> None:
    twice = (
        ("Je klopt aan voor je binnengaat.", "Je groet elke bezoeker."),
        ("Je groet iedere bezoeker.", "Je lacht."),
    )
    assert [(each.rule, each.place) for each in advice_on(content(Wording("nl", "Xyz", indicators=twice)), ["nl"])] == [
        (R.ALIKE_INDICATORS, "nl 2.1")
    ]
    same = (("Je groet elke bezoeker.",), ("Je groet iedere bezoeker.",))
    assert [each.rule for each in advice_on(content(Wording("nl", "Xyz", indicators=same)), ["nl"])] == [
        R.LEVEL_NOT_DISTINCT
    ]


def test_eight_indicators_are_enough() -> None:
    texts = (
        "Je belt.",
        "Je zingt.",
        "Je kookt.",
        "Je loopt.",
        "Je telt.",
        "Je wast.",
        "Je droogt.",
        "Je roept.",
        "Je eet.",
    )
    eight = Wording("nl", "Xyz", indicators=(texts[:4], texts[4:8]))
    nine = Wording("nl", "Xyz", indicators=(texts[:4], texts[4:]))
    assert advice_on(content(eight), ["nl"]) == ()
    assert [(each.rule, each.text) for each in advice_on(content(nine), ["nl"])] == [(R.TOO_MANY_INDICATORS, "9")]


def test_only_the_languages_of_the_organisation_count_as_missing() -> None:
    said = content(Wording("nl", "Zorg", "Je helpt."), Wording("fr", "Soin"))
    assert advice_on(said, ["nl"]) == ()
    assert [(each.place, each.near) for each in advice_on(said, ["nl", "fr", "en"])] == [
        ("fr", "definition"),
        ("en", ""),
    ]
    loyal = content(Wording("nl", "Zorg"), Wording("fr", "Soin", indicators=(("Est loyale.",),)))
    assert advice_on(loyal, ["nl"])[0].rule is R.MISSING_LANGUAGE


def test_two_competences_with_nearly_the_same_definition() -> None:
    one, two, three = (uuid.UUID(int=number) for number in (1, 2, 3))
    held = {
        one: content(Wording("nl", "Luisteren", "Je hoort wat iemand nodig heeft."), aspect=Aspect.ATTITUDE),
        two: content(Wording("nl", "Oor hebben", "Je hoort altijd wat iemand echt nodig heeft.")),
        three: content(Wording("nl", "Koken", "Je maakt eten klaar.")),
    }
    (advice,) = advice_on_language(held, ["nl"])
    assert (advice.rule, advice.place) == (R.ALIKE_COMPETENCES, "nl definition")
    assert (advice.competence_id, advice.other_id) == (two, one)


def test_a_language_with_seven_core_competences_and_no_attitude() -> None:
    names = ["Bellen", "Zingen", "Koken", "Lopen", "Tellen", "Wassen", "Drogen"]
    core = {uuid.uuid4(): content(Wording("nl", name), kind=CompetenceKind.CORE) for name in names}
    assert [each.rule for each in advice_on_language(core, ["nl"])] == [R.TOO_MANY_CORE, R.NO_ATTITUDE]
    fewer = dict(list(core.items())[1:])
    attitude = {uuid.uuid4(): content(Wording("nl", "Respect"), aspect=Aspect.ATTITUDE)}
    assert advice_on_language(fewer | attitude, ["nl"]) == ()
