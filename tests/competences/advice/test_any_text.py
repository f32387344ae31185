"""Whatever is typed: the aid never fails, says the same each time, and does not look at spaces or capitals."""

import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from kiem.competences.rules import CompetenceKind, Content, Wording
from kiem.competences.rules.advice import Advice, AdviceRule, advice_on, advice_on_language

_SAID = """
je jij jullie de het een en maar of niet geen zonder als wat die luistert luisteren vat samen is bent heeft loyaal
aandacht voor open staat begrijpt handhygiëne conform goed zeer rustig duidelijk collega's ; , . vous n'êtes pas you
"""
sentences = st.lists(st.sampled_from(_SAID.split()), max_size=25).map(" ".join)
anything = st.one_of(st.text(max_size=60), sentences)
languages = st.sampled_from(["nl", "fr", "en", "de"])
by_level = st.lists(anything, max_size=4).map(tuple)
wordings = st.builds(
    Wording, languages, anything, anything, by_level, anything, by_level, by_level,
    st.lists(by_level, max_size=4).map(tuple), st.lists(by_level, max_size=3).map(tuple),
)  # fmt: skip


def _content(*said: Wording) -> Content:
    return Content(CompetenceKind.CORE, uuid.UUID(int=9), said)


def _where(found: tuple[Advice, ...]) -> list[tuple[AdviceRule, str]]:
    return [(advice.rule, advice.place) for advice in found]


@settings(max_examples=150, deadline=None)
@given(wordings)
def test_any_words_get_the_same_advice_twice_with_spans_inside_the_text(said: Wording) -> None:
    found = advice_on(_content(said), ["nl", "fr", "en"])
    assert found == advice_on(_content(said), ["nl", "fr", "en"])
    for advice in found:
        assert len(advice.place) <= 40
        assert len(advice.digest) == 64
        assert all(0 <= span.start < span.end <= len(advice.text) for span in advice.spans)


@settings(max_examples=100, deadline=None)
@given(sentences, sentences)
def test_more_spaces_and_other_capitals_change_no_advice(name: str, text: str) -> None:
    rules = set(AdviceRule) - {AdviceRule.HARD_WORD}  # a capital inside a word makes it a name

    def found(change: object) -> list[tuple[AdviceRule, str]]:
        assert callable(change)
        said = Wording("nl", change(name), change(text), indicators=((change(text),),))
        return [each for each in _where(advice_on(_content(said), ["nl"])) if each[0] in rules]

    plain = found(str)
    assert found(lambda each: each.replace(" ", "   ") + "  ") == plain
    assert found(str.upper) == plain


@settings(max_examples=50, deadline=None)
@given(st.lists(wordings, max_size=6))
def test_advice_on_a_language_does_not_depend_on_when_it_is_asked(said: list[Wording]) -> None:
    held = {uuid.UUID(int=number): _content(each) for number, each in enumerate(said)}
    assert advice_on_language(held, ["nl", "fr"]) == advice_on_language(dict(held), ["nl", "fr"])


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_digest_is_of_the_words_and_not_of_the_spaces(text: str, near: str) -> None:
    def digest(text: str, near: str) -> str:
        return Advice(AdviceRule.NEGATION, "nl 1.1", text, (), near).digest

    assert digest(text, near) == digest(f"  {text} ", f"{near}  ")
    if " ".join(text.split()) != " ".join(near.split()):
        assert digest(text, near) != digest(near, text)
